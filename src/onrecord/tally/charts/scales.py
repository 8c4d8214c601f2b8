"""Where numbers and days stand along an axis, and which of them are written there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Scale", "day_ticks", "number_ticks", "rounded_top", "value_ticks"]

MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
DAY_STEPS = (1, 2, 7, 14, 35)
SHORT = 70
"""Days under which an axis may hold the first day of one month only."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight axis on which `low` stands at `start` and `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Give the place of a number; on an axis of one number, its middle."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def rounded_top(high: float, most: int = 5) -> int:
    """Give the round number, not under `high`, at which an axis from 0 ends.

    >>> rounded_top(83)
    100
    """
    step = _step(high, most)
    return step * max(1, -int(-high // step))


def value_ticks(top: float, most: int = 5) -> tuple[int, ...]:
    """Give the round numbers to write along an axis from 0 to `top`: `most` steps at most, none a fraction.

    >>> value_ticks(100)
    (0, 20, 40, 60, 80, 100)
    """
    step = _step(top, most)
    return tuple(range(0, int(top) + 1, step))


def number_ticks(low: float, high: float, most: int) -> tuple[int, ...]:
    """Give the round numbers to write along an axis that need not start at 0.

    >>> number_ticks(9100, 13400, 5)
    (10000, 11000, 12000, 13000)
    """
    step = _step(high - low, most)
    return tuple(range(int(-(-low // step)) * step, int(high) + 1, step))


def day_ticks(first: date, last: date, most: int) -> tuple[date, ...]:
    """Give the first days of years or months to write along an axis of time, or days where it is short."""
    months = (last.year - first.year) * 12 + last.month - first.month
    for step in (step for step in MONTH_STEPS if months // step <= most):
        ticks = tuple(_months(first, last, step))
        if 2 <= len(ticks) <= most:
            return ticks
    days = (last - first).days
    if days < SHORT:
        step = next(step for step in DAY_STEPS if days // step < most)
        return tuple(first + timedelta(days=step * n) for n in range(days // step + 1))
    return tuple(_months(first, last, MONTH_STEPS[-1]))[:most] or (first,)


def _step(top: float, most: int) -> int:
    power = 1
    while True:
        for digit in (1, 2, 5):
            if top <= digit * power * most:
                return digit * power
        power *= 10


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """Yield the first days of months from `first` to `last`, at whole multiples of the step since the year 0."""
    number = first.year * 12 + first.month - 1 + (first.day > 1)
    number += -number % step
    while number // 12 <= last.year and (day := date(number // 12, number % 12 + 1, 1)) <= last:
        yield day
        number += step
