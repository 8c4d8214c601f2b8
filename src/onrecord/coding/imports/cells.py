"""What one cell says: a number with its ends, an age, a word of a closed set; or that it cannot be read as that.

A cell is read whole or not at all: "12 or so, ask Samir" is no number. What is marked as doubtful ("12?") is read and
says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from onrecord.coding.imports.wordlists import columns_table, fold_words, forms, meaning
from onrecord.core.values import Absent, AgeRange, Count

__all__ = ["Unread", "Written", "read_age", "read_count", "read_degrees", "read_pair", "read_term", "written"]

OLDEST = 130
_number = r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?"
_exact = re.compile(_number)
_range = re.compile(rf"(?:between |from |من |بين )?{_number} ?(?:-|–|—|to|and|or|الي|حتي|و|او) ?{_number}")
_stored_day = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?")
_pair = re.compile(r"\(?(-?\d{1,3}\.\d+)[ ,;/]+(-?\d{1,3}\.\d+)(?:[ ,;]+-?[\d.]+)*\)?")


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a cell: its words without marks of doubt, folded, what is absent, whether it is doubted."""

    words: str
    folded: str
    absent: Absent | None = None
    doubtful: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a cell was kept as words and not as a value: what was expected, and what may have happened to it."""

    expected: str
    hint: str = ""


def written(text: str) -> Written:
    """Give what stands in a cell."""
    folded = fold_words(text)
    if folded in _empty():
        return Written(text, folded, empty=True)
    absent = meaning("absent", text) or forms("absent").get(folded)
    if absent is not None:
        return Written(text, folded, Absent(absent))  # type: ignore[arg-type]
    bare = text.strip()
    for word in _doubts():
        if folded.endswith((f" {word}", f"({word})")):
            rest = " ".join(bare.split()[: -len(word.split())])
            return replace(written(rest.strip(" (،,;-")), doubtful=True)
    if folded.endswith(("?", "(?)")):
        return Written(bare.rstrip("?؟() "), folded.rstrip("?() "), doubtful=True)
    return Written(bare, folded)


@cache
def _empty() -> frozenset[str]:
    return frozenset({"", *map(fold_words, columns_table()["empty"])})


@cache
def _doubts() -> tuple[str, ...]:
    return tuple(map(fold_words, columns_table()["doubtful"]))


@cache
def _bounds() -> tuple[tuple[str, str], ...]:
    """Give the words that bound a number, longest first, with what they do."""
    told = [(fold_words(word), kind) for kind, words in columns_table()["bounds"].items() for word in words]
    return tuple(sorted(told, key=lambda pair: -len(pair[0])))


def read_count(cell: Written) -> Count | Unread:
    """Give the count a cell tells: "12", "5-7", "40+", "~40", "at least 12", "dozens".

    >>> read_count(written("40+")), read_count(written("5-7"))
    (Count(low=40, best=None, high=None, text='40+'), Count(low=5, best=None, high=7, text='5-7'))
    """
    ends = _ends(cell.folded)
    if ends is None:
        hint = "a program may have made a date of a range such as 5-7" if _stored_day.fullmatch(cell.folded) else ""
        return Unread("a number of people", hint)
    return Count(*ends, text=cell.words)


def _ends(folded: str) -> tuple[int | None, int | None, int | None] | None:
    """Give low, best and high of a number with what bounds it; None where it is none."""
    bare, bound = _unbound(folded)
    spread = _range.fullmatch(bare)
    if spread is not None and not bound:
        low, high = _int(spread[1]), _int(spread[2])
        return (low, None, high) if low < high else (low, low, high) if low == high else None
    exact = _exact.fullmatch(bare)
    if exact is None:
        return _vague(bare) if not bound else None
    number = _int(exact[1])
    return {
        "": (number, number, number),
        "least": (number, None, None),
        "more": (number + 1, None, None),
        "most": (None, None, number),
        "fewer": (None, None, max(0, number - 1)),
        "about": (None, number, None),
    }[bound]


def _unbound(folded: str) -> tuple[str, str]:
    """Give a number without the word that bounds it, and what that does."""
    if folded.endswith("+") or folded.startswith("+"):
        return folded.strip("+ "), "least"
    for word, kind in _bounds():
        if folded.startswith(word) and folded != word:
            return folded[len(word) :].strip(), kind
        if folded.endswith(f" {word}"):
            return folded[: -len(word)].strip(), kind
    return folded, ""


def _vague(folded: str) -> tuple[int | None, int | None, int | None] | None:
    """Give what the codebook makes of "dozens"."""
    from onrecord.coding.codebook import default_codebook

    told = default_codebook().quantifiers.get(folded)
    return (told.low, told.best, told.high) if told is not None else None


def _int(figures: str) -> int:
    return int(figures.replace(",", ""))


def read_age(cell: Written) -> int | AgeRange | Unread:
    """Give an age in completed years: "45", "45 years", "6 months", "5-7", "40+".

    >>> read_age(written("٦ أشهر")), read_age(written("5-7"))
    (0, AgeRange(low=5, high=7))
    """
    expected = Unread("an age in years")
    unit, bare = _unit(cell.folded)
    ends = _ends(bare)
    if ends is None:
        if _stored_day.fullmatch(cell.folded):
            return replace(expected, hint="a program may have made a date of a range such as 5-7")
        return expected
    years = [None if end is None else end // {"years": 1, "months": 12, "days": 366}[unit] for end in ends]
    if any(end is not None and end > OLDEST for end in years):
        return expected
    low, best, high = years
    if best is not None:
        return best
    return AgeRange(low, high)


@cache
def _units() -> tuple[tuple[str, str], ...]:
    told = [(fold_words(word), unit) for unit in ("years", "months", "days") for word in columns_table()[unit]]
    return tuple(sorted(told, key=lambda pair: -len(pair[0])))


def _unit(folded: str) -> tuple[str, str]:
    """Give the unit an age is told in, and the rest."""
    for word, unit in _units():
        if folded.endswith(word) and folded[: -len(word)].strip()[-1:].isdigit():
            return unit, folded[: -len(word)].strip()
    return "years", folded


def read_term(kind: str, cell: Written) -> str | Unread:
    """Give the term of a closed set that a cell tells."""
    term = meaning(kind, cell.words)
    return term if term is not None else Unread(f"one of: {', '.join(columns_table()[kind])}")


def read_degrees(cell: Written, most: int) -> float | Unread:
    """Give degrees between `-most` and `most`."""
    try:
        number = float(cell.folded.replace(",", ".").rstrip("°"))
    except ValueError:
        return Unread("degrees as a decimal number")
    return number if abs(number) <= most else Unread(f"degrees between -{most} and {most}")


def read_pair(cell: Written) -> tuple[float, float] | Unread:
    """Give latitude and longitude from one cell.

    >>> read_pair(written("35.95, 39.01"))
    (35.95, 39.01)
    """
    match = _pair.fullmatch(cell.folded)
    expected = Unread("latitude and longitude in degrees, such as 35.95, 39.01")
    if match is None:
        return expected
    latitude, longitude = float(match[1]), float(match[2])
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else expected
