"""Scored pairs parted into components that nothing likely joins, so that each is clustered, or drawn, by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
            _tie(lead, atom[0], record)
    for pair in pairs:
        if pair.weight >= least:
            _tie(lead, pair.one, pair.other)
    weights: dict[str, dict[tuple[str, str], float]] = {}
    for pair in pairs:
        top = _find(lead, pair.one)
        if top == _find(lead, pair.other):
            table = weights.setdefault(top, {})
            ends = pair.one, pair.other
            table[ends] = max(pair.weight, table.get(ends, pair.weight))
    atoms: dict[str, list[tuple[str, ...]]] = {}
    for record in sorted({*records, *lead}):
        atom = atom_of.get(record, (record,))
        if atom[0] == record:
            atoms.setdefault(_find(lead, record), []).append(atom)
    return [Component(tuple(some), weights.get(top, {})) for top, some in atoms.items()]


def _find(lead: dict[str, str], record: str) -> str:
    """Give the record that stands for all that are tied to this one; ways are halved as they are walked."""
    above = lead.setdefault(record, record)
    while above != record:
        higher = lead[above]
        lead[record] = higher
        record, above = higher, lead[higher]
    return record


def _tie(lead: dict[str, str], one: str, other: str) -> None:
    """Tie two records, under the first of their leads, so that the lead does not depend on the order of the pairs."""
    first, second = _find(lead, one), _find(lead, other)
    if first < second:
        lead[second] = first
    else:
        lead[first] = second
