"""Ages: what a text says of how old people are, in completed years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.core.values import AgeRange
from onrecord.resolution.phrases.grammar import Found, Reader
from onrecord.resolution.phrases.shapes import Item

__all__ = ["READERS", "AgeExpression", "AgeTold"]

# The oldest age on record is 122.
OLDEST = 122
NUMBERS = ("short", "number")


@dataclass(frozen=True, slots=True)
class AgeExpression:
    """An age told at `[start, end)` in code points.

    `kind` is how: `stated` ("45-year-old"), `labelled` ("Age: 45"), `appositive` (", 45,") or `bracketed` ("(45)")
    after a word with a capital, which may be a name or not, `decade` ("in her late thirties"). `approximate`
    says that the words call it inexact ("about 60").
    """

    start: int
    end: int
    age: int | AgeRange
    kind: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class AgeTold:
    """An age and the words `[first, last)` that tell it."""

    first: int
    last: int
    age: int | AgeRange
    kind: str
    approximate: bool = False


Told = tuple[AgeTold, ...] | None


def _read_age(found: Found) -> Told:
    """Give one age, in completed years whatever unit it is told in."""
    age = _years(found, "low")
    return None if age is None else (_whole(found, age, str(found.values["kind"])),)


def _read_list(found: Found) -> Told:
    """Give every age of "aged 4, 6 and 9" by itself."""
    told: list[AgeTold] = []
    for place, item in enumerate(found.items):
        number = _number(item)
        if number is not None:
            first = found.words[0] if not told else found.words[place]
            told.append(AgeTold(first, found.words[place + 1], number, "stated"))
    return None if any(isinstance(one.age, int) and one.age > OLDEST for one in told) else tuple(told)


def _read_range(found: Found) -> Told:
    """Give an age told by its two ends, None if they do not rise."""
    low, high = _years(found, "low"), _years(found, "high")
    if low is None or high is None or low >= high:
        return None
    return (_whole(found, AgeRange(low, high), "stated"),)


def _read_under(found: Found) -> Told:
    """Give "under five" as at most four."""
    age = _years(found, "low")
    return None if not age else (_whole(found, AgeRange(None, age - 1), "stated"),)


def _read_over(found: Found) -> Told:
    """Give "over 60", "60 and older" as at least 60."""
    age = _years(found, "low")
    return None if age is None else (_whole(found, AgeRange(age, None), "stated"),)


def _read_to(found: Found) -> Told:
    """Give "15 and younger" as at most 15."""
    age = _years(found, "low")
    return None if age is None else (_whole(found, AgeRange(None, age), "stated"),)


def _read_decade(found: Found) -> Told:
    """Give "in his 20s" as 20 to 29, early, middle and late as its thirds."""
    tens, third = found.number("tens") or 0, found.number("third")
    if tens < 10:
        return None
    first, last = {None: (0, 9), 0: (0, 3), 1: (4, 6), 2: (7, 9)}[third]
    return (_whole(found, AgeRange(tens + first, tens + last), "decade"),)


def _read_figure(found: Found) -> Told:
    """Give the bare number of an appositive or bracket, and only the number."""
    age = _years(found, "low")
    if not age:
        return None
    place = next(index for index, item in enumerate(found.items) if "short" in item)
    about = "about" in found.values
    first = found.words[place - about]
    return (AgeTold(first, found.words[place + 1], age, str(found.values["kind"]), about),)


def _years(found: Found, name: str) -> int | None:
    """Give completed years, None if nobody grows so old."""
    completed = (found.number(name) or 0) // (found.number("unit") or 1)
    return completed if completed <= OLDEST else None


def _number(item: Item) -> int | None:
    value = next((item[name] for name in NUMBERS if name in item), None)
    return value if isinstance(value, int) else None


def _whole(found: Found, age: int | AgeRange, kind: str) -> AgeTold:
    return AgeTold(found.words[0], found.words[-1], age, kind, "about" in found.values)


READERS: Mapping[str, Reader] = {
    "age": _read_age,
    "age_list": _read_list,
    "age_range": _read_range,
    "age_under": _read_under,
    "age_over": _read_over,
    "age_to": _read_to,
    "age_decade": _read_decade,
    "age_figure": _read_figure,
}
