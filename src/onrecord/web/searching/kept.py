"""Kept filters as pages show them: where each leads, and how much it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse

from onrecord.core.errors import OnrecordError
from onrecord.core.vocabulary import Outcome
from onrecord.jobs.overviews import Numbers, own_numbers
from onrecord.store.filters import Filter, filters_of
from onrecord.store.tallies import Question
from onrecord.store.withheld import withheld_from
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.frame.wording import wording

__all__ = ["ShownFilter", "shown_filters"]

MOST = 12
OF_INCIDENTS = ("incidents", "counted_incidents")
"""Lists of incidents: what they are narrowed to can be counted."""

CELLS = ("place", "actor", "method", "grade", "month", "year", "country")


@dataclass(frozen=True, slots=True)
class ShownFilter:
    """A kept filter: its address, and its tally where it is one of incidents."""

    kept: Filter
    url: str
    is_own: bool
    tally: str | None


def shown_filters(request: CaseRequest, screen: str | None = None) -> list[ShownFilter]:
    """Give the filters that whoever asks sees, of one screen or of all that this workbench has."""
    found = [each for each in filters_of(request.case) if screen is None or each.screen == screen][:MOST]
    numbers = _numbers(request) if any(each.screen in OF_INCIDENTS for each in found) else None
    shown = []
    for each in found:
        try:
            url = reverse(each.screen)
        except NoReverseMatch:
            continue
        tally = _tally(numbers, each) if numbers is not None and each.screen in OF_INCIDENTS else None
        shown.append(ShownFilter(each, f"{url}?{each.query}", each.owner == request.case.who, tally))
    return shown


def _numbers(request: CaseRequest) -> Numbers:
    withheld = withheld_from(request.case, sees_all="protected" in request.rights)
    return own_numbers(request.case).seen_by(withheld)


def _tally(numbers: Numbers, kept: Filter) -> str | None:
    """Give how many people the incidents of a filter come to, by the rules of the scope; None where none were counted,
    or what it asks for means nothing any more.
    """
    if numbers.run is None:
        return None
    given = QueryDict(kept.query)
    try:
        since, until = (date.fromisoformat(given[name]) if given.get(name) else None for name in ("since", "until"))
        only = {name: given[name] for name in CELLS if given.get(name)}
        question = Question(Outcome(given.get("outcome") or "killed"), (), only, since, until)
        return wording().range(numbers.tally(question).whole.range, numbers.scheme)
    except (ValueError, OnrecordError):
        return None
