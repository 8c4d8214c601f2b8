"""Find whole calendar days written out in text: day, month and year, in words or figures. Nothing is guessed.

Only what a publication date is made of: `January 2016`, `Tuesday` and `3 May` alone are not days. A day in figures that
reads two ways (03/04/2016) is given with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.evidence.tables import table

__all__ = ["Day", "find_days", "first_day", "settle"]

# Arabic-Indic, Persian, Devanagari, Bengali and Burmese digits, each block in order from 0.
_digits = {first + n: str(n) for first in (0x660, 0x6F0, 0x966, 0x9E6, 0x1040) for n in range(10)}
# Reports on paper reach back; a year outside this is a number of something else.
YEARS = range(1900, 2100)
# POSIX: 69 to 99 are of the twentieth century. Cables are dated so: 3 JAN 90.
CENTURY_PIVOT = 69


@dataclass(frozen=True, slots=True)
class Day:
    """A day found in `text[start:end]`; `other` is the second reading of figures that have two."""

    day: date
    start: int
    end: int
    other: date | None = None


@cache
def _months() -> dict[str, int]:
    return {
        _fold(name): number for number, names in table("months").items() for forms in names.values() for name in forms
    }


def _fold(name: str) -> str:
    # Where case does not count, the two Turkish i's match the two of everybody else.
    return name.casefold().replace("ı", "i").replace("i\u0307", "i")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    forms = {form for names in table("months").values() for forms in names.values() for form in forms}
    names = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    month = rf"(?P<month>{names})(?!\w)\.?(?: ?[/(] ?(?:{names})(?!\w) ?\)?)?"
    ordinal = r"(?:st|nd|rd|th|er|º|°|ο|\.|-?го)?"
    link = r"(?: ?(?:[,./-]|of|de|del|dne|d['’]) ?| )"
    century = r"(?:19|20)\d\d"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?<!\w)(?P<day>\d{{1,2}}){ordinal}{link}?{month}{link}(?P<year>{century}|['’]?\d\d)(?!\w)",
            rf"(?<!\w){month} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>{century})(?!\w)",
            rf"(?<!\w)(?P<year>{century})\.?,? {month} (?P<day>\d{{1,2}})(?!\w)",
            rf"(?<![\w./-])(?P<year>{century})(?P<mark>[./-])(?P<figure>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d|[./-]\d)",
            rf"(?<![\w./-])(?P<day>\d\d?)(?P<mark> ?[./-] ?)(?P<figure>\d\d?)(?P=mark)(?P<year>{century})(?!\w)",
            rf"(?P<year>{century}) ?[年년] ?(?P<figure>\d\d?) ?[月월] ?(?P<day>\d\d?) ?[日일]",
        )
    )


def find_days(text: str) -> Iterator[Day]:
    """Yield the days in one line of clean text, in the order of the kinds of notation, then of the text.

    >>> [str(found.day) for found in find_days("Posted 3 May 2019, updated 2019-05-04")]
    ['2019-05-03', '2019-05-04']
    """
    text = text.translate(_digits)
    for pattern in _patterns():
        for match in pattern.finditer(text):
            found = _day(match)
            if found is not None:
                yield found


def first_day(text: str) -> Day | None:
    """Give the day that stands first in the text, or None where there is none."""
    return min(find_days(text), key=lambda found: found.start, default=None)


def settle(found: Day, language: str | None) -> tuple[date | None, tuple[str, ...]]:
    """Give the day meant, or none and a flag where English figures read two ways: 3 April or 4 March.

    Other languages write the day first, and so does everybody who parts figures with full stops.
    """
    if found.other is None or (language is not None and language != "en"):
        return found.day, ()
    return None, (f"the publication date may be {found.day} or {found.other}",)


def _day(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    year, day = _year(parts["year"]), int(parts["day"])
    month = _months()[_fold(parts["month"])] if "month" in parts else int(parts["figure"])
    straight = _date(year, month, day)
    # Figures with the year at the end read day first in most of the world, month first in American English.
    turned = _date(year, day, month) if _is_day_first(match, parts) else None
    first, other = (straight, turned) if straight is not None else (turned, None)
    if first is None:
        return None
    return Day(first, match.start(), match.end(), other if other != first else None)


def _is_day_first(match: re.Match[str], parts: dict[str, str]) -> bool:
    return "mark" in parts and "." not in parts["mark"] and match.start("year") > match.start("day")


def _year(figures: str) -> int:
    number = int(figures.lstrip("'’"))
    return number if number >= 100 else number + (1900 if number >= CENTURY_PIVOT else 2000)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
