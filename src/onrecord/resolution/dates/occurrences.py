"""Occurrences: the days on which a feast, a season or a yearless date comes round, year by year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date
from functools import cache
from pathlib import Path

from onrecord.resolution.dates.intervals import Interval, add_days, easter, month_of, part_of, year_of

__all__ = [
    "Recurring",
    "around",
    "fixed_days",
    "hijri_margin",
    "month_and_day",
    "part_of_year",
    "season",
    "seasons",
    "yearly",
]

DAYS = Path(__file__).parent.parent.parent / "resources" / "calendar" / "days.yaml"
# 29 February comes round within 8 years, also across a century that is no leap year.
REACH_YEARS = 8

Recurring = Callable[[int], Sequence[Interval]]
"""Gives the intervals that begin in a year, none where there is none."""

Rule = Mapping[str, int]


def around(recurring: Recurring, year: int) -> list[Interval]:
    """Give what begins within eight years of a year, in order."""
    years = range(max(MINYEAR + 1, year - REACH_YEARS), min(MAXYEAR - 1, year + REACH_YEARS) + 1)
    return [interval for each in years for interval in recurring(each)]


def month_and_day(month: int | None, day: int | None) -> Recurring:
    """Give a day of a month, a whole month, or a day of any month, in every year that has it."""
    months = range(1, 13) if month is None else (month,)

    def occur(year: int) -> list[Interval]:
        if day is None:
            return [month_of(year, each) for each in months]
        existing = [date(year, each, day) for each in months if day <= monthrange(year, each)[1]]
        return [(each, each) for each in existing]

    return occur


def part_of_year(number: int, parts: int) -> Recurring:
    """Give one of so many parts of each year."""
    return lambda year: [part_of(year_of(year), number, parts)]


def season(key: str) -> Recurring:
    """Give the season of each year it begins in."""
    (month, day), (to_month, to_day) = seasons()[key]

    def occur(year: int) -> list[Interval]:
        return [(date(year, month, day), date(year + (to_month < month), to_month, to_day))]

    return occur


def yearly(key: str) -> Recurring:
    """Give the fixed day or feast of that key, a Hijri one with the margin of its sighting."""
    rule = fixed_days()[key]
    if "hijri" in rule:
        return lambda year: _hijri(key, year)
    return lambda year: [_days(_first_day(rule, year), rule.get("days", 1))]


@cache
def fixed_days() -> Mapping[str, Rule]:
    """Give the rule of every fixed day by its key."""
    return {key: {part: int(str(value)) for part, value in rule.items()} for key, rule in _file()["days"].items()}


@cache
def seasons() -> Mapping[str, tuple[tuple[int, int], tuple[int, int]]]:
    """Give the first and last month and day of every season by its key."""
    return {key: (_pair(rule["from"]), _pair(rule["to"])) for key, rule in _file()["seasons"].items()}


@cache
def _file() -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw: Mapping[str, Mapping[str, Mapping[str, object]]] = yaml.load(DAYS.read_text(encoding="utf-8"), Loader=loader)
    return raw


def _pair(value: object) -> tuple[int, int]:
    month, day = value if isinstance(value, list) else (0, 0)
    return int(month), int(day)


def _days(first: date, number: int) -> Interval:
    return first, add_days(first, number - 1)


def _first_day(rule: Rule, year: int) -> date:
    if "easter" in rule:
        return add_days(easter(year), rule["easter"])
    if "orthodox_easter" in rule:
        return add_days(_orthodox_easter(year), rule["orthodox_easter"])
    if "nth" in rule:
        return _nth_weekday(year, rule["month"], rule["weekday"], rule["nth"])
    return date(year, rule["month"], rule["day"])


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first, last = month_of(year, month)
    if nth < 0:
        return add_days(last, -((last.weekday() - weekday) % 7) + 7 * (nth + 1))
    return add_days(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _orthodox_easter(year: int) -> date:
    """Give Easter Sunday of the eastern churches (Meeus's Julian computus, then the Gregorian day)."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return add_days(date(year, month, day + 1), year // 100 - year // 400 - 2)


def hijri_margin() -> int:
    """Give by how many days a Hijri date may differ from the calendar, as the moon is sighted."""
    return int(str(_file()["hijri_margin_days"]))


@cache
def _hijri(key: str, year: int) -> tuple[Interval, ...]:
    """Give the Hijri days that begin in a Gregorian year; none outside 1924 to 2077, which the calendar covers."""
    from hijridate import Hijri

    rule = fixed_days()[key]
    margin = hijri_margin()
    found: list[Interval] = []
    # A Hijri year is about 354 days: 33 of them are 32 of ours.
    middle = (year - 622) * 33 // 32
    for hijri_year in range(max(1343, middle - 1), min(1500, middle + 3)):
        begin = Hijri(hijri_year, rule["hijri"], rule.get("day", 1))
        first = begin.to_gregorian()
        number = rule.get("days", 1) if "day" in rule else begin.month_length()
        interval = add_days(date(*first.datetuple()), -margin), add_days(date(*first.datetuple()), number - 1 + margin)
        if interval[0].year == year:
            found.append(interval)
    return tuple(found)
