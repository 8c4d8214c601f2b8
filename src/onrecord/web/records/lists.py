"""Lists of incidents and of people: newest first, by filters, fifty to a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.coding.codebook import default_codebook
from onrecord.core.errors import BadOption
from onrecord.jobs.overviews import Numbers, numbers_of
from onrecord.jobs.recounting import is_recounting
from onrecord.jobs.recounting import recount as count_anew
from onrecord.jobs.seeing import protected_fields
from onrecord.publish.reading.phrases import Phrases
from onrecord.store.doubted_places import doubted_places
from onrecord.store.line_pages import Figures, LinePage, Place, Sought, figures_of, line_page
from onrecord.store.lines import STROKE
from onrecord.store.lost_grounds import unsupported_lines
from onrecord.store.models import RecordLine
from onrecord.store.rules import grades_of, rules_of
from onrecord.tally.grading.ladders import ladder_of
from onrecord.tally.ranges import Range
from onrecord.tally.rules.schemes import Scheme
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.records.forms import OUTCOME_KEYS, IncidentFilters, PeopleFilters
from onrecord.web.records.labels import grade_label
from onrecord.web.records.wording import capital, interval_of, phrases_now, place_of, range_label, say_terms
from onrecord.web.sentences.saying import say

__all__ = ["IncidentRow", "PersonRow", "incidents", "people_told", "recount"]


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident as the list shows it. `counts` are pairs of what was suffered and how many; `is_older` tells that
    the incident changed after it was counted, `is_withheld` that only its day may be shown, `is_shaken` that its
    signature lost ground, `is_unsure` that nobody is sure where it was.
    """

    record: str
    when: str
    where: str
    what: str
    counts: tuple[tuple[str, str], ...]
    grade: str
    is_signed: bool
    conflicts: int
    may_be_twin: bool
    is_older: bool
    is_withheld: bool
    is_unsure: bool = False
    is_shaken: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as the list shows it."""

    record: str
    name: str
    role: str
    told: str
    when: str
    where: str
    incident: str | None
    conflicts: int
    is_withheld: bool


@needs("read")
@require_safe
def incidents(request: CaseRequest) -> HttpResponse:
    """List incidents, the newest first."""
    case, phrases = request.case, phrases_now()
    rules = rules_of(case, request.GET.get("rules"))
    numbers, scheme = numbers_of(case, rules), grades_of(case, rules)
    form = IncidentFilters(request.GET or None, _choices(rules, phrases))
    sought = form.chosen(sees_all="protected" in request.rights)
    if sought.name and _hides_names(request):
        form.add_error("name", _("Names are protected in this case file: your roles do not let you search them."))
    page = _page(request, form, sought, (numbers, scheme))
    told = figures_of(case, numbers.run, [row.record for row in page.rows])
    doubted, by = doubted_places(case, [row.record for row in page.rows]), (numbers, scheme, sought)
    shaken = unsupported_lines(case, page.rows)
    rows = [
        replace(
            _incident_row(row, told.get(row.record), by, phrases),
            is_unsure=row.record in doubted,
            is_shaken=row.record in shaken,
        )
        for row in page.rows
    ]
    return render(
        request,
        "records/incidents.html",
        {
            "form": form, "rows": rows, "after": page.after, "rules": rules, "numbers": numbers,
            "recounting": is_recounting(case), "query": _query(request), "filtered": bool(form.changed_data),
            "hides": sought.asks_for_words and not sought.sees_all,
        },
    )  # fmt: skip


@needs("read")
@require_safe
def people_told(request: CaseRequest) -> HttpResponse:
    """List people who are recorded as victims or perpetrators."""
    phrases = phrases_now()
    form = PeopleFilters(request.GET or None, [(key, phrases.term("outcome", key)) for key in OUTCOME_KEYS])
    within = request.GET.get("within") or None
    sought = form.chosen(sees_all="protected" in request.rights, within=within)
    hides_names = _hides_names(request)
    if sought.name and hides_names:
        form.add_error("name", _("Names are protected in this case file: your roles do not let you search them."))
    page = _page(request, form, sought, None)
    rows = list(_person_rows(page, sought, phrases, hides_names=hides_names))
    return render(
        request,
        "records/people.html",
        {
            "form": form, "rows": rows, "after": page.after, "query": _query(request), "within": within,
            "hides_names": hides_names, "filtered": bool(form.changed_data),
            "hides": sought.asks_for_words and not sought.sees_all,
        },
    )  # fmt: skip


@needs("read")
@require_POST
def recount(request: CaseRequest) -> HttpResponseRedirect:
    """Count anew in the background."""
    count_anew(request.case, rules_of(request.case, request.POST.get("rules")))
    messages.info(request, _("The numbers are being counted anew. Load the page again in a while."))
    return redirect("incidents")


def _page(
    request: CaseRequest, form: IncidentFilters | PeopleFilters, sought: Sought, by: tuple[Numbers, str] | None
) -> LinePage:
    """Give the rows that are asked for; none where what is asked cannot be looked for, which the form says."""
    if form.is_bound and not form.is_valid():
        return LinePage((), None)
    run, scheme = (by[0].run, by[1]) if by is not None else (None, None)
    try:
        after = Place.of(request.GET["after"]) if request.GET.get("after") else None
        return line_page(request.case, sought, run, scheme, after)
    except BadOption as error:
        form.add_error("name" if sought.name else None, f"{say(error.found)}: {say(error.do)}")
        return LinePage((), None)


def _query(request: CaseRequest) -> str:
    """Give what the list is asked for, without the place in it."""
    asked = request.GET.copy()
    asked.pop("after", None)
    return asked.urlencode()


def _hides_names(request: CaseRequest) -> bool:
    return "protected" not in request.rights and "name" in protected_fields(request.case)


def _choices(rules: Scheme, phrases: Phrases) -> dict[str, list[tuple[str, str]]]:
    """Give what can be chosen: methods of the codebook, for those that were told would be looked for in every row."""
    methods = ((key, phrases.term("method", key)) for key in default_codebook().methods)
    grades = ladder_of(rules.grades) if rules.grades is not None else ()
    return {
        "method": sorted(methods, key=lambda pair: pair[1]),
        "outcome": [(key, phrases.term("people", key)) for key in OUTCOME_KEYS],
        "grade": [(grade, grade_label(grade)) for grade in grades],
    }


def _incident_row(
    line: RecordLine, told: Figures | None, by: tuple[Numbers, str, Sought], phrases: Phrases
) -> IncidentRow:
    numbers, scheme, sought = by
    withheld = line.hides_some and not sought.sees_all
    counts = () if told is None else tuple(
        (phrases.term("outcome", outcome), range_label(Range(*ends))) for outcome, ends in told.counts
    )  # fmt: skip
    made = numbers.run.made_at if numbers.run is not None else None
    return IncidentRow(
        line.record,
        interval_of(line, phrases),
        "" if withheld else place_of(line, phrases),
        "" if withheld else _what(line, phrases),
        counts,
        grade_label(told.grade) if told is not None and told.grade != "unknown" else "",
        f"{STROKE}{scheme}{STROKE}" in line.signed,
        0 if withheld else line.conflicts,
        told is not None and told.is_twin,
        not numbers.is_current and made is not None and line.made_at > made,
        withheld,
    )


def _what(line: RecordLine, phrases: Phrases) -> str:
    parts = [say_terms("act", line.act, phrases), say_terms("method", line.method, phrases)]
    told = phrases.say("comma").join(filter(None, parts))
    return capital(told) or _("Incident")


def _person_rows(page: LinePage, sought: Sought, phrases: Phrases, *, hides_names: bool) -> Iterator[PersonRow]:
    roles = {"victim": _("victim"), "perpetrator": _("perpetrator")}
    for line in page.rows:
        withheld = line.hides_some and not sought.sees_all
        outcomes = [phrases.term("outcome", each) for each in line.outcomes.split(STROKE) if each]
        yield PersonRow(
            line.record,
            "" if withheld or hides_names else line.name,
            roles[line.kind],
            "" if withheld else phrases.say("comma").join(filter(None, (*outcomes, line.actor))),
            interval_of(line, phrases),
            "" if withheld else place_of(line, phrases),
            line.within,
            0 if withheld else line.conflicts,
            withheld or (hides_names and bool(line.name)),
        )
