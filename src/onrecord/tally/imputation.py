"""What cells would come to if people of unknown sex, month, place or actor were like those of whom it is known.

Multiple imputation: what is missing is drawn twenty times, each time with other shares, and the spread between the
twenty is the doubt (D. Rubin, *Multiple Imputation for Nonresponse in Surveys*, 1987, 3.1). The shares are those of
people who are alike in all that is known (a hot deck), with one person's worth of those of everybody, so that where few
are alike the draws spread wide: Dirichlet numbers, then a multinomial number of people.

This rests on one belief: that a value is missing as often for one kind of people as for another that is alike in what
is known. Where the names of women go unreported more than those of men it is wrong, and nothing here shows it. So what
is imputed stands apart, and is never added to what is documented.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.core.errors import BadOption
from onrecord.tally.missing import admits, is_whole

__all__ = ["Combined", "Imputed", "combined", "impute"]

Real = NDArray[np.float64]
Key = tuple[str, ...]

FEWEST = 2
TIMES = 20
"""Imputations: where half is missing, the variance of a mean of twenty is 1 + 0.5 / 20 times that of endlessly many
(Rubin 1987)."""
BELIEF = 1.0
"""People that the shares of everybody count as, beside those who are alike."""
LEVEL = 0.975


@dataclass(frozen=True, slots=True)
class Combined:
    """What several imputations say together: their mean, the interval that holds nineteen of twenty, the variance
    within and between them, and the degrees of freedom; endless where they all say the same.
    """

    mean: float
    low: float
    high: float
    within: float
    between: float
    freedom: float


@dataclass(frozen=True, slots=True)
class Imputed:
    """A cell: how many are documented in it, and how many would be if those of unknown cells were shared out.

    `most` is the documented and all who may belong there.
    """

    cell: Key
    documented: int
    most: int
    told: Combined


def combined(values: Sequence[float], variances: Sequence[float] | None = None) -> Combined:
    """Combine imputations by Rubin's rules: the mean; the mean variance within, and that between them, by 1 + 1/m.

    Without variances there is none within: a count of all who are documented is not a sample of them.

    Raises:
        BadOption: there are fewer than two.
    """
    number = len(values)
    if number < FEWEST:
        raise BadOption("imputations", found=f"{number}", expected=f"{FEWEST} or more", do="Draw more.")
    mean, within = float(np.mean(values)), 0.0 if variances is None else float(np.mean(variances))
    between = float(np.var(values, ddof=1))
    added = (1 + 1 / number) * between
    freedom = (number - 1) * (1 + within / added) ** 2 if added else math.inf
    half = _quantile(freedom) * math.sqrt(within + added)
    return Combined(mean, mean - half, mean + half, within, between, freedom)


def impute(
    counts: Mapping[Key, int], names: Sequence[str], by: Sequence[str], *, seed: int, times: int = TIMES
) -> tuple[Imputed, ...]:
    """Give every whole cell of some dimensions with those of unknown cells shared out.

    Args:
        counts: the people documented, by all dimensions that may tell of each other.
        names: these dimensions, in the order of the keys.
        by: those of them that cells are wanted of.
        seed: the same gives the same.
        times: how often what is missing is drawn.
    """
    people = [_Group.of(key, number, names, by) for key, number in sorted(counts.items()) if number]
    known = [each for each in people if each.is_whole(by)]
    documented = Counter[Key]()
    for each in known:
        documented[each.cell] += each.number
    shared = [_Shared.of(each, known, by) for each in people if not each.is_whole(by)]
    dice = np.random.default_rng(seed)
    drawn = [_drawn(shared, dice) for _ in range(times)]
    most = documented + _able(shared)
    return tuple(_imputed(cell, documented[cell], most[cell], [each[cell] for each in drawn]) for cell in sorted(most))


@dataclass(frozen=True, slots=True)
class _Group:
    """People who are alike in all that is told: the cell that is wanted of them, what else is known, how many."""

    cell: Key
    others: Key
    number: int

    @classmethod
    def of(cls, key: Key, number: int, names: Sequence[str], by: Sequence[str]) -> _Group:
        """Give the people of a key."""
        told = dict(zip(names, key, strict=True))
        others = (value if is_whole(name, value) else "" for name, value in told.items() if name not in by)
        return cls(tuple(told[name] for name in by), tuple(others), number)

    def is_whole(self, by: Sequence[str]) -> bool:
        """Tell whether the cell says all that its dimensions ask."""
        return all(map(is_whole, by, self.cell))

    def may_be(self, other: _Group, by: Sequence[str]) -> bool:
        """Tell whether people of this cell may belong to another."""
        return all(map(admits, by, self.cell, other.cell))

    def is_like(self, other: _Group) -> bool:
        """Tell whether another group has the same in all else that is known of this one."""
        return all(own in ("", told) for own, told in zip(self.others, other.others, strict=True))


@dataclass(frozen=True, slots=True)
class _Shared:
    """So many people to be shared out among cells, each of which counts for so much."""

    number: int
    cells: tuple[Key, ...]
    weights: Real

    @classmethod
    def of(cls, group: _Group, known: Sequence[_Group], by: Sequence[str]) -> _Shared:
        """Give the cells that people may belong to; none where nobody is known in any of them."""
        able = [each for each in known if group.may_be(each, by)]
        everybody, alike = Counter[Key](), Counter[Key]()
        for each in able:
            everybody[each.cell] += each.number
            alike[each.cell] += each.number * group.is_like(each)
        cells = tuple(sorted(everybody))
        shares = np.array([everybody[cell] for cell in cells], dtype=np.float64)
        weights = np.array([alike[cell] for cell in cells]) + BELIEF * shares / max(shares.sum(), 1)
        return cls(group.number, cells, weights)


def _able(shared: Sequence[_Shared]) -> Counter[Key]:
    """Give how many people may belong to each cell."""
    found = Counter[Key]()
    for each in shared:
        found.update(dict.fromkeys(each.cells, each.number))
    return found


def _drawn(shared: Sequence[_Shared], dice: np.random.Generator) -> Counter[Key]:
    """Give how many people come to each cell, in one drawing."""
    found = Counter[Key]()
    for each in shared:
        if each.cells:
            numbers = dice.multinomial(each.number, dice.dirichlet(each.weights))
            found.update(dict(zip(each.cells, numbers.tolist(), strict=True)))
    return found


def _imputed(cell: Key, documented: int, most: int, drawn: Sequence[int]) -> Imputed:
    """Give a cell by its drawings; no fewer than are documented in it, nor more than may belong there."""
    told = combined([documented + number for number in drawn])
    return Imputed(cell, documented, most, replace(told, low=max(documented, told.low), high=min(most, told.high)))


def _quantile(freedom: float) -> float:
    """Give what a t number of so many degrees of freedom is below in 39 of 40 cases."""
    from scipy.special import ndtri, stdtrit

    return float(ndtri(LEVEL)) if math.isinf(freedom) else float(stdtrit(freedom, LEVEL))
