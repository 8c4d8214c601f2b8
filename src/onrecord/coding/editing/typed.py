"""What somebody typed into a field, as the values it stands for: "12-15" is two ends, "3 March 2019" an interval."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from onrecord.coding.editing.edits import Value, refuse
from onrecord.coding.editing.fields import ENDS, Field, Shape
from onrecord.core.coding import ClaimValue
from onrecord.core.errors import MissingPart
from onrecord.core.values import Absent, AgeRange, When, Where
from onrecord.core.vocabulary import DatePrecision

__all__ = ["APART", "Reading", "values_typed"]

APART = " … "
"""What stands between selected words that stand apart."""

# Digits as people write them in Arabic and Persian, and the signs between the ends of a range.
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
THOUSANDS = re.compile(r"(?<=\d)[,٬' \u00a0\u202f](?=\d{3}(?!\d))")
RANGE = re.compile(r"(?P<low>\d+)\s*(?:-|–|—|to|\.\.|إلى|الى)\s*(?P<high>\d+)")
LEAST = re.compile(r"(?:at least|≥|>=|على الأقل)\s*(?P<a>\d+)|(?P<b>\d+)\s*(?:\+|\.\.|or more|or older|على الأقل)")
MOST = re.compile(r"(?:at most|up to|≤|<=|\.\.|على الأكثر)\s*(?P<a>\d+)")
ABOUT = re.compile(r"(?:about|around|~|حوالي|نحو)\s*(?P<a>\d+)")
ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What typed words are read by: the report's language and day, the words of it that were selected, and what puts
    a place on the map, None where nothing does.
    """

    language: str | None = None
    published: date | None = None
    words: str | None = None
    place: Callable[[str], Where] | None = None


def values_typed(field: Field, typed: str, reading: Reading) -> tuple[Value, ...]:
    """Give the values that typed words stand for in a field.

    Raises:
        BadOption: the words cannot be read as a value of it.
    """
    said = " ".join(typed.split())
    if not said:
        raise refuse(f"the value of {field.name}", "nothing", "words, a number or a choice")
    match field.shape:
        case Shape.COUNT:
            return tuple(_count(field, said, reading))
        case Shape.AGE:
            return (Value(field.name, _age(said)),)
        case Shape.WHEN:
            return tuple(_when(field, said, reading))
        case Shape.WHERE:
            return tuple(_where(field, said, reading))
        case Shape.NAME if said.startswith("="):
            return (Value(field.name, _absent(said)),)
        case _:
            return (Value(field.name, said),)


def _ends(said: str, expected: str) -> tuple[int | None, int | None, int | None]:
    """Give low, best and high of typed numbers."""
    told = THOUSANDS.sub("", said.translate(DIGITS).casefold())
    if told.isdecimal():
        return int(told), int(told), int(told)
    if (found := RANGE.fullmatch(told)) is not None and int(found["low"]) <= int(found["high"]):
        return int(found["low"]), None, int(found["high"])
    if (found := LEAST.fullmatch(told)) is not None:
        return int(found["a"] or found["b"]), None, None
    if (found := MOST.fullmatch(told)) is not None:
        return None, None, int(found["a"])
    if (found := ABOUT.fullmatch(told)) is not None:
        return None, int(found["a"]), None
    raise refuse("a number that was typed", repr(said), expected)


def _count(field: Field, said: str, reading: Reading) -> Iterator[Value]:
    ends = _ends(said, "12, 12-15, 12+ (at least), ..12 (at most) or ~12 (about)")
    for name, end in zip(("low", "best", "high"), ends, strict=True):
        if end is not None:
            yield Value(f"{field.name}.{name}", end)
    if reading.words is not None and not reading.words.strip().isdecimal():
        yield Value(f"{field.name}.text", reading.words)


def _age(said: str) -> ClaimValue:
    if said.startswith("="):
        return _absent(said)
    expected = "45, 6-9, 60+ (or older), ..17 (up to), =unknown or =withheld"
    low, best, high = _ends(said, expected)
    if best is not None and low is None:
        raise refuse("an age that was typed", repr(said), expected)
    return best if best is not None else AgeRange(low, high)


def _absent(said: str) -> Absent:
    told = said.removeprefix("=").strip().casefold()
    if told not in ("unknown", "withheld", "not applicable"):
        raise refuse("what is said to be absent", repr(said), "=unknown, =withheld or =not applicable")
    return Absent(cast('Literal["unknown", "withheld", "not applicable"]', told))


def _when(field: Field, said: str, reading: Reading) -> Iterator[Value]:
    when = _iso_interval(said) or _told_interval(said, reading)
    if when is None:
        raise refuse(
            "a time that was typed", repr(said), "a day (2019-03-05), a month (2019-03), a year, A..B, or its words"
        )
    for name, day in (("earliest", when.earliest), ("latest", when.latest)):
        if day is not None:
            yield Value(f"{field.name}.{name}", day.isoformat(), when.rule)
    if when.precision is not DatePrecision.UNKNOWN:
        yield Value(f"{field.name}.precision", str(when.precision))
    words = reading.words or when.text
    if words is not None:
        yield Value(f"{field.name}.text", words)


def _iso_interval(said: str) -> When | None:
    first, parted, last = said.translate(DIGITS).partition("..")
    ends = [_iso(each.strip()) for each in ((first, last) if parted else (first, first)) if each.strip()]
    if None in ends or not ends:
        return None
    known = [end for end in ends if end is not None]
    earliest = known[0].earliest if first.strip() else None
    latest = known[-1].latest if last.strip() or not parted else None
    if not parted:
        return known[0]
    if earliest is not None and latest is not None and earliest > latest:
        raise refuse("a time that was typed", repr(said), "the earlier end first")
    return When(earliest, latest, DatePrecision.DAY if earliest == latest else DatePrecision.DAYS)


def _iso(said: str) -> When | None:
    found = ISO.fullmatch(said)
    if found is None:
        return None
    year, month, day = (None if part is None else int(part) for part in found.groups())
    assert year is not None
    try:
        if month is None:
            return When(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)
        if day is None:
            return When(date(year, month, 1), date(year, month, monthrange(year, month)[1]), DatePrecision.MONTH)
        return When(date(year, month, day), date(year, month, day), DatePrecision.DAY)
    except ValueError as error:
        raise refuse("a time that was typed", repr(said), f"a day of the calendar ({error})") from error


def _told_interval(said: str, reading: Reading) -> When | None:
    """Give the time that words tell, in the report's language and then in English."""
    from onrecord.resolution.dates import find_dates, resolve

    for language in dict.fromkeys(((reading.language or "en").split("-")[0], "en")):
        try:
            found = find_dates(said, language)
        except MissingPart:
            continue
        if found:
            return resolve(found[0], published=reading.published)
    return None


def _where(field: Field, said: str, reading: Reading) -> Iterator[Value]:
    where = Where(said, said) if reading.place is None else reading.place(said)
    placed = None
    if where.gazetteer is not None:
        chosen = said.startswith(f"{where.gazetteer} ")
        placed = "the gazetteer, as chosen" if chosen else "the gazetteer, by the name"
    name = where.name or said
    told: dict[str, ClaimValue] = {"text": _place_told(name, reading.words) or where.text or said, "name": name}
    if str(where.precision) != "unknown":
        told["precision"] = str(where.precision)
    for name, value in told.items():
        yield Value(f"{field.name}.{name}", value)
    for name in ENDS[Shape.WHERE]:
        value = getattr(where, name)
        if name not in ("text", "name", "precision") and value is not None:
            yield Value(f"{field.name}.{name}", value if isinstance(value, int | float) else str(value), placed)


def _place_told(name: str, words: str | None) -> str | None:
    """Give the selected words that name the place; others are words on it and not what it is called."""
    from onrecord.resolution.folding import fold

    parts = (part.strip() for part in (words or "").split(APART))
    return max((part for part in parts if fold(name) in fold(part)), key=len, default=None)
