"""Meanings: what a date in a text says, before anything is known of when it was said.

Amounts of time are `low..high` of a unit, the high end open for "several"; a meaning may hold another, as "two days
before 3 May" and "since last week" do.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "After",
    "AmbiguousDate",
    "Before",
    "Between",
    "CalendarDate",
    "Decade",
    "FixedDay",
    "Fraction",
    "HijriDate",
    "Meaning",
    "NearDay",
    "Neighbour",
    "NthDay",
    "Portion",
    "Season",
    "Shift",
    "Since",
    "Span",
    "SpanSince",
    "UnitOf",
    "Until",
    "Weekday",
]


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day, month or year as written; what is not written is None.

    `short` says that the year has two digits, `which` is as in Weekday ("last March"), `years` the year told from that
    of speaking ("3 May last year" is -1).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    short: bool = False
    which: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class HijriDate:
    """A day or month of the Hijri calendar with its year; without a day it is the month."""

    year: int
    month: int
    day: int | None = None


@dataclass(frozen=True, slots=True)
class AmbiguousDate:
    """Numbers that could be day and month or month and day ("03/05/2016"); each reading is a date that exists."""

    day_first: CalendarDate
    month_first: CalendarDate


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0; `which` is -1 for "last", 0 for "this", 1 for "next".

    It is counted from the day of speaking, or, if `since` is "report", from what the report has told.
    """

    weekday: int
    which: int | None = None
    since: str = "speaking"


@dataclass(frozen=True, slots=True)
class NearDay:
    """A day told from the day of speaking: "yesterday" is -1; `nights` counts the days it reaches further on."""

    offset: int
    nights: int = 0


@dataclass(frozen=True, slots=True)
class UnitOf:
    """The week, month, year that holds the day of speaking, or lies `offset` from it; a weekend without any is None."""

    unit: str
    offset: int | None = 0


@dataclass(frozen=True, slots=True)
class NthDay:
    """A day of the month told by number in a month told otherwise: "the 14th of this month"."""

    day: int
    month: UnitOf


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its key, of a year or of none; `which` as in Weekday."""

    season: str
    year: int | None = None
    which: int | None = None


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A day or feast that comes round every year, by its key; `which` as in Weekday."""

    key: str
    year: int | None = None
    which: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `first`."""

    first: int


@dataclass(frozen=True, slots=True)
class Fraction:
    """One of `parts` equal parts of a year or other time, or of its stretches of `days`.

    `number` counts from 1, and the last is -1. Of no time told, `of` is None.
    """

    number: int
    parts: int
    of: Meaning | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """The early, middle or late third of a time (0, 1, 2), or what has passed (-1) or is to come (3) of it."""

    third: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Shift:
    """A time so many units before (-1) or after (1) another: the day of speaking, what the report last told, or a date.

    `rough` is "more" or "less" than the amount, or "about" it.
    """

    low: int
    high: int | None
    unit: str
    sign: int
    since: str | Meaning = "report"
    rough: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The unit that lies `offset` from the one the report last told of: "the next day", "that week"."""

    unit: str
    offset: int


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of so many units that ends (-1) or begins (1) with the day of speaking, or with what was told."""

    low: int
    high: int | None
    unit: str
    sign: int
    since: str = "speaking"


@dataclass(frozen=True, slots=True)
class SpanSince:
    """A stretch of so many units since something: a date, or what the next words tell."""

    low: int
    high: int | None
    unit: str
    start: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """From the beginning of one time to the end of another."""

    start: Meaning
    end: Meaning


@dataclass(frozen=True, slots=True)
class Since:
    """From the beginning of a time until now."""

    start: Meaning


@dataclass(frozen=True, slots=True)
class Until:
    """Up to the end of a time."""

    end: Meaning


@dataclass(frozen=True, slots=True)
class Before:
    """Before a time begins."""

    end: Meaning


@dataclass(frozen=True, slots=True)
class After:
    """After a time ends."""

    start: Meaning


Meaning = (
    CalendarDate
    | HijriDate
    | AmbiguousDate
    | Weekday
    | NearDay
    | UnitOf
    | NthDay
    | Season
    | FixedDay
    | Decade
    | Fraction
    | Portion
    | Shift
    | Neighbour
    | Span
    | SpanSince
    | Between
    | Since
    | Until
    | Before
    | After
)
