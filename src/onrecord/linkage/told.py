"""What a text tells in days and numbers: what a coded row of the same incident has in its columns.

Which of them is the incident's is not settled here; a text that has a row's day and its number of dead more likely
tells of it than one that has neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.core.errors import MissingPart
from onrecord.evidence.language import detect_language
from onrecord.resolution.dates import find_dates, resolve
from onrecord.resolution.numbers import find_counts

__all__ = ["counts_in", "days_in"]

# A night is of two days; what is told of a longer time names no day.
LONGEST = 1
# "One" is in every text.
FEWEST = 2


def days_in(text: str, published: date | None) -> tuple[date, ...]:
    """Give the days that a text tells, in its order, each once; none of a language whose dates are not known."""
    return tuple(dict.fromkeys(_days(text, published)))


def counts_in(text: str) -> tuple[int, ...]:
    """Give the numbers of people or things, two and more, that a text tells, in its order, each once."""
    try:
        found = find_counts(text, detect_language(text) or "")
    except MissingPart:
        return ()
    ends = (end for one in found for end in (one.count.low, one.count.high))
    return tuple(dict.fromkeys(end for end in ends if end is not None and end >= FEWEST))


def _days(text: str, published: date | None) -> Iterator[date]:
    try:
        found = find_dates(text, detect_language(text) or "")
    except MissingPart:
        return
    for expression in found:
        when = resolve(expression, published=published)
        if when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days <= LONGEST:
            yield when.earliest
            yield when.latest
