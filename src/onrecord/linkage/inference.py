"""What follows from judgements: "same" goes on from pair to pair, "different" holds between all that is the same.

Where judgements cannot all hold, "different" always parts: a wrong join hides a person, and is harder to see in a
table than two rows of one. Of the judgements "same" that would join the two again the older give way. Each such
contradiction is shown with the shortest way of judgements that makes it, until somebody takes one of them back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.linkage.judgements import Decision, Judgement, held_judgements, voices
from onrecord.linkage.pairs import ordered
from onrecord.linkage.ways import Ways

__all__ = ["Contradiction", "Judged", "contradictions_around", "infer"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A judgement "different", and the fewest judgements "same" that say otherwise, in their order from end to end."""

    different: Judgement
    same: tuple[Judgement, ...]

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Give all of them; to take back any one of these ends this way of contradicting."""
        return (self.different, *self.same)


@dataclass(frozen=True, slots=True)
class Judged:
    """What people's judgements say together.

    `same` are those followed, `not_followed` those "same" that gave way to a "different"; `groups` are the records that
    are one by judgement, two and more each, in order of their first.
    """

    same: tuple[Judgement, ...] = ()
    different: tuple[Judgement, ...] = ()
    unsure: tuple[Judgement, ...] = ()
    not_followed: tuple[Judgement, ...] = ()
    groups: tuple[frozenset[str], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    _lead: Mapping[str, str] = field(default_factory=dict)
    _apart: frozenset[tuple[str, str]] = frozenset()
    _unsure: frozenset[tuple[str, str]] = frozenset()

    def decision(self, one: str, other: str) -> Decision | None:
        """Give what was decided of two records, by a judgement on the two or by what follows from others."""
        leads = self._lead.get(one, one), self._lead.get(other, other)
        if leads[0] == leads[1]:
            return Decision.SAME
        if ordered(*leads) in self._apart:
            return Decision.DIFFERENT
        return Decision.UNSURE if ordered(one, other) in self._unsure else None

    def because(self, one: str, other: str) -> tuple[Judgement, ...]:
        """Give the fewest judgements that the decision on two records follows from; none where there is no decision."""
        decision = self.decision(one, other)
        if decision is Decision.UNSURE:
            return tuple(row for row in self.unsure if row.pair == ordered(one, other))
        crossed = self.different if decision is Decision.DIFFERENT else ()
        return () if decision is None else Ways(self.same, crossed).shortest(one, other)


def infer(rows: Iterable[Judgement]) -> Judged:
    """Give what follows from all judgements ever made, whatever their order, those taken back left out."""
    said = voices(held_judgements(rows))
    different, same, unsure = (
        tuple(row for row in said if row.decision is decision)
        for decision in (Decision.DIFFERENT, Decision.SAME, Decision.UNSURE)
    )
    groups, followed = _follow(same, different)
    numbers = {row.number for row in followed}
    lead = _leads(groups)
    return Judged(
        same=followed,
        different=different,
        unsure=unsure,
        not_followed=tuple(row for row in same if row.number not in numbers),
        groups=groups,
        contradictions=_contradictions(same, different),
        _lead=lead,
        _apart=frozenset(ordered(lead.get(row.one, row.one), lead.get(row.other, row.other)) for row in different),
        _unsure=frozenset(row.pair for row in unsure),
    )


def _follow(
    same: Sequence[Judgement], different: Sequence[Judgement]
) -> tuple[tuple[frozenset[str], ...], tuple[Judgement, ...]]:
    """Join what was judged the same, the newest first, but for what would bring together two judged different."""
    apart: dict[str, set[str]] = {}
    for row in different:
        apart.setdefault(row.one, set()).add(row.other)
        apart.setdefault(row.other, set()).add(row.one)
    group: dict[str, set[str]] = {}
    followed: list[Judgement] = []
    for row in reversed(same):
        ends = [group.get(end, {end}) for end in row.pair]
        small, large = sorted(ends, key=len)
        if small is not large and any(not large.isdisjoint(apart.get(record, ())) for record in small):
            continue
        followed.append(row)
        large |= small
        group.update(dict.fromkeys(small if small is not large else (), large))
        group.update(dict.fromkeys(row.pair, large))
    found = {id(each): each for each in group.values()}
    return tuple(sorted(map(frozenset, found.values()), key=min)), tuple(reversed(followed))


def contradictions_around(rows: Iterable[Judgement], pair: tuple[str, str]) -> tuple[Contradiction, ...]:
    """Give the contradictions among whoever is judged the same, from pair to pair, as one of two records."""
    said = voices(held_judgements(rows))
    same = [row for row in said if row.decision is Decision.SAME]
    groups, _ = _follow(same, ())
    near = set(pair).union(*(group for group in groups if not group.isdisjoint(pair)))
    different = [row for row in said if row.decision is Decision.DIFFERENT and near.issuperset(row.pair)]
    return _contradictions([row for row in same if row.one in near], different)


def _contradictions(same: Sequence[Judgement], different: Sequence[Judgement]) -> tuple[Contradiction, ...]:
    groups, _ = _follow(same, ())
    lead, ways = _leads(groups), Ways(same)
    return tuple(
        Contradiction(row, ways.shortest(row.one, row.other))
        for row in different
        if row.one in lead and lead[row.one] == lead.get(row.other)
    )


def _leads(groups: Iterable[frozenset[str]]) -> dict[str, str]:
    """Give the first record of the group that each is in."""
    lead: dict[str, str] = {}
    for group in groups:
        lead.update(dict.fromkeys(group, min(group)))
    return lead
