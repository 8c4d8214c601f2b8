"""Days that are written as 2016-03-13, 2016-03 or 2016, alone or from one to another, as the reader writes them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from onrecord.core.values import When
from onrecord.core.vocabulary import DatePrecision
from onrecord.publish.reading.wording import word_interval
from onrecord.web.sentences.speech import phrases_now

__all__ = ["DAYS", "say_days"]

DAY = r"\d{4}(?:-\d\d){0,2}"
DAYS = rf"{DAY}(?: to {DAY})?"
"""The form of days, for a regular expression."""
TO = " to "


def say_days(told: str) -> str:
    """Give days in the reader's words, what is no day as it is written."""
    first, _, last = told.partition(TO)
    try:
        interval = When(_end(first, is_last=False), _end(last or first, is_last=True), DatePrecision.UNKNOWN)
    except ValueError:
        return told
    return word_interval(interval, phrases_now())


def _end(told: str, *, is_last: bool) -> date:
    year, month, day = ([int(each) for each in told.split("-")] + [0, 0])[:3]
    month = month or (12 if is_last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if is_last else 1))
