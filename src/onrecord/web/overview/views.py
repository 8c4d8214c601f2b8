"""The opening page: the number, what is new, what waits for whom, the charts, how far it has come."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome
from onrecord.jobs.counting import counted
from onrecord.jobs.overviews import AT_HAND, Numbers, arrived, progress, seen_until, waiting
from onrecord.store.arrivals import Since, mark_seen, since_day
from onrecord.store.models import Listing, Setback
from onrecord.store.scopes import scope_of
from onrecord.store.setbacks import newest_setbacks
from onrecord.store.setbacks_seen import seen_setbacks
from onrecord.tally.rules.schemes import schemes
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.frame.wording import wording
from onrecord.web.overview.asked import Asked, asked_of, beneath_query, day_named
from onrecord.web.overview.cells import WIDE, chart_of
from onrecord.web.overview.scope import scope_parts
from onrecord.web.searching.kept import shown_filters

__all__ = ["count_now", "mark_as_seen", "overview"]

SETBACKS = 5


@needs("read")
@require_safe
def overview(request: CaseRequest) -> HttpResponse:
    """Show how the case file stands; of an empty one, what to do first."""
    if not Listing.objects.using(request.case.alias).exists():
        return render(request, "overview/first.html", {"scope": scope_of(request.case)})
    asked = asked_of(request)
    told = _news(request) | _waits(request) | _number(asked) | {"filters": shown_filters(request)}
    return render(request, "overview/overview.html", told)


@needs("read")
@require_POST
def mark_as_seen(request: CaseRequest) -> HttpResponseRedirect:
    """Keep that whoever asks has seen what is new."""
    with request.case.writing() as pen:
        mark_seen(pen)
    return redirect("overview")


@needs("code")
@require_POST
def count_now(request: CaseRequest) -> HttpResponseRedirect:
    """Count the case file anew by the rules that are shown, where it is not too large for that.

    Raises:
        BadOption: it is.
    """
    numbers = asked_of(request).numbers
    if not numbers.may_count:
        raise BadOption(
            "counting anew",
            found=f"more than {AT_HAND:,} coded reports",
            expected="fewer, which a page can wait for",
            do="Run `onrecord tally`; everybody can go on working meanwhile.",
        )
    counted(request.case, numbers.scheme, workers=1)
    messages.success(request, _("Counted anew."))
    return redirect("overview")


def _news(request: CaseRequest) -> dict[str, Any]:
    since = _since(request)
    return {"news": arrived(request.case, since).answer, "since": since}


def _since(request: CaseRequest) -> Since:
    day = day_named(request.GET, "new_since")
    if day is None:
        return seen_until(request.case)
    return since_day(request.case, datetime.combine(day, time(), UTC))


def _waits(request: CaseRequest) -> dict[str, Any]:
    words, waits, come = wording(), waiting(request.case), progress(request.case)
    uncoded = waits.answer.uncoded
    return {
        "waits": waits.answer,
        "waits_at": None if waits.is_current else waits.at,
        "uncoded": sum(uncoded.values()),
        "uncoded_in": [(words.language(code), number) for code, number in uncoded.items()],
        "pairs": waits.answer.pairs,
        "pairs_all": sum(waits.answer.pairs.values()),
        "failed": sum(waits.answer.setbacks.values()),
        "setbacks": _setbacks(request) if waits.answer.setbacks else [],
        "progress": come.answer,
        "progress_at": None if come.is_current else come.at,
        "parts": scope_parts(request.case, come.answer),
    }


def _setbacks(request: CaseRequest) -> list[Setback]:
    """Give the newest that whoever asks may know of; where those are protected sources', fewer."""
    rows = newest_setbacks(request.case, 4 * SETBACKS)
    return seen_setbacks(request.case, rows, sees_all="protected" in request.rights)[:SETBACKS]


def _number(asked: Asked) -> dict[str, Any]:
    """Give the main number with its charts; without what was never counted there is none."""
    words, numbers, outcome = wording(), asked.numbers, asked.question.outcome
    told: dict[str, Any] = {
        "numbers": numbers,
        "scheme": numbers.scheme,
        "schemes": schemes().values(),
        "people": words.people(str(outcome)),
        "people_first": words.people_first(str(outcome)),
        "outcome": str(outcome),
        "asked": asked,
    }
    if numbers.run is None:
        return told
    cell = numbers.whole(outcome)
    unconfirmed = numbers.unconfirmed(outcome)
    return told | {
        "whole": cell,
        "ends": (words.number(cell.range.low), words.number(cell.range.high)),
        "best": words.number(cell.range.best),
        "incidents": words.number(cell.incidents),
        "unconfirmed": unconfirmed,
        "unconfirmed_shown": words.number(unconfirmed),
        "beneath": beneath_query(asked),
        "others": list(_others(numbers, outcome)),
        "over_time": chart_of(asked, "month", WIDE),
        "charts": [chart_of(asked, by) for by in ("place", "actor", "method")] if cell.incidents else [],
    }


def _others(numbers: Numbers, shown: Outcome) -> Any:
    words = wording()
    for outcome in numbers.outcomes():
        if outcome is not shown:
            cell = numbers.whole(outcome)
            yield {
                "outcome": str(outcome),
                "name": words.people_first(str(outcome)),
                "range": words.range(cell.range, numbers.scheme),
            }
