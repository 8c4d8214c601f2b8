"""The dates of a report as intervals, settled in the order they are told: each may count from what was told before.

"On 7 May" after "In 2016" or "3 March 2016" is of 2016; a page further on, or after "since the election of 2016", it is
of the year before publication, as any date of a news report is. Without a publication date the dates written in full
tell the year.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.readings import Laid
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.timing import is_written, opens_sentence
from onrecord.core.values import When
from onrecord.core.vocabulary import DateBasis, DatePrecision
from onrecord.resolution.dates import DateExpression
from onrecord.resolution.dates.meanings import After, Before, Portion, Since, Until

__all__ = ["settle_dates"]

# A day or month told tells the year of dates without one in its own paragraph and the next; a bare year, where it opens
# its sentence, in its own. What is counted from another day counts on until a frame this far from publication is left.
LONG_AGO_DAYS = 366
FRAMED_PARAGRAPHS = 1
EXACT = (DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH)
ABOUT_A_DATE = (After, Before, Portion, Since, Until)

Frame = tuple[int, When]
"""A date that others count from, with its paragraph."""


def settle_dates(
    parse: Parse, dates: Sequence[Laid[DateExpression]], knowledge: Knowledge, published: date | None
) -> dict[int, When]:
    """Give the interval of every date by its first token."""
    settled: dict[int, When] = {}
    told: Frame | None = None
    year: Frame | None = None
    written = None if published is not None else _first_written(dates, knowledge)
    for laid in dates:
        paragraph = parse.paragraph[laid.first]
        told = None if told is not None and _has_faded(told, paragraph, published) else told
        year = None if year is not None and published and _is_past(year, paragraph) else year
        frame = year if is_written(laid) or isinstance(laid.found.meaning, ABOUT_A_DATE) else told
        when = knowledge.resolve_date(laid.found, published, written if frame is None else frame[1])
        settled[laid.first] = when
        if _frames(when):
            told = paragraph, when
            year = told if published is None or _tells_year(parse, laid, when) else year
    return settled


def _first_written(dates: Sequence[Laid[DateExpression]], knowledge: Knowledge) -> When | None:
    """Give the first date that the words alone fix."""
    found = (knowledge.resolve_date(laid.found, None, None) for laid in dates)
    return next((when for when in found if _frames(when)), None)


def _has_faded(frame: Frame, paragraph: int, published: date | None) -> bool:
    told, when = frame
    if published is None or when.latest is None or paragraph - told <= FRAMED_PARAGRAPHS:
        return False
    return (published - when.latest).days > LONG_AGO_DAYS


def _is_past(frame: Frame, paragraph: int) -> bool:
    """Tell whether a frame no longer tells the year of a date."""
    reach = FRAMED_PARAGRAPHS if frame[1].precision in EXACT else 0
    return paragraph - frame[0] > reach


def _tells_year(parse: Parse, laid: Laid[DateExpression], when: When) -> bool:
    """Tell whether a date tells the year of those after it: not what has gone on since, nor a year in passing."""
    if isinstance(laid.found.meaning, ABOUT_A_DATE):
        return False
    return when.precision in EXACT or opens_sentence(parse, laid)


def _frames(when: When) -> bool:
    """Tell whether a date can be what others count from: fixed, and itself not counted from another."""
    fixed = when.earliest is not None and when.latest is not None
    return fixed and when.basis is not DateBasis.RELATIVE_TO_REPORT
