"""Incidents that one may want beside another: possibly the same, of one place and days, of one actor."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from onrecord.linkage.pairs import probability_of
from onrecord.store.lines import records_of
from onrecord.store.linked import INCIDENT
from onrecord.store.models import LinkedPair, RecordLine

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Related", "Tolls", "related_to", "tolls_over"]

MOST = 10
"""Of each kind: more would be a list, which has its own page."""
AROUND = timedelta(days=7)
LONGEST = timedelta(days=366)
"""An interval that is longer says of no day that it may be one."""

Tolls = tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """An incident beside another: `how` (`linked`, `place`, `actor`), and how likely linked ones are one."""

    line: RecordLine
    how: str
    probability: float | None = None


def related_to(case: CaseFile, line: RecordLine, *, sees_all: bool) -> list[Related]:
    """Give the incidents that may be the same, then those of the same place and days, then of the same actor within a
    week; each once.
    """
    found = {each.line.record: each for each in _linked(case, line)}
    for how, rows in (("place", _of_place(case, line)), ("actor", _of_actor(case, line))):
        for row in rows.exclude(pk=line.record).order_by("-day", "-record")[:MOST]:
            found.setdefault(row.record, Related(row, how))
    return [each for each in found.values() if sees_all or not (each.line.is_hidden or each.line.hides_some)]


def tolls_over(case: CaseFile, line: RecordLine) -> Tolls:
    """Give tolls whose time, place and actor may hold an incident, those of the shortest time first: they bound it."""
    rows = RecordLine.objects.using(case.alias).filter(kind="toll", is_hidden=False).exclude(outcomes="")
    rows = rows.filter(country__in=["", line.country]).filter(place__in=["", line.place])
    rows = rows.filter(actor__in=["", line.actor])
    if line.latest is not None:
        rows = rows.filter(Q(earliest__isnull=True) | Q(earliest__lte=line.latest))
    if line.earliest is not None:
        rows = rows.filter(Q(latest__isnull=True) | Q(latest__gte=line.earliest))
    return tuple(rows.order_by("-day", "-record")[:MOST])


def _linked(case: CaseFile, line: RecordLine) -> list[Related]:
    members = list(json.loads(line.members))
    pairs = LinkedPair.objects.using(case.alias).filter(kind=INCIDENT)
    odds: dict[str, float] = {}
    for near, far in (("one", "other"), ("other", "one")):
        for subject, weight in pairs.filter(**{f"{near}__in": members}).values_list(far, "weight"):
            odds[subject] = max(weight, odds.get(subject, weight))
    record_of = records_of(case, list(odds))
    best: dict[str, float] = {}
    for subject, weight in odds.items():
        record = record_of[subject]
        best[record] = max(weight, best.get(record, weight))
    best.pop(line.record, None)
    rows = RecordLine.objects.using(case.alias).in_bulk(sorted(best, key=lambda each: -best[each])[:MOST])
    likely = sorted(rows.values(), key=lambda row: (-best[row.record], row.record))
    return [Related(row, "linked", probability_of(best[row.record])) for row in likely]


def _of_place(case: CaseFile, line: RecordLine) -> QuerySet[RecordLine]:
    """Give incidents of the place on days that may be the same."""
    rows = RecordLine.objects.using(case.alias).filter(kind="incident", place=line.place, country=line.country)
    if line.earliest is None or line.latest is None or not line.place or line.latest - line.earliest > LONGEST:
        return rows.none()
    return rows.filter(day__gte=line.earliest, day__lte=line.latest + LONGEST, earliest__lte=line.latest)


def _of_actor(case: CaseFile, line: RecordLine) -> QuerySet[RecordLine]:
    rows = RecordLine.objects.using(case.alias).filter(kind="incident", actor=line.actor)
    if line.earliest is None or line.latest is None or not line.actor:
        return rows.none()
    return rows.filter(day__gte=line.earliest - AROUND, day__lte=line.latest + AROUND)
