"""What is told of the agreement on a field: numbers with intervals, or in words why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Any

from onrecord.coding.agreement.coefficients import Alpha, Cohen, Fleiss, Rated
from onrecord.coding.agreement.fields import Field, Level, Unit, Value, field_named
from onrecord.coding.agreement.intervals import Interval, interval_of

if TYPE_CHECKING:
    import numpy

__all__ = ["LEAST_REPORTS", "LEAST_UNITS", "Measured", "Number", "Why", "measure"]

LEAST_UNITS = 10
"""Under so many values a coefficient moves by a tenth or more when one coder changes one of them."""
LEAST_REPORTS = 10
"""Under so many reports drawing them again gives too few different draws for an interval."""


class Why(StrEnum):
    """Why there is no number."""

    NOTHING = "nothing to compare"
    FEW_UNITS = "too few values"
    FEW_REPORTS = "too few reports"
    SAME = "no variation"
    UNTOLD = "not told"


@dataclass(frozen=True, slots=True)
class Number:
    """A coefficient with its interval, each None where `why` tells the reason."""

    value: float | None = None
    interval: Interval | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """The agreement on one field: over how many things of how many reports; the share of pairs of values that are
    alike; alpha with "not told" as a value; the same by the field's own distance, where both told; and kappa.

    Kappa is Cohen's where the same two coders gave every value, else Fleiss', of those things that were coded as
    often as most are.
    """

    field: str
    units: int
    reports: int
    alike: float | None
    alpha: Number
    own: Number | None
    own_units: int
    kappa: Number
    is_cohen: bool


def measure(key: str, units: Sequence[Unit], *, intervals: bool = True) -> Measured:
    """Give the agreement on a field, of units of that field."""
    field = field_named(key)
    numbers = {report: n for n, report in enumerate(dict.fromkeys(unit.report for unit in units))}
    rated = [Rated(tuple(unit.values[name] for name in sorted(unit.values)), numbers[unit.report]) for unit in units]
    own = None if field.level is Level.NOMINAL else _own(field, rated)
    kappa, is_cohen = _kappa(units, rated)
    return Measured(
        key,
        len(units),
        len(numbers),
        _alike(rated),
        _number(rated, lambda some: Alpha(some, Level.NOMINAL), intervals=intervals),
        None if own is None else _number(own, lambda some: Alpha(some, field.level), intervals=intervals),
        len(own or ()),
        _number(kappa, Cohen if is_cohen else Fleiss, intervals=intervals),
        is_cohen,
    )


def _own(field: Field, rated: Iterable[Rated]) -> list[Rated]:
    """Give the units by the field's own distance: values that are told, as numbers, where two coders tell one."""
    rank = {value: n for n, value in enumerate(field.order)}
    found = []
    for unit in rated:
        told = tuple(number for value in unit.values if (number := _placed(value, rank)) is not None)
        if len(told) > 1:
            found.append(Rated(told, unit.report))
    return found


def _placed(value: Value, rank: dict[str, int]) -> int | None:
    return rank.get(value) if isinstance(value, str) else value


def _kappa(units: Sequence[Unit], rated: Sequence[Rated]) -> tuple[list[Rated], bool]:
    """Give the units kappa is of, and whether the same two coders gave all of them."""
    coders = {tuple(sorted(unit.values)) for unit in units}
    if len(coders) == 1 and len(next(iter(coders))) == 2:
        return list(rated), True
    sizes = Counter(len(unit.values) for unit in rated)
    usual = max(sizes, key=lambda size: (sizes[size], -size), default=2)
    return [unit for unit in rated if len(unit.values) == usual], False


def _alike(rated: Iterable[Rated]) -> float | None:
    pairs = [one == other for unit in rated for one, other in combinations(unit.values, 2)]
    return sum(pairs) / len(pairs) if pairs else None


def _number(rated: Sequence[Rated], make: Callable[[Sequence[Rated]], Any], *, intervals: bool) -> Number:
    if not rated:
        return Number(why=Why.NOTHING)
    if len(rated) < LEAST_UNITS:
        return Number(why=Why.FEW_UNITS)
    # Looked for first: most fields of most groups are of this kind, and need no arithmetic.
    told = {value for unit in rated for value in unit.values}
    if len(told) == 1:
        return Number(why=Why.UNTOLD if None in told else Why.SAME)
    import numpy as np

    made = make(rated)
    value = float(made(np.ones((1, made.reports)))[0])
    if np.isnan(value):
        return Number(why=Why.SAME)
    if not intervals:
        return Number(value)
    present: numpy.ndarray = np.zeros(made.reports)
    present[[unit.report for unit in rated]] = 1
    if present.sum() < LEAST_REPORTS:
        return Number(value, why=Why.FEW_REPORTS)
    interval = interval_of(made, present)
    return Number(value, interval, Why.SAME if interval is None else None)
