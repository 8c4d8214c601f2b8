"""What recorders rely on to keep records apart, each with its reason in words.

A constraint names records no two of which are one: the people one report names, the rows of a list with unique ids. A
veto looks at two records and says why they cannot be one, such as a differing given name. Both bar any score. A
person's "same" stands above both, and the break is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.core.errors import BadOption
from onrecord.linkage.inference import Judged
from onrecord.linkage.judgements import Judgement
from onrecord.linkage.pairs import ordered

__all__ = ["Bars", "Bounds", "Break", "Constraint", "Veto", "broken", "veto_pairs"]

Veto = Callable[[str, str], str | None]
"""Why two records, given in order of id, cannot be one; None where nothing speaks against it."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """Records no two of which are one, and why."""

    reason: str
    members: frozenset[str]

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise BadOption(
                "constraint", found="no reason", expected="why, in a few words", do="Say why no two of these are one."
            )


@dataclass(frozen=True, slots=True)
class Bounds:
    """All that stands above the scores: what people judged, constraints, vetoes."""

    judged: Judged = field(default_factory=Judged)
    constraints: tuple[Constraint, ...] = ()
    vetoes: tuple[Veto, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """Records that people judged the same though a constraint or veto parts them, why it does, and the judgements."""

    reason: str
    members: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def veto_pairs(reason: str, pairs: Iterable[tuple[str, str]]) -> Veto:
    """Give a veto of just these pairs, whichever of two is named first."""
    vetoed = frozenset(ordered(*pair) for pair in pairs)
    return lambda one, other: reason if ordered(one, other) in vetoed else None


class Bars:
    """Tells why groups of records may not be joined by a score. What is within one group is not looked at."""

    def __init__(self, bounds: Bounds) -> None:
        self._vetoes = bounds.vetoes
        self._reasons = [constraint.reason for constraint in bounds.constraints]
        self._numbers: dict[str, list[int]] = {}
        for number, constraint in enumerate(bounds.constraints):
            for record in constraint.members:
                self._numbers.setdefault(record, []).append(number)
        for row in bounds.judged.different:
            for record in row.pair:
                self._numbers.setdefault(record, []).append(len(self._reasons))
            self._reasons.append(f"judged different by {row.by}: {row.why}")

    def parting(self, *groups: Sequence[str]) -> str | None:
        """Give why these groups cannot be one; None where they may. Of several reasons it is the first by letters."""
        reasons = self._shared(groups) or set(self._vetoed(groups))
        return min(reasons) if reasons else None

    def _shared(self, groups: Sequence[Sequence[str]]) -> set[str]:
        """Give the reasons of the constraints that have members in two groups."""
        met: dict[int, int] = {}
        return {
            self._reasons[number]
            for place, group in enumerate(groups)
            for record in group
            for number in self._numbers.get(record, ())
            if met.setdefault(number, place) != place
        }

    def _vetoed(self, groups: Sequence[Sequence[str]]) -> Iterator[str]:
        if not self._vetoes:
            return
        for first, second in combinations(groups, 2):
            for one in first:
                for other in second:
                    yield from self._vetoes_of(one, other)

    def _vetoes_of(self, one: str, other: str) -> Iterator[str]:
        pair = ordered(one, other)
        for veto in self._vetoes:
            reason = veto(*pair)
            if reason is not None:
                yield reason


def broken(bounds: Bounds) -> list[Break]:
    """Give the constraints and vetoes that people's "same" break, in order of the records and reason."""
    breaks: list[Break] = []
    groups = {record: group for group in bounds.judged.groups for record in group}
    for constraint in bounds.constraints:
        within: dict[frozenset[str], list[str]] = {}
        for record in constraint.members & groups.keys():
            within.setdefault(groups[record], []).append(record)
        breaks += [_break(bounds, constraint.reason, some) for some in within.values() if len(some) > 1]
    for group in bounds.judged.groups if bounds.vetoes else ():
        for pair in combinations(sorted(group), 2):
            reasons = {reason for veto in bounds.vetoes if (reason := veto(*pair)) is not None}
            breaks += [_break(bounds, reason, pair) for reason in reasons]
    return sorted(breaks, key=lambda each: (each.members, each.reason))


def _break(bounds: Bounds, reason: str, members: Iterable[str]) -> Break:
    first, *others = sorted(members)
    ways = [row for other in others for row in bounds.judged.because(first, other)]
    return Break(reason, (first, *others), tuple(sorted(set(ways), key=lambda row: row.number)))
