"""Two records found by name or words, in any script, to be set beside each other and judged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord.core.errors import BadOption
from onrecord.jobs.overviews import own_numbers
from onrecord.jobs.seen_pairs import hides_names, look_at
from onrecord.linkage.incident_wording import label_of
from onrecord.resolution.findable import findable
from onrecord.resolution.places import Gazetteer
from onrecord.resolution.skeleton import skeleton
from onrecord.store.codings import coding_id, titles_of
from onrecord.store.compared import incidents_told_in, people_told_in
from onrecord.store.linked import PERSON, names_of
from onrecord.store.searching import Page, Query, search
from onrecord.store.sight import hidden_reports
from onrecord.store.tallies import Question
from onrecord.store.withheld import withheld_from
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.matching.asking import check_seen, kind_asked, reader_of
from onrecord.web.matching.words import KINDS
from onrecord.web.searching.hits import places_like

__all__ = ["Hit", "find", "looked_for"]

REPORTS, MOST_HITS, LONGEST = 20, 40, 200
MOST_SPELLINGS = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody, or an incident, that was found: every form of the name, and the report that tells of it."""

    subject: str
    names: tuple[str, ...]
    report: str


@needs("judge")
@require_safe
def find(request: CaseRequest) -> HttpResponse:
    """Look for people by name, or incidents by words; the first one chosen waits for the second."""
    kind, words = kind_asked(request.GET), str(request.GET.get("q", ""))[:LONGEST].strip()
    first = str(request.GET.get("first", ""))[:LONGEST]
    if first:
        check_seen(request, first)
    hides = kind == PERSON and hides_names(request.case, reader_of(request))
    hits, error = looked_for(request, kind, words) if words and not hides else ([], None)
    told: dict[str, Any] = {
        "kind": kind,
        "kinds": KINDS,
        "words": words,
        "first": first,
        "first_name": look_at(request.case, reader_of(request), [first]).name(_called(request, first))
        if first
        else None,
        "hides_names": hides,
        "hits": [each for each in hits if each.subject != first][:MOST_HITS],
        "error": error,
    }
    return render(request, "matching/find.html", told)


def _called(request: CaseRequest, subject: str) -> str:
    return names_of(request.case, [subject]).get(subject, "")


def looked_for(request: CaseRequest, kind: str, words: str) -> tuple[list[Hit], BadOption | None]:
    """Give who, or which incidents, whoever asks may see of those that are found; and why none could be looked for."""
    asked = [Query(words, where="names")] if kind == PERSON else _spelled(request, words)
    try:
        found = [search(request.case, each, Page(REPORTS)) for each in asked]
    except BadOption as error:
        return [], error
    reports = list(dict.fromkeys(each.report for some in found for each in some.found))
    hidden = hidden_reports(request.case, reader_of(request), reports)
    seen = [each for each in reports if each not in hidden]
    return (_people(request, words, seen) if kind == PERSON else _incidents(request, seen)), None


def _spelled(request: CaseRequest, words: str) -> list[Query]:
    """Give the words, and what places of that name are called where they are told in another spelling or script: in the
    gazetteer, and in the incidents that are counted.
    """
    withheld = withheld_from(request.case, sees_all="protected" in request.rights)
    told = places_like(own_numbers(request.case).seen_by(withheld), Question(), words)
    names = [each.key.rpartition(" / ")[2] for each in told if each.dimension == "place"]
    names = list(dict.fromkeys([*_in_gazetteer(words), *names[:MOST_SPELLINGS]]))
    return [Query(words), *(Query(f'"{name}"') for name in names if [*findable(name)] != [*findable(words)])]


@lru_cache(maxsize=256)
def _in_gazetteer(words: str) -> tuple[str, ...]:
    return tuple(place.name for place in Gazetteer.open().search(words)[:MOST_SPELLINGS])


def _people(request: CaseRequest, words: str, reports: list[str]) -> list[Hit]:
    asked = set(skeleton(words))
    told = [each.person for each in people_told_in(request.case, reports)]
    found = [each for each in told if asked & {sign for name in each.names for sign in skeleton(name)}]
    # Whoever shares most of what was typed comes first.
    found.sort(key=lambda each: -len(asked & {sign for name in each.names for sign in skeleton(name)}))
    return _hits(request, [(each.id, each.names) for each in found])


def _incidents(request: CaseRequest, reports: list[str]) -> list[Hit]:
    told = incidents_told_in(request.case, reports)
    return _hits(request, [(each.incident.id, (label_of(each.incident),)) for each in told])


def _hits(request: CaseRequest, found: list[tuple[str, tuple[str, ...]]]) -> list[Hit]:
    titles = titles_of(request.case, {coding_id(subject) for subject, _ in found})
    words = look_at(request.case, reader_of(request), [subject for subject, _ in found[:MOST_HITS]]).sight.words
    return [
        Hit(subject, tuple(map(words, names)), words(titles.get(coding_id(subject), "")))
        for subject, names in found[:MOST_HITS]
    ]
