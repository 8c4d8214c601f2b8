"""When an expression was: its meaning settled against what is known of the report."""

from __future__ import annotations

from datetime import date
from typing import Literal

from onrecord.core.values import When
from onrecord.core.vocabulary import DateBasis, DatePrecision

# These three register how each kind of meaning is settled.
from onrecord.resolution.dates import absolute, compound, relative
from onrecord.resolution.dates.intervals import Interval
from onrecord.resolution.dates.settling import Frame, Settled, opened, settle
from onrecord.resolution.dates.spans import DateExpression

__all__ = ["Direction", "resolve"]

Direction = Literal["past", "future"]
"""Whether what is dated has happened or is to come: a bare "Wednesday" is the one before or the one after."""

SETTLERS = (absolute, compound, relative)


def resolve(
    expression: DateExpression,
    *,
    published: date | None = None,
    context: When | None = None,
    spoken_at: date | None = None,
    direction: Direction = "past",
) -> When:
    """Give the time an expression tells, as far as its words and what is known of the report fix it; never raise.

    `published` is the day of publication; `spoken_at` the day the words were said where the report tells it, from which
    "yesterday" then counts; `context` is the time the report has told so far, which "the next day" counts from.
    What cannot be fixed stays open, with its words and the reason.
    """
    frame = _frame(published, context, spoken_at, direction)
    try:
        settled = settle(expression.meaning, frame)
    except (OverflowError, ValueError):
        settled = opened(DatePrecision.UNKNOWN, "the date lies outside the calendar")
    return _when(settled, expression.text)


def _frame(published: date | None, context: When | None, spoken_at: date | None, direction: Direction) -> Frame:
    told = None if context is None else _interval(context)
    past = direction == "past"
    if spoken_at is not None:
        return Frame(spoken_at, "day it was said", DateBasis.RELATIVE_TO_REPORT, told, past)
    return Frame(published, context=told, past=past)


def _interval(context: When) -> Interval | None:
    if context.earliest is None or context.latest is None:
        return None
    return context.earliest, context.latest


def _when(settled: Settled, words: str) -> When:
    return When(settled.earliest, settled.latest, settled.precision, words, settled.basis, settled.rule)
