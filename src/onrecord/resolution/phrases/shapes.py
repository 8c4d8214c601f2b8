"""Shapes: what a number could be by its look alone: a day of the month, a year, a clock time, two thousand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["SPECIMENS", "Item", "Style", "shape"]

Item = Mapping[str, object]
"""What a word or phrase is: each class it belongs to, with its value there."""

# One of each look, so that a grammar can give every mixture of classes its character beforehand.
SPECIMENS = (
    *("0", "00", "05", "5", "12", "40", "040", "123", "0123", "1234", "1850", "2013", "3000", "12345", "012345"),
    *("2,000", "2.000", "2\u00a0000", "1,5", "1.5", "2,000.5", "2.000,5", "1.2.3", "2,00,0"),
    *("12:30", "9/11", "45/12", "2013/14", "2013-05-03", "2013-13-03", "2013/05/03", "29/12/2015", "03/05/90"),
)

# Longer runs of digits are keys of something, never a quantity or a date; Python refuses to read 4,300 digits at all.
LONGEST = 40

_FIXED_SPACES = "\u00a0\u2009\u202f"
_FULL = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?|(\d{1,2})([-/.])(\d{1,2})\5(\d{4}|\d\d)")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_SLASHED = re.compile(r"(\d{1,4})/(\d{1,4})")
_TAILED = re.compile(r"([\d.,:]*\d)([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a language writes numbers: its signs, and what an ending makes of one: ordinal, time, decade or age."""

    thousands: str = ","
    decimal: str = "."
    endings: Mapping[str, str] = field(default_factory=dict)


def shape(word: str, style: Style) -> dict[str, object]:
    """Give the classes of a word that begins with a digit, with their values; other words have none here.

    >>> shape("12", Style())
    {'int': 12, 'short': 12, 'two': 12, 'day': 12, 'plain': 12}
    >>> shape("2,000", Style())
    {'int': 2000, 'plain': 2000, 'grouped': 2000}
    """
    if not word[0].isdecimal() or len(word) > LONGEST:
        return {}
    if word.isdecimal():
        return _whole(word)
    if full := _FULL.fullmatch(word):
        return _full_date(full)
    if _CLOCK.fullmatch(word):
        return {"clock": word}
    if slashed := _SLASHED.fullmatch(word):
        return {"slashed": (int(slashed[1]), int(slashed[2]))}
    if tailed := _TAILED.fullmatch(word):
        return _with_ending(tailed[1], tailed[2].casefold(), style)
    return _grouped(word, style)


def _whole(word: str) -> dict[str, object]:
    number, length = int(word), len(word)
    found: dict[str, object] = {}
    padded = length > 1 and int(word[0]) == 0
    if not padded:
        found["int"] = number
        if length <= 3:
            found["short"] = number
    if length == 2:
        found["two"] = number
    if length <= 2 and 1 <= number <= 31:
        found["day"] = number
    if length == 3:
        found["three"] = word
    if length == 4:
        found |= {"four": number} if padded or number >= 3000 else {"four": number, "year": number}
    if not padded:
        found["recent" if length == 4 and 1900 <= number < 2100 else "plain"] = number
    return found or {"digits": word}


def _full_date(match: re.Match[str]) -> dict[str, object]:
    if match[1] is not None:
        return {"full": (int(match[1]), int(match[2]), int(match[3]))}
    return {"numeric": (int(match[4]), int(match[6]), int(match[7]), len(match[7]) == 2)}


def _with_ending(number: str, ending: str, style: Style) -> dict[str, object]:
    kind = style.endings.get(ending)
    if kind == "clock":
        return {"clock": number + ending}
    if not number.isdecimal():
        return {}
    value = int(number)
    if kind == "decade":
        return _decade(value, len(number))
    if kind == "ordinal":
        return {"ordinal": value, "nth": value} if 1 <= value <= 31 else {"ordinal": value}
    return {} if kind is None else {kind: value}


def _decade(value: int, length: int) -> dict[str, object]:
    if value % 10 or length not in (2, 4):
        return {}
    return {"tens": value} if length == 2 else {"decade": value}


def _grouped(word: str, style: Style) -> dict[str, object]:
    sign = re.escape(style.thousands)
    if re.fullmatch(rf"\d{{1,3}}(?:(?:{sign}\d{{3}})+|(?:[{_FIXED_SPACES}]\d{{3}})+)", word):
        number = int(re.sub(rf"[{sign}{_FIXED_SPACES}]", "", word))
        return {"int": number, "plain": number, "grouped": number}
    if re.fullmatch(rf"(?:\d+|\d{{1,3}}(?:{sign}\d{{3}})+){re.escape(style.decimal)}\d+", word):
        return {"decimal": float(word.replace(style.thousands, "").replace(style.decimal, "."))}
    return {}
