"""Where a text tells a date: every expression with its words and its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from onrecord.resolution.dates import joined_readings, readings
from onrecord.resolution.dates.meanings import AmbiguousDate, Meaning
from onrecord.resolution.phrases.grammar import Grammar, Phrase
from onrecord.resolution.phrases.tables import load_table
from onrecord.resolution.phrases.words import KEPT_TEXTS, places

__all__ = ["DateExpression", "Order", "find_dates", "taken_words"]

Order = Literal["day first", "month first"]
"""Which of two figures is the day: "03/05/2016" is 3 May with the day first."""

TAKEN = frozenset({"date", "silent", "clock"})


@dataclass(frozen=True, slots=True)
class DateExpression:
    """The stretch `[start, end)` of a text in code points that tells a time, its words, and what they mean."""

    start: int
    end: int
    text: str
    meaning: Meaning


def find_dates(text: str, language: str = "en", order: Order | None = None) -> tuple[DateExpression, ...]:
    """Give every expression of a date or period in a text, in order, none overlapping another.

    Clock times belong to the expression beside them and are none by themselves. Without an `order`, figures that fit
    two dates keep both.

    Raises:
        MissingPart: there is no table of dates for the language.

    >>> [one.text for one in find_dates("Shelling on Wednesday night killed 12; since 3 May the road is shut.")]
    ['Wednesday night', 'since 3 May']
    """
    phrases = [one for one in _read(text, language) if "date" in one.item]
    if not phrases:
        return ()
    spots = places(text)
    told = [(spots[one.first][0], spots[one.last - 1][1], one.item["date"]) for one in phrases]
    return tuple(
        DateExpression(start, end, text[start:end], _in_order(meaning, order))
        for start, end, meaning in told
        if isinstance(meaning, Meaning)
    )


def taken_words(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Give the words, `[first, last)` by number, that tell a date or clock time or are part of a name like one.

    A language without a table of dates takes none.
    """
    return tuple((one.first, one.last) for one in _read(text, language))


def _in_order(meaning: Meaning, order: Order | None) -> Meaning:
    if order is None or not isinstance(meaning, AmbiguousDate):
        return meaning
    return meaning.day_first if order == "day first" else meaning.month_first


@cache
def _grammar(language: str) -> Grammar:
    return Grammar(load_table(language, "dates"), {**readings.READERS, **joined_readings.READERS})


@lru_cache(maxsize=KEPT_TEXTS)
def _read(text: str, language: str) -> tuple[Phrase, ...]:
    """Give what tells dates; the memory spares a second reading when counts are looked for in the same paragraph."""
    return tuple(one for one in _grammar(language).read(text).phrases() if TAKEN & one.item.keys())
