"""Scored pairs parted into components that nothing likely joins, so that each is clustered, or drawn, by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.linkage.leads import lead_of, tie
from onrecord.linkage.pairs import ScoredPair

__all__ = ["Component", "components"]


@dataclass(frozen=True, slots=True)
class Component:
    """Records, in atoms that judgements made one, and the weights of the pairs among them.

    Atoms and the records in each are in order of id; a pair that was given twice has its higher weight.
    """

    atoms: tuple[tuple[str, ...], ...]
    weights: dict[tuple[str, str], float]


def components(
    pairs: Sequence[ScoredPair], least: float, groups: Iterable[frozenset[str]], records: Iterable[str]
) -> list[Component]:
    """Give the components of records that groups and pairs of at least this weight tie together, in order of id.

    A record that nothing ties to another is a component by itself; weaker pairs are kept where both ends are in one.
    """
    lead: dict[str, str] = {}
    atom_of: dict[str, tuple[str, ...]] = {}
    for group in groups:
        atom = tuple(sorted(group))
        atom_of.update(dict.fromkeys(atom, atom))
        for record in atom:
            tie(lead, atom[0], record)
    for pair in pairs:
        if pair.weight >= least:
            tie(lead, pair.one, pair.other)
    weights: dict[str, dict[tuple[str, str], float]] = {}
    for pair in pairs:
        top = lead_of(lead, pair.one)
        if top == lead_of(lead, pair.other):
            table = weights.setdefault(top, {})
            ends = pair.one, pair.other
            table[ends] = max(pair.weight, table.get(ends, pair.weight))
    atoms: dict[str, list[tuple[str, ...]]] = {}
    for record in sorted({*records, *lead}):
        atom = atom_of.get(record, (record,))
        if atom[0] == record:
            atoms.setdefault(lead_of(lead, record), []).append(atom)
    return [Component(tuple(some), weights.get(top, {})) for top, some in atoms.items()]
