"""A cluster as somebody looks through it: who is in it, what scores and people say of each two, what cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.linkage.clusters import Cluster
from onrecord.linkage.constraints import Break
from onrecord.linkage.inference import Contradiction
from onrecord.linkage.judgements import Decision
from onrecord.linkage.pairs import ordered, probability_of
from onrecord.store.asked import around
from onrecord.store.judgements import identity_judgements
from onrecord.store.linked import names_of
from onrecord.store.said import Said, said_among

if TYPE_CHECKING:
    from onrecord.linkage.inference import Judged
    from onrecord.store.casefile import CaseFile

__all__ = ["Clustered", "Inside", "cluster_around"]

MOST_PAIRS_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Inside:
    """A pair within a cluster: how likely it is one (None where it was not scored), and what was decided of it, by a
    judgement on the two (`is_said`) or by what follows from others.
    """

    one: str
    other: str
    probability: float | None
    decision: str | None
    is_said: bool


@dataclass(frozen=True, slots=True)
class Clustered:
    """A cluster: its members with their names, those that judgements make one record, its pairs, every judgement ever
    made within it, and what cannot all hold. `apart` are the pairs that are different, judged so or by what follows.
    """

    kind: str
    members: tuple[str, ...]
    names: dict[str, str]
    probability: float
    records: tuple[tuple[str, ...], ...]
    pairs: tuple[Inside, ...]
    said: tuple[Said, ...]
    contradictions: tuple[Contradiction, ...]
    breaks: tuple[Break, ...]
    apart: frozenset[tuple[str, str]]


def cluster_around(case: CaseFile, kind: str, subject: str) -> Clustered:
    """Give the cluster that somebody, or an incident, is in as judgements and scores make it now.

    Raises:
        BadOption: the last run met no such person or incident, or its coding was replaced.
    """
    every = identity_judgements(case)
    basis = around(case, kind, [subject], every).basis
    if subject not in basis.people:
        raise BadOption(kind, found=repr(subject[:90]), expected="one that is in force", do="Run `onrecord link`.")
    clustering = basis.clustering()
    cluster = next(each for each in clustering.clusters if subject in each.members)
    members, judged = _members(cluster, basis.bounds.judged), basis.bounds.judged
    weights = {(each.one, each.other): each.weight for each in basis.pairs}
    within = set(members)
    said = said_among(every, within)
    pairs = _pairs(members, weights, judged, said)
    return Clustered(
        kind,
        members,
        names_of(case, members),
        cluster.probability,
        _records(members, judged),
        tuple(pairs[:MOST_PAIRS_SHOWN]),
        tuple(said),
        tuple(each for each in judged.contradictions if within.issuperset(each.different.pair)),
        tuple(each for each in clustering.breaks if within.issuperset(each.members)),
        frozenset((each.one, each.other) for each in pairs if each.decision == Decision.DIFFERENT),
    )


def _members(cluster: Cluster, judged: Judged) -> tuple[str, ...]:
    """Give the members, with whoever is judged the same as one of them and parted by what contradicts it, and all whom
    a contradiction about one of them is about.
    """
    members = set(cluster.members)
    tied = [row.pair for row in judged.not_followed if members & set(row.pair)]
    for clash in judged.contradictions:
        pairs = [row.pair for row in clash.judgements]
        if any(members & set(pair) for pair in pairs):
            tied += pairs
    return tuple(sorted(members.union(*tied)))


def _records(members: Sequence[str], judged: Judged) -> tuple[tuple[str, ...], ...]:
    group_of = {member: group for group in judged.groups for member in group}
    found = {min(group_of.get(each, {each})): tuple(sorted(group_of.get(each, {each}))) for each in members}
    return tuple(group for _, group in sorted(found.items()))


def _pairs(
    members: Sequence[str], weights: dict[tuple[str, str], float], judged: Judged, said: Iterable[Said]
) -> list[Inside]:
    on = {ordered(each.one, each.other) for each in said if each.holds}
    told = [
        Inside(
            *pair,
            probability_of(weights[pair]) if pair in weights else None,
            _word(judged.decision(*pair)),
            is_said=pair in on,
        )
        for pair in combinations(members, 2)
    ]
    # Those that are told apart, or that nothing speaks for, are looked for first.
    told.sort(key=lambda each: (each.decision == Decision.SAME, each.probability or 0.0, each.one, each.other))
    return told


def _word(decision: Decision | None) -> str | None:
    return None if decision is None else str(decision)
