"""Arithmetic on inclusive intervals of days: weeks from Monday (ISO 8601), whole months, thirds for "early"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

__all__ = [
    "Interval",
    "add_days",
    "add_months",
    "days_of",
    "decade_of",
    "easter",
    "month_of",
    "part_of",
    "third_of",
    "unit_of",
    "week_of",
    "year_of",
]

Interval = tuple[date, date]


def add_days(day: date, number: int) -> date:
    """Give the day so many days on; OverflowError outside the calendar."""
    return day + timedelta(days=number)


def add_months(day: date, number: int) -> date:
    """Give the same day so many months on, or the month's last where it has no such day.

    >>> add_months(date(2016, 1, 31), 1)
    datetime.date(2016, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> Interval:
    """Give the whole month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of(year: int) -> Interval:
    """Give the whole year."""
    return date(year, 1, 1), date(year, 12, 31)


def decade_of(year: int) -> Interval:
    """Give the ten years that begin with the one before that ends in 0."""
    first = year - year % 10
    return date(first, 1, 1), date(first + 9, 12, 31)


def week_of(day: date) -> Interval:
    """Give the week from Monday to Sunday that holds the day."""
    monday = add_days(day, -day.weekday())
    return monday, add_days(monday, 6)


def unit_of(unit: str, day: date, offset: int = 0) -> Interval:
    """Give the week, weekend, month, quarter, year or decade `offset` from the one that holds the day.

    The weekend that holds a Wednesday is the one to come in its week.

    >>> unit_of("week", date(2016, 1, 8), -1)
    (datetime.date(2015, 12, 28), datetime.date(2016, 1, 3))
    """
    if unit in ("week", "weekend"):
        monday, sunday = week_of(add_days(day, 7 * offset))
        return (monday if unit == "week" else add_days(sunday, -1)), sunday
    if unit == "month":
        there = add_months(day.replace(day=1), offset)
        return month_of(there.year, there.month)
    if unit == "quarter":
        first = add_months(day.replace(month=day.month - (day.month - 1) % 3, day=1), 3 * offset)
        return first, add_days(add_months(first, 3), -1)
    if unit == "decade":
        return decade_of(add_months(day, 120 * offset).year)
    return year_of(add_months(day.replace(day=1), 12 * offset).year)


def third_of(interval: Interval, third: int) -> Interval:
    """Give the early (0), middle (1) or late (2) third, rounded so that no day falls between two.

    >>> third_of(month_of(2016, 3), 2)
    (datetime.date(2016, 3, 21), datetime.date(2016, 3, 31))
    """
    first, last = interval
    length = (last - first).days + 1
    size = -(-length // 3)
    if third == 0:
        return first, add_days(first, size - 1)
    if third == 2:
        return add_days(last, 1 - size), last
    return add_days(first, length // 3), add_days(last, -(length // 3))


def part_of(interval: Interval, number: int, parts: int) -> Interval:
    """Give one of so many parts, counted from 1, the last -1: halves and quarters of a year begin with a month.

    >>> part_of(year_of(2015), 2, 2)
    (datetime.date(2015, 7, 1), datetime.date(2015, 12, 31))
    """
    first, last = interval
    index = parts - 1 if number < 0 else number - 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and months % parts == 0:
        size = months // parts
        start = add_months(first, index * size)
        return start, add_days(add_months(first, (index + 1) * size), -1)
    length = (last - first).days + 1
    return add_days(first, index * length // parts), add_days(first, -(-(index + 1) * length // parts) - 1)


def days_of(interval: Interval, number: int, days: int) -> Interval:
    """Give one of an interval's stretches of so many days, counted from 1, the last -1: the first week of March."""
    first, last = interval
    if number < 0:
        return max(first, add_days(last, 1 - days)), last
    start = min(last, add_days(first, days * (number - 1)))
    return start, min(last, add_days(start, days - 1))


def easter(year: int) -> date:
    """Give Easter Sunday of the western churches (the anonymous Gregorian computus, Nature 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, left = divmod(century, 4)
    shift = (8 * century + 13) // 25
    epact = (19 * golden + century - leaps - shift + 15) % 30
    quarters, remainder = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * quarters - epact - remainder) % 7
    correction = (golden + 11 * epact + 19 * weekday) // 433
    month = (epact + weekday - 7 * correction + 90) // 25
    day = (epact + weekday - 7 * correction + 33 * month + 19) % 32
    return date(year, month, day)
