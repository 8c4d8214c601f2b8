"""Agreement by field, and for each field by language, actor, coder, pair of coders and month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.coding.agreement.aligning import align
from onrecord.coding.agreement.fields import FIELDS, Unit, units_of
from onrecord.coding.agreement.found import KINDS, Found, Meeting, found_in, meetings_of
from onrecord.coding.agreement.measuring import Measured, measure
from onrecord.core.coding import Coding

__all__ = ["BY", "MOST_GROUPS", "Agreement", "Compared", "compare", "pair_of", "sum_up"]

BY = ("language", "actor", "coder", "pair", "month")
"""What agreement is told apart by."""
MOST_GROUPS = 24
"""Of each kind so many groups are kept, those with the most units; months are the latest ones."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What two or more codings of one report say beside each other: units, and things found or missed."""

    report: str
    language: str | None
    month: str
    units: tuple[Unit, ...]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """All that is told: fields as a whole; groups of each kind by name, field by field; and what was found and missed,
    as a whole and by pair.
    """

    reports: int
    coders: tuple[str, ...]
    fields: tuple[Measured, ...]
    groups: Mapping[str, Mapping[str, tuple[Measured, ...]]]
    found: tuple[Found, ...]
    found_by_pair: Mapping[str, tuple[Found, ...]]


def compare(report: str, language: str | None, month: str, codings: Mapping[str, Coding]) -> Compared:
    """Give what codings of one report say beside each other, by the names of their coders."""
    aligned = align(codings)
    return Compared(report, language, month, tuple(units_of(report, aligned)), tuple(meetings_of(report, aligned)))


def pair_of(one: str, other: str) -> str:
    """Give what two coders are called together, whichever comes first.

    >>> pair_of("rima", "hadi")
    'hadi · rima'
    """
    return " · ".join(sorted((one, other)))


def sum_up(compared: Sequence[Compared], pairs: Sequence[Compared] = ()) -> Agreement:
    """Give the agreement of what was compared.

    Args:
        compared: Each report once.
        pairs: Two codings of a report that are compared with each other alone, besides those in `compared`.
    """
    units = [(each, unit) for each in compared for unit in each.units]
    apart = [(each, unit) for each in pairs for unit in each.units]
    groups = {by: _groups(by, [*units, *apart] if by == "pair" else units) for by in BY}
    meetings = [meeting for each in compared for meeting in each.meetings]
    of_pair: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in (meeting for each in (*compared, *pairs) for meeting in each.meetings):
        of_pair[pair_of(*meeting.coders)].append(meeting)
    return Agreement(
        len(compared),
        tuple(sorted({coder for _, unit in units for coder in unit.values})),
        tuple(_by_field(unit for _, unit in units)),
        groups,
        tuple(found_in(kind, meetings) for kind in KINDS),
        {pair: tuple(found_in(kind, some) for kind in KINDS) for pair, some in sorted(of_pair.items())},
    )


def _by_field(units: Iterable[Unit]) -> Iterator[Measured]:
    of: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        of[unit.field].append(unit)
    yield from (measure(field.key, of[field.key]) for field in FIELDS if field.key in of)


Told = tuple[Compared, Unit]


def _groups(by: str, units: Iterable[Told]) -> dict[str, tuple[Measured, ...]]:
    of: dict[str, list[Unit]] = defaultdict(list)
    for told in units:
        for name, unit in NAMED[by](told):
            of[name].append(unit)
    most = Counter({name: len(some) for name, some in of.items()}).most_common(MOST_GROUPS)
    kept = sorted(of)[-MOST_GROUPS:] if by == "month" else [name for name, _ in most]
    return {name: tuple(_by_field(of[name])) for name in kept}


def _language(told: Told) -> Iterator[tuple[str, Unit]]:
    yield told[0].language or "", told[1]


def _actors(told: Told) -> Iterator[tuple[str, Unit]]:
    yield from ((actor, told[1]) for actor in told[1].actors)


def _coders(told: Told) -> Iterator[tuple[str, Unit]]:
    """Yield a coder's values beside those of each other: how the others agree with each other is not theirs."""
    _, unit = told
    yield from (
        (name, _two(unit, name, other)) for one in combinations(unit.values, 2) for name, other in (one, one[::-1])
    )


def _pairs(told: Told) -> Iterator[tuple[str, Unit]]:
    _, unit = told
    yield from ((pair_of(*two), _two(unit, *two)) for two in combinations(unit.values, 2))


def _month(told: Told) -> Iterator[tuple[str, Unit]]:
    yield told[0].month, told[1]


def _two(unit: Unit, one: str, other: str) -> Unit:
    return replace(unit, values={name: unit.values[name] for name in (one, other)})


NAMED: Mapping[str, Callable[[Told], Iterator[tuple[str, Unit]]]] = {
    "language": _language,
    "actor": _actors,
    "coder": _coders,
    "pair": _pairs,
    "month": _month,
}
