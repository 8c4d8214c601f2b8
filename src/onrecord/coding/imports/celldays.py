"""What day a cell tells. What can be read two ways is kept as the interval of both, never guessed.

Whether figures put the day or the month first is told by the other dates of the column; Excel writes days as numbers,
and turns 03/04/2016 into a date of its own by the country of the computer while it leaves 25/04/2016 as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from onrecord.coding.imports.cells import Unread, Written, written
from onrecord.coding.imports.wordlists import columns_table, fold_words
from onrecord.core.values import When
from onrecord.core.vocabulary import DateBasis, DatePrecision

__all__ = ["AS_STORED", "DayOrder", "Days", "days_of", "read_day"]

DayOrder = Literal["day first", "month first"]

AS_STORED = "as written"
NUMBERED = "day number of a spreadsheet"
BOTH_WAYS = "day and month may be exchanged"
HIJRI = "Hijri calendar (Umm al-Qura), a day either way"

YEARS, HIJRI_YEARS = range(1900, 2100), range(1343, 1501)
# Day numbers of 1954 to 2064: a smaller number in a column of dates is a year, or a mistake.
NUMBERS = range(20_000, 60_000)
# So many dates must show that a program exchanged days and months before others of the column are doubted.
TELLING = 3

_iso = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ t]\d\d:\d\d(?::\d\d)?.*)?")
_serial = re.compile(r"(\d{5})(?:\.\d+)?")
_figures = re.compile(r"(\d{1,2}) ?([/.\-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d\d)(?: \d\d?:\d\d(?::\d\d)?)?")
_year_first = re.compile(r"(\d{4}) ?([/.\-]) ?(\d{1,2}) ?\2 ?(\d{1,2})")
_month = re.compile(r"(\d{1,2}) ?[/.\-] ?(\d{4})|(\d{4}) ?[/.\-] ?(\d{1,2})")
_year = re.compile(r"\d{4}")
_hijri_words = re.compile(r"(?:(\d{1,2}) )?(.+?) (\d{4})")
_after_year = re.compile(r"\D+$")
_arabic = re.compile(r"[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class Days:
    """What the dates of a column show together: the order of day and month, what day numbers count from, and whether
    stored dates had them exchanged.
    """

    order: DayOrder | None = None
    first_day: date = date(1899, 12, 30)
    exchanged: bool = False


def days_of(texts: Iterable[str], order: DayOrder | None = None, first_day: date = date(1899, 12, 30)) -> Days:
    """Give what the cells of a column of dates show; an order given by a person stands."""
    folded = [written(text).folded for text in texts]
    shown = {"day first": 0, "month first": 0}
    for text in folded:
        match = _figures.fullmatch(text)
        if match is not None and int(match[4]) not in HIJRI_YEARS:
            first, second = int(match[1]), int(match[3])
            shown["day first"] += 12 < first <= 31 and second <= 12
            shown["month first"] += 12 < second <= 31 and first <= 12
    told: DayOrder | None = None
    if bool(shown["day first"]) != bool(shown["month first"]):
        told = "day first" if shown["day first"] else "month first"
    stored = [int(match[3]) for text in folded if (match := _iso.fullmatch(text)) is not None]
    exchanged = shown["day first"] >= TELLING <= len(stored) and max(stored) <= 12
    return Days(order or told, first_day, exchanged)


def read_day(cell: Written, days: Days) -> When | Unread:
    """Give the time a cell tells, as an interval."""
    text, era = _without_era(cell.folded)
    found = _read(text, days, era)
    if found is None:
        found = _in_words(cell.words if era is None else _after_year.sub("", cell.words), days)
    if found is None:
        return Unread("a date")
    earliest, latest, precision, rule = found
    return When(earliest, latest, precision, cell.words, DateBasis.STATED, rule)


Told = tuple[date, date, DatePrecision, str]


def _read(text: str, days: Days, era: str | None) -> Told | None:
    """Give the interval that figures tell."""
    if match := _iso.fullmatch(text) if era is None else None:
        return _stored(match, days)
    if match := _serial.fullmatch(text):
        number = int(match[1])
        return _one(days.first_day + timedelta(days=number), NUMBERED) if number in NUMBERS else None
    if match := _figures.fullmatch(text):
        return _numeric(match, days)
    if match := _year_first.fullmatch(text):
        return _calendar(int(match[1]), int(match[3]), int(match[4]))
    if match := _month.fullmatch(text):
        year, month = (match[2], match[1]) if match[2] else (match[3], match[4])
        return _whole_month(int(year), int(month))
    if _year.fullmatch(text) and era != "hijri" and int(text) in YEARS:
        return date(int(text), 1, 1), date(int(text), 12, 31), DatePrecision.YEAR, AS_STORED
    return _hijri_in_words(text)


def _stored(match: re.Match[str], days: Days) -> Told | None:
    year, month, day = (int(match[number]) for number in (1, 2, 3))
    if days.exchanged and year in YEARS:
        return _both(_day(year, month, day), _day(year, day, month))
    return _calendar(year, month, day)


def _numeric(match: re.Match[str], days: Days) -> Told | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2:
        year += 1900 if year >= 69 else 2000
    if year in HIJRI_YEARS:
        return _calendar(year, second, first)
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if days.order == "day first" or (match[2] == "." and days.order is None):
        return _one(day_first, "day first") if day_first is not None else None
    if days.order == "month first":
        return _one(month_first, "month first") if month_first is not None else None
    return _both(day_first, month_first)


def _both(one: date | None, other: date | None) -> Told | None:
    """Give the one day that there is, or the interval from one to the other."""
    there = sorted({day for day in (one, other) if day is not None})
    if not there:
        return None
    if len(there) == 1:
        return _one(there[0], AS_STORED)
    return there[0], there[1], DatePrecision.DAYS, BOTH_WAYS


def _calendar(year: int, month: int, day: int) -> Told | None:
    """Give a day of whichever calendar the year belongs to."""
    if year in HIJRI_YEARS:
        return _hijri(year, month, day)
    found = _day(year, month, day)
    return _one(found, AS_STORED) if found is not None else None


def _one(day: date, rule: str) -> Told:
    return day, day, DatePrecision.DAY, rule


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _whole_month(year: int, month: int) -> Told | None:
    if year in HIJRI_YEARS:
        return _hijri(year, month, None)
    first = _day(year, month, 1)
    if first is None:
        return None
    after = date(year + month // 12, month % 12 + 1, 1)
    return first, after - timedelta(days=1), DatePrecision.MONTH, AS_STORED


def _hijri(year: int, month: int, day: int | None) -> Told | None:
    """Give a Hijri day or month: months begin with the sighting of the moon, up to a day from the calendar."""
    from hijridate import Hijri

    margin = timedelta(days=1)
    try:
        begin = Hijri(year, month, day or 1)
    except (ValueError, OverflowError):
        return None
    first = begin.to_gregorian()
    start = date(first.year, first.month, first.day)
    if day is not None:
        return start - margin, start + margin, DatePrecision.DAY, HIJRI
    return start - margin, start + timedelta(days=begin.month_length() - 1) + margin, DatePrecision.MONTH, HIJRI


@cache
def _hijri_months() -> Mapping[str, int]:
    return {fold_words(name): month for month, names in columns_table()["hijri_months"].items() for name in names}


def _hijri_in_words(text: str) -> Told | None:
    match = _hijri_words.fullmatch(text.replace(",", ""))
    month = _hijri_months().get(match[2]) if match is not None else None
    if match is None or month is None or int(match[3]) not in HIJRI_YEARS:
        return None
    return _hijri(int(match[3]), month, int(match[1]) if match[1] else None)


def _without_era(folded: str) -> tuple[str, str | None]:
    """Give a date without the word for its calendar, and which that is."""
    for era, words in columns_table()["eras"].items():
        for word in map(fold_words, words):
            if folded.endswith(word) and folded[: -len(word)].strip()[-1:].isdigit():
                return folded[: -len(word)].strip(), str(era)
    return folded, None


def _in_words(text: str, days: Days) -> Told | None:
    """Give what words tell, where they tell one date and nothing else."""
    from onrecord.resolution.dates import find_dates, resolve

    found = find_dates(text, "ar" if _arabic.search(text) else "en", days.order)
    if len(found) != 1 or found[0].text.strip(" .,") != text.strip(" .,"):
        return None
    when = resolve(found[0])
    if when.earliest is None or when.latest is None:
        return None
    return when.earliest, when.latest, when.precision, when.rule or AS_STORED
