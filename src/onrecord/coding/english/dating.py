"""The dates of a report as intervals, settled in the order they are told: each may count from what was told before.

"On 7 May" two sentences after "2016" is of 2016; a page further on it is of the year before publication, as any date
of a news report is. Without a publication date the dates written in full tell the year.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.readings import Laid
from onrecord.coding.english.syntax import Parse
from onrecord.core.values import When
from onrecord.core.vocabulary import DateBasis
from onrecord.resolution.dates import DateExpression

__all__ = ["settle_dates"]

# A frame this far from publication holds for its own paragraph and the next; a nearer one for the whole report.
LONG_AGO_DAYS = 366
FRAMED_PARAGRAPHS = 1


def settle_dates(
    parse: Parse, dates: Sequence[Laid[DateExpression]], knowledge: Knowledge, published: date | None
) -> dict[int, When]:
    """Give the interval of every date by its first token."""
    settled: dict[int, When] = {}
    frame: tuple[int, When] | None = None
    written = None if published is not None else _first_written(dates, knowledge)
    for laid in dates:
        paragraph = parse.paragraph[laid.first]
        if frame is not None and _has_faded(frame, paragraph, published):
            frame = None
        context = frame[1] if frame is not None else written
        when = knowledge.resolve_date(laid.found, published, context)
        settled[laid.first] = when
        if _frames(when):
            frame = paragraph, when
    return settled


def _first_written(dates: Sequence[Laid[DateExpression]], knowledge: Knowledge) -> When | None:
    """Give the first date that the words alone fix."""
    found = (knowledge.resolve_date(laid.found, None, None) for laid in dates)
    return next((when for when in found if _frames(when)), None)


def _has_faded(frame: tuple[int, When], paragraph: int, published: date | None) -> bool:
    told, when = frame
    if published is None or when.latest is None or paragraph - told <= FRAMED_PARAGRAPHS:
        return False
    return (published - when.latest).days > LONG_AGO_DAYS


def _frames(when: When) -> bool:
    """Tell whether a date can be what others count from: fixed, and itself not counted from another."""
    fixed = when.earliest is not None and when.latest is not None
    return fixed and when.basis is not DateBasis.RELATIVE_TO_REPORT
