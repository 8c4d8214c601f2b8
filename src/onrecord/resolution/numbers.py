"""Numbers: how many people or things a text tells of, and how old people are, each with the words that say so.

Years, dates, clock times, money, percentages, measures, ordinals and the numbers in names are not counts. Dates are
read first (`dates.spans`), so that nothing is read twice.

>>> for one in find_counts("At least 12 people died, 30 to 40 were hurt"):
...     print(one.count.low, one.count.best, one.count.high)
12 None None
30 None 40
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from onrecord.core.values import Count
from onrecord.resolution import ages, counts
from onrecord.resolution.ages import AgeExpression, AgeTold
from onrecord.resolution.counts import CountExpression, CountTold, count_of
from onrecord.resolution.dates.spans import taken_words
from onrecord.resolution.numerals import read_half, read_numeral, read_scaled_range
from onrecord.resolution.phrases.grammar import Grammar, Phrase
from onrecord.resolution.phrases.tables import load_table
from onrecord.resolution.phrases.words import KEPT_TEXTS, places

__all__ = ["AgeExpression", "CountExpression", "find_ages", "find_counts", "parse_count"]

APPROXIMATE = frozenset({"about", "close to", "nearly"})
READERS = {
    **ages.READERS,
    **counts.READERS,
    "numeral": read_numeral,
    "half": read_half,
    "scaled_range": read_scaled_range,
}


def find_counts(
    text: str, language: str = "en", quantifiers: Mapping[str, Count] | None = None
) -> tuple[CountExpression, ...]:
    """Give every count of people or things in a text, in order.

    `quantifiers` is the codebook's rule for words such as "dozens"; without it, or for a word it lacks, a vague count
    is open at both ends and keeps its words.

    Raises:
        MissingPart: there is no table of numbers for the language.
    """
    phrases = _read(text, language)
    if not phrases:
        return ()
    rules = quantifiers or {}
    spots = places(text)
    found = [(spots[one.first][0], spots[one.last - 1][1], told) for one in phrases for told in _counts(one)]
    return tuple(_expression(text[start:end], (start, end), told, rules) for start, end, told in found)


def find_ages(text: str, language: str = "en") -> tuple[AgeExpression, ...]:
    """Give every age in a text, in order.

    >>> find_ages("Two boys aged 4 and 9")  # doctest: +NORMALIZE_WHITESPACE
    (AgeExpression(start=9, end=15, age=4, kind='stated', approximate=False),
     AgeExpression(start=20, end=21, age=9, kind='stated', approximate=False))
    """
    told = [age for phrase in _read(text, language) for age in _ages(phrase)]
    if not told:
        return ()
    spots = places(text)
    placed = [(spots[one.first][0], spots[one.last - 1][1], one) for one in told]
    return tuple(AgeExpression(start, end, one.age, one.kind, one.approximate) for start, end, one in placed)


def parse_count(words: str, language: str = "en", quantifiers: Mapping[str, Count] | None = None) -> Count | None:
    """Give the count that the words are as a whole, or None if they are no count or more than one.

    >>> parse_count("no fewer than thirty-two")
    Count(low=32, best=None, high=None, text='no fewer than thirty-two')
    """
    trimmed = words.strip()
    found = find_counts(trimmed, language, quantifiers)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(trimmed)):
        return None
    return found[0].count


@cache
def _grammar(language: str) -> Grammar:
    return Grammar(load_table(language, "numbers"), READERS, seeds=("date",))


@lru_cache(maxsize=KEPT_TEXTS)
def _read(text: str, language: str) -> tuple[Phrase, ...]:
    """Give the phrases that are counts or ages; the memory spares a second reading of the same paragraph."""
    grammar = _grammar(language)
    seeds = [Phrase(first, last, {"date": True}) for first, last in taken_words(text, language)]
    return tuple(one for one in grammar.read(text, seeds).phrases() if "count" in one.item or "age" in one.item)


def _counts(phrase: Phrase) -> list[CountTold]:
    told = phrase.item.get("count")
    return [told] if isinstance(told, CountTold) else []


def _ages(phrase: Phrase) -> list[AgeTold]:
    told = phrase.item.get("age")
    return [one for one in told if isinstance(one, AgeTold)] if isinstance(told, tuple) else []


def _expression(words: str, span: tuple[int, int], told: CountTold, rules: Mapping[str, Count]) -> CountExpression:
    return CountExpression(
        *span,
        count=count_of(told, rules, words),
        vague=told.quantity is not None,
        approximate=told.bound in APPROXIMATE,
        more=told.more,
    )
