"""Tolls of a case file beside what is documented in their time and place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from onrecord.core.record import Record
from onrecord.core.wire import record_from_json
from onrecord.store.canonical import unpack
from onrecord.store.chunks import walk
from onrecord.store.counted_bodies import OUTCOMES
from onrecord.store.models import Counted, CountedName, CountedRun
from onrecord.store.models import Record as Row
from onrecord.store.tallies import SUMS
from onrecord.tally.happenings import UNKNOWN, Spot
from onrecord.tally.ranges import Range
from onrecord.tally.tolls import Beside, Documented, TollScope, scope_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["tolls_beside"]

CHUNK = 500


def tolls_beside(case: CaseFile, run: CountedRun) -> Iterator[Beside]:
    """Yield every toll that claims a number, beside what is documented in its scope, in order of id.

    Incidents that may be one are counted apart for `possible`, and `certain` may count them twice.
    """
    for chunk in walk(Row.objects.using(case.alias).filter(kind="toll"), CHUNK):
        for row in chunk:
            record: Record = record_from_json(unpack(row.body))
            scope = scope_of(record)
            if scope is not None:
                yield Beside(scope, _documented(case, run, scope))


def _documented(case: CaseFile, run: CountedRun, scope: TollScope) -> Documented:
    rows = Counted.objects.using(case.alias).filter(run=run, outcome=OUTCOMES[scope.outcome], sex__isnull=True)
    certain, possible = _within(case, rows, scope), _touching(case, rows, scope)
    return Documented(_sum(certain), _sum(possible), possible.count())


def _within(case: CaseFile, rows: QuerySet[Counted], scope: TollScope) -> QuerySet[Counted]:
    """Give the incidents that are in a scope for certain."""
    period = scope.period
    if period.earliest is not None:
        rows = rows.filter(earliest__gte=period.earliest)
    if period.latest is not None:
        rows = rows.filter(latest__lte=period.latest)
    for name, value in _names(scope).items():
        rows = rows.filter(**{f"{name}__in": _numbers(case, value, whole=True)})
    return rows


def _touching(case: CaseFile, rows: QuerySet[Counted], scope: TollScope) -> QuerySet[Counted]:
    """Give the incidents that may be in a scope: what is not known of them may be as it has it."""
    period, unknown = scope.period, _numbers(case, UNKNOWN, whole=True)
    if period.earliest is not None:
        rows = rows.filter(Q(latest__gte=period.earliest) | Q(latest__isnull=True))
    if period.latest is not None:
        rows = rows.filter(Q(earliest__lte=period.latest) | Q(earliest__isnull=True))
    for name, value in _names(scope).items():
        likely = _numbers(case, value, whole=name != "actor")
        rows = rows.filter(Q(**{f"{name}__in": [*likely, *unknown]}) | _wider(case, name, scope))
    return rows


def _wider(case: CaseFile, name: str, scope: TollScope) -> Q:
    """Give the cells that may hold a place: that of its country alone."""
    if name == "place" and scope.country is not None:
        return Q(place__in=_numbers(case, scope.country, whole=True))
    return Q(pk__in=())


def _names(scope: TollScope) -> dict[str, str]:
    place = None if scope.place is None else Spot(scope.country, scope.place).key
    told = {"country": scope.country, "place": place, "actor": scope.actor}
    return {name: value for name, value in told.items() if value is not None}


def _numbers(case: CaseFile, text: str, *, whole: bool) -> list[int]:
    """Give the numbers of a name: of several names together too, where it need not be the whole."""
    names = CountedName.objects.using(case.alias)
    found = names.filter(text=text) if whole else names.filter(text__contains=text)
    return list(found.values_list("id", flat=True))


def _sum(rows: QuerySet[Counted]) -> Range:
    return Range(*(total or 0 for total in rows.aggregate(**SUMS).values()))
