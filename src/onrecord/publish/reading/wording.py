"""Values in plain words. What the report leaves open is said to be open; nothing is rounded to look certain."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from onrecord.core.coding import Chain, ClaimValue
from onrecord.core.report import Report
from onrecord.core.values import Absent, Age, AgeRange, Count, When
from onrecord.core.vocabulary import DatePrecision
from onrecord.publish.reading.phrases import Phrases

__all__ = [
    "COUNT_PHRASES",
    "word_age",
    "word_chain",
    "word_count",
    "word_date",
    "word_interval",
    "word_links",
    "word_name",
    "word_publication",
    "word_value",
]


COUNT_PHRASES: Mapping[tuple[str, ...], str] = {
    (): "count_open",
    ("best",): "count_about",
    ("low",): "count_least",
    ("high",): "count_most",
    ("low", "best"): "count_least_best",
    ("best", "high"): "count_most_best",
    ("low", "high"): "count_range",
    ("low", "best", "high"): "count_range_best",
}
"""The phrase of a count by the ends that are told."""


def word_count(count: Count, phrases: Phrases) -> str:
    """Give a count with its open ends named.

    >>> from onrecord.publish.reading.phrases import load_phrases
    >>> word_count(Count(low=2001), load_phrases())
    'at least 2,001'
    """
    low, best, high = count.low, count.best, count.high
    if low is not None and low == high:
        return f"{low:,}"
    ends = {
        name: f"{number:,}" for name, number in (("low", low), ("best", best), ("high", high)) if number is not None
    }
    return phrases.say(COUNT_PHRASES[tuple(ends)], **ends)


def word_age(age: Age | Absent, phrases: Phrases) -> str:
    """Give an age in completed years, or its range."""
    if isinstance(age, Absent):
        return phrases.say("age_said", age=phrases.say(f"absent_{age.absent}"))
    if isinstance(age, int):
        return phrases.say("aged", age=age)
    return phrases.say("age_said", age=_age_range(age, phrases))


def _age_range(age: AgeRange, phrases: Phrases) -> str:
    if age.low is None and age.high is None:
        return phrases.say("absent_unknown")
    if age.low is None:
        return phrases.say("age_most", high=age.high)
    if age.high is None:
        return phrases.say("age_least", low=age.low)
    return phrases.say("age_range", low=age.low, high=age.high)


def word_date(day: date, phrases: Phrases) -> str:
    """Give a day as it is written in the language.

    >>> from onrecord.publish.reading.phrases import load_phrases
    >>> word_date(date(2016, 1, 6), load_phrases())
    '6 January 2016'
    """
    return phrases.say("date_day", day=day.day, month=phrases.months[day.month - 1], year=day.year)


def word_interval(when: When, phrases: Phrases) -> str:
    """Give a time as the interval it is: a day, a month, a year, or between two days; open ends are said to be open."""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return phrases.say("not_stated" if when.text is None else "date_open")
    if last is None and first is not None:
        return phrases.say("date_after", first=word_date(first, phrases))
    if first is None and last is not None:
        return phrases.say("date_before", last=word_date(last, phrases))
    assert first is not None
    assert last is not None
    return _closed_interval(first, last, when.precision, phrases)


def _closed_interval(first: date, last: date, precision: DatePrecision, phrases: Phrases) -> str:
    if first == last:
        return word_date(first, phrases)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1] and first.year == last.year:
        if first.month == last.month and precision != DatePrecision.DAY:
            return phrases.say("date_month", month=phrases.months[first.month - 1], year=first.year)
        if (first.month, last.month) == (1, 12) and precision != DatePrecision.DAY:
            return str(first.year)
    pattern = "date_one_between" if precision is DatePrecision.DAY else "date_between"
    return phrases.say(pattern, first=word_date(first, phrases), last=word_date(last, phrases))


def word_links(chain: Chain, phrases: Phrases) -> tuple[str, ...]:
    """Give the links of an according-to chain, nearest first; an empty chain is the outlet's own word."""
    if not chain:
        return (phrases.say("own_word"),)
    return tuple(phrases.say("unnamed") if link == "unnamed" else link for link in chain)


def word_chain(chain: Chain, phrases: Phrases) -> str:
    """Give an according-to chain on one line.

    >>> from onrecord.publish.reading.phrases import load_phrases
    >>> word_chain(("Badia Monitor", "local eyewitnesses"), load_phrases())
    'Badia Monitor ← local eyewitnesses'
    """
    return f" {phrases.arrow} ".join(word_links(chain, phrases))


def word_name(name: str | Absent, phrases: Phrases) -> str:
    """Give a name as written, or in what way it is absent."""
    return phrases.say(f"name_{name.absent}") if isinstance(name, Absent) else name


def word_publication(report: Report, phrases: Phrases) -> str:
    """Say when the report was published and where that was read."""
    if report.published is None:
        return phrases.say("unpublished")
    day = word_date(report.published, phrases)
    if report.published_basis is None:
        return phrases.say("published_bare", date=day)
    return phrases.say("published", date=day, basis=phrases.term("published_basis", report.published_basis))


def word_value(value: ClaimValue, phrases: Phrases) -> str:
    """Give a claim's value as it stands, for a place where several are set side by side."""
    if value is None:
        return phrases.say("not_stated")
    if isinstance(value, Absent):
        return phrases.say(f"absent_{value.absent}")
    if isinstance(value, AgeRange):
        return _age_range(value, phrases)
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
