"""Cohen's kappa, Fleiss' kappa and Krippendorff's alpha, weighed by report so that reports can be drawn again.

Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania.
Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1), 37-46.
Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin 76(5), 378-382.

Each takes ratings once, as arrays, and gives its value for any number of weightings of the reports at a time: a weight
of 2 counts a report twice. Where chance alone would give full agreement, because all values are one, there is nothing
to measure and the value is NaN.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.coding.agreement.fields import Level

if TYPE_CHECKING:
    import numpy

__all__ = ["Alpha", "Cohen", "Fleiss", "Rated", "cohen_kappa", "fleiss_kappa", "krippendorff_alpha"]


@dataclass(frozen=True, slots=True)
class Rated:
    """The values that coders gave one unit, in any order, and the number of its report; who gave none is left out."""

    values: tuple[Any, ...]
    report: int = 0


def krippendorff_alpha(units: Iterable[Sequence[Hashable]], level: Level = Level.NOMINAL) -> float:
    """Give alpha of units as the values their coders gave, by the distance that the level has (Krippendorff 2011).

    For an ordinal level the values are numbers in their order. NaN where nothing can be measured.
    """
    return _once(Alpha([Rated(tuple(values)) for values in units], level))


def fleiss_kappa(units: Iterable[Sequence[Hashable]]) -> float:
    """Give kappa of units that each have as many values as the others (Fleiss 1971); NaN where there is nothing to
    measure.

    Raises:
        ValueError: some unit has more values than another, or only one.
    """
    return _once(Fleiss([Rated(tuple(values)) for values in units]))


def cohen_kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> float:
    """Give kappa of two coders, by what each said of each unit (Cohen 1960); NaN where there is nothing to measure."""
    return _once(Cohen([Rated(pair) for pair in pairs]))


def _once(told: Alpha | Fleiss | Cohen) -> float:
    import numpy as np

    return float(told(np.ones((1, told.reports)))[0])


class Alpha:
    """Krippendorff's alpha: 1 less the disagreement that is there over that which chance would give."""

    def __init__(self, units: Iterable[Rated], level: Level) -> None:
        """Take those units that two coders or more gave a value."""
        import numpy as np

        rated = [unit for unit in units if len(unit.values) > 1]
        number = _numbered(rated, level)
        self.level, self.reports = level, _reports(rated)
        self.values = np.array([0.0 if isinstance(value, str | None) else float(value) for value in number])
        told = [(number[value], unit.report) for unit in rated for value in unit.values]
        self._told = _Sums(told, len(number), self.reports)
        self._pairs = _pairs(rated, number)

    def __call__(self, weights: numpy.ndarray) -> numpy.ndarray:
        """Give alpha for each row of weights of reports."""
        import numpy as np

        told = self._told(weights)
        observed, expected = self._disagreements(weights, told)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(expected > 0, 1 - (told.sum(axis=1) - 1) * observed / expected, np.nan)

    def _disagreements(self, weights: numpy.ndarray, told: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
        """Give what is observed and what is expected, both as sums over ordered pairs of values."""
        import numpy as np

        one, other, share, of = self._pairs
        total = told.sum(axis=1)
        if self.level is Level.NOMINAL:
            apart: Any = (one != other).astype(float)
            expected = total**2 - (told**2).sum(axis=1)
        elif self.level is Level.INTERVAL:
            values = self.values - (self.values[:1].sum() if len(self.values) else 0.0)
            apart = (values[one] - values[other]) ** 2
            expected = 2 * (total * (told @ values**2) - (told @ values) ** 2)
        elif self.level is Level.RATIO:
            apart = _ratio(self.values[one], self.values[other])
            distance = _ratio(self.values[:, None], self.values[None, :])
            expected = ((told @ distance) * told).sum(axis=1)
        else:
            upto = told.cumsum(axis=1)
            rank = upto - told / 2
            apart = (rank[:, one] - rank[:, other]) ** 2
            squares = (told * rank**2).sum(axis=1)
            expected = 2 * (total * squares - (told * rank).sum(axis=1) ** 2)
        observed = (weights[:, of] * (share * apart)).sum(axis=1)
        # Of two sums that should be nought, the difference is a rounding: nothing varies.
        return observed, np.where(expected > 1e-9 * np.maximum(total, 1), expected, 0.0)


class Fleiss:
    """Fleiss' kappa: agreement beyond that which the shares of the values would give by chance."""

    def __init__(self, units: Iterable[Rated]) -> None:
        """Take units that have as many values each.

        Raises:
            ValueError: some have more than others, or only one.
        """
        import numpy as np

        rated = list(units)
        sizes = {len(unit.values) for unit in rated}
        if len(sizes) > 1 or sizes & {0, 1}:
            raise ValueError(f"units of {sorted(sizes)} values; expected two or more, the same for each")
        number = _numbered(rated)
        self.reports = _reports(rated)
        told = [(number[value], unit.report) for unit in rated for value in unit.values]
        self._told = _Sums(told, len(number), self.reports)
        size = max(sizes, default=2)
        alike = [sum(n * (n - 1) for n in Counter(unit.values).values()) / (size * (size - 1)) for unit in rated]
        of = np.array([unit.report for unit in rated], np.int64)
        self._alike = np.bincount(of, np.array(alike), self.reports)
        self._units = np.bincount(of, minlength=self.reports)

    def __call__(self, weights: numpy.ndarray) -> numpy.ndarray:
        """Give kappa for each row of weights of reports."""
        import numpy as np

        told = self._told(weights)
        with np.errstate(invalid="ignore", divide="ignore"):
            alike = weights @ self._alike / (weights @ self._units)
            chance = ((told / told.sum(axis=1, keepdims=True)) ** 2).sum(axis=1)
            return np.where(chance < 1 - 1e-12, (alike - chance) / (1 - chance), np.nan)


class Cohen:
    """Cohen's kappa of two coders: chance is by what each of them is wont to say."""

    def __init__(self, pairs: Iterable[Rated]) -> None:
        """Take what both said, always in the same order of the two."""
        import numpy as np

        rated = list(pairs)
        number = _numbered(rated)
        self.reports = _reports(rated)
        self._one, self._other = (
            _Sums([(number[unit.values[side]], unit.report) for unit in rated], len(number), self.reports)
            for side in (0, 1)
        )
        of = np.array([unit.report for unit in rated], np.int64)
        alike = np.array([float(unit.values[0] == unit.values[1]) for unit in rated])
        self._alike = np.bincount(of, alike, self.reports)

    def __call__(self, weights: numpy.ndarray) -> numpy.ndarray:
        """Give kappa for each row of weights of reports."""
        import numpy as np

        one, other = self._one(weights), self._other(weights)
        total = one.sum(axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            alike = weights @ self._alike / total
            chance = (one * other).sum(axis=1) / total**2
            return np.where(chance < 1 - 1e-12, (alike - chance) / (1 - chance), np.nan)


class _Sums:
    """How often each value was given, for any weights of the reports."""

    def __init__(self, told: Sequence[tuple[int, int]], values: int, reports: int) -> None:
        import numpy as np

        # Each value once more in a report of no weight, so that none is without a place to start adding at.
        codes = np.array([code for code, _ in told] + list(range(values)), np.int64)
        of = np.array([report for _, report in told] + [reports] * values, np.int64)
        order = np.argsort(codes, kind="stable")
        self._of, self._starts = of[order], np.searchsorted(codes[order], np.arange(values))

    def __call__(self, weights: numpy.ndarray) -> numpy.ndarray:
        import numpy as np

        if not len(self._starts):
            return np.zeros((len(weights), 0))
        padded = np.concatenate([weights, np.zeros((len(weights), 1))], axis=1)
        summed: numpy.ndarray = np.add.reduceat(padded[:, self._of], self._starts, axis=1)
        return summed


def _pairs(rated: Sequence[Rated], number: dict[Any, int]) -> tuple[Any, Any, Any, Any]:
    """Give the ordered pairs of differing values of each unit, each with its share, 1 of so many coders less one."""
    import numpy as np

    told = [
        (number[value], number[other], 1 / (len(unit.values) - 1), unit.report)
        for unit in rated
        for place, value in enumerate(unit.values)
        for that, other in enumerate(unit.values)
        if place != that and value != other
    ]
    one, other, share, of = zip(*told, strict=True) if told else ((), (), (), ())
    whole = np.int64
    return (np.array(one, whole), np.array(other, whole), np.array(share, float), np.array(of, whole))


def _ratio(one: Any, other: Any) -> Any:
    import numpy as np

    both = one + other
    return np.where(both > 0, ((one - other) / np.where(both > 0, both, 1)) ** 2, 0.0)


def _reports(rated: Sequence[Rated]) -> int:
    return max((unit.report for unit in rated), default=0) + 1


def _numbered(rated: Sequence[Rated], level: Level = Level.NOMINAL) -> dict[Any, int]:
    """Give each value a number: in its order, where values have one."""
    every = {value for unit in rated for value in unit.values}
    return {value: n for n, value in enumerate(sorted(every, key=_nominal if level is Level.NOMINAL else None))}


def _nominal(value: Any) -> tuple[str, str]:
    return type(value).__name__, str(value)
