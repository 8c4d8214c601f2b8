"""Pages of lists of records: newest first, by filters, from lines alone; the next page starts after the last row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from onrecord.core.errors import BadOption
from onrecord.resolution.skeleton import skeleton
from onrecord.store.codings import coding_id
from onrecord.store.counted_bodies import OUTCOMES
from onrecord.store.hidden import reports_of_codings
from onrecord.store.lines import STROKE, words_of
from onrecord.store.lost_grounds import unsupported_records
from onrecord.store.models import Counted, CountedName, CountedRun, NameSign, RecordLine
from onrecord.store.protection import protected_reports
from onrecord.store.sight import read_blind

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["PAGE", "PEOPLE", "Figures", "LinePage", "Place", "Sought", "figures_of", "line_page"]

PAGE = 50
"""Rows of a page."""
INCIDENT = ("incident",)
PEOPLE = ("victim", "perpetrator")
FEWEST_SIGNS = 2
"""Letters of a skeleton that one must have to be looked for: what is shorter finds half the world."""

FEW = 1_000
"""Rows of a grade that are looked at one by one: a database that walked through all incidents for them, the newest
first, would walk through nearly all (0.8 s of a million claims on PostgreSQL).
"""

NAMES_OF_OUTCOMES = {number: str(outcome) for outcome, number in OUTCOMES.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """The row that a page starts after."""

    day: date
    record: str

    def __str__(self) -> str:
        """Give it as addresses have it."""
        return f"{self.day.isoformat()}.{self.record}"

    @classmethod
    def of(cls, text: str) -> Place:
        """Read what an address has.

        Raises:
            BadOption: it is no such place.
        """
        day, _, record = text.partition(".")
        try:
            return cls(date.fromisoformat(day), record)
        except ValueError:
            raise BadOption(
                "the place in the list",
                found=repr(text[:60]),
                expected="one that a page gave",
                do="Start the list again.",
            ) from None


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list is asked for. `kinds` are those of records; `within` the incident that people are told in;
    `is_shaken` asks for those of which a signature lost ground; `sees_all` tells that the reader may see what protected
    sources tell.
    """

    kinds: tuple[str, ...] = INCIDENT
    since: date | None = None
    until: date | None = None
    place: str = ""
    actor: str = ""
    act: str = ""
    method: str = ""
    outcome: str = ""
    grade: str = ""
    is_disputed: bool = False
    is_unsigned: bool = False
    is_shaken: bool = False
    name: str = ""
    is_named: bool = False
    within: str | None = None
    sees_all: bool = False

    @property
    def asks_for_words(self) -> bool:
        """True where something is asked that protected reports may have told."""
        return any((self.place, self.actor, self.act, self.method, self.outcome, self.name, self.grade))


@dataclass(frozen=True, slots=True)
class LinePage:
    """Some rows, and the place that the next page starts after, None where there are no more."""

    rows: tuple[RecordLine, ...]
    after: Place | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted of one incident when it was counted last: each outcome with its ends, its grade."""

    counts: tuple[tuple[str, tuple[int, int, int, int]], ...]
    grade: str
    is_twin: bool


def line_page(
    case: CaseFile, sought: Sought, run: CountedRun | None = None, scheme: str | None = None, after: Place | None = None
) -> LinePage:
    """Give a page of records, the newest first. `run` and `scheme` are those that grades are of.

    Whoever may not see what protected sources tell gets no record that they alone tell of; and what they tell in part
    is found by its period alone, since what else is asked may be their word.
    """
    rows = _narrowed(case, sought, run, scheme)
    if after is not None:
        rows = rows.filter(Q(day__lt=after.day) | Q(day=after.day, record__lt=after.record))
    found = list(rows.order_by("-day", "-record")[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    last = Place(found[-1].day, found[-1].record) if more else None
    return LinePage(tuple(_without_hidden(case, found, sees_all=sought.sees_all)), last)


def figures_of(case: CaseFile, run: CountedRun | None, records: Sequence[str]) -> dict[str, Figures]:
    """Give what was counted of some incidents, those left out that were not."""
    if run is None or not records:
        return {}
    rows = _of_run(Counted.objects.using(case.alias).filter(record__in=records, sex__isnull=True), run)
    told: dict[str, list[Any]] = {}
    for row in rows.order_by("outcome").values_list(
        "record", "outcome", "low", "best", "high", "open_ended", "grade", "is_twin"
    ):
        told.setdefault(row[0], []).append(row[1:])
    names = dict(
        CountedName.objects.using(case.alias)
        .filter(pk__in={row[5] for some in told.values() for row in some})
        .values_list("pk", "text")
    )
    return {
        record: Figures(
            tuple((NAMES_OF_OUTCOMES[outcome], (low, best, high, ends)) for outcome, low, best, high, ends, *_ in some),
            names[some[0][5]],
            some[0][6],
        )
        for record, some in told.items()
    }


def _narrowed(case: CaseFile, sought: Sought, run: CountedRun | None, scheme: str | None) -> QuerySet[RecordLine]:
    rows = RecordLine.objects.using(case.alias).filter(kind__in=sought.kinds)
    if not sought.sees_all:
        rows = rows.filter(is_hidden=False)
        if sought.asks_for_words:
            rows = rows.filter(hides_some=False)
    rows = _in_period(rows, sought)
    rows = _by_words(rows, sought)
    if sought.within is not None:
        rows = rows.filter(within=sought.within)
    if sought.is_disputed:
        rows = rows.filter(conflicts__gt=0)
    if sought.is_unsigned and scheme is not None:
        rows = rows.exclude(signed__contains=f"{STROKE}{scheme}{STROKE}")
    if sought.is_shaken:
        rows = rows.filter(pk__in=unsupported_records(case))
    if sought.is_named:
        rows = rows.exclude(name="")
    if sought.grade:
        rows = rows.filter(_graded(case, run, sought.grade))
    if sought.name:
        rows = _by_name(case, rows, sought)
    return rows


def _in_period(rows: QuerySet[RecordLine], sought: Sought) -> QuerySet[RecordLine]:
    """Give those that may have been within a period; those of which no day is known are in none."""
    if sought.since is not None:
        rows = rows.filter(day__gte=sought.since)
    if sought.until is not None:
        rows = rows.filter(Q(earliest__lte=sought.until) | Q(earliest__isnull=True, latest__isnull=False))
    return rows


def _by_words(rows: QuerySet[RecordLine], sought: Sought) -> QuerySet[RecordLine]:
    for column, text in (("found_place", sought.place), ("found_actor", sought.actor)):
        for word in words_of(text).split():
            rows = rows.filter(**{f"{column}__contains": word})
    for column, term in (("act", sought.act), ("method", sought.method)):
        if term:
            rows = rows.filter(**{f"{column}__contains": term})
    if sought.outcome:
        rows = rows.filter(outcomes__contains=f"{STROKE}{sought.outcome}{STROKE}")
    return rows


def _graded(case: CaseFile, run: CountedRun | None, grade: str) -> Q | Exists:
    """Give the condition of incidents that were counted under a grade: of few those alone are looked at, of many the
    newest are soon found among all.
    """
    if run is None:
        return Q(pk__in=[])
    numbers = list(CountedName.objects.using(case.alias).filter(text=grade).values_list("pk", flat=True))
    rows = Counted.objects.using(case.alias).filter(run=run, grade__in=numbers, sex__isnull=True)
    few = list(rows.values_list("record", flat=True)[: FEW + 1])
    return Q(record__in=set(few)) if len(few) <= FEW else Exists(rows.filter(record=OuterRef("record")))


def _of_run(rows: QuerySet[Counted], run: CountedRun) -> QuerySet[Counted]:
    """Give the rows of a run. As a sum the number names no index: SQLite would else read all of the run, not the few
    rows of a record.
    """
    return rows.annotate(of_run=F("run_id") + 0).filter(of_run=run.pk)


def _by_name(case: CaseFile, rows: QuerySet[RecordLine], sought: Sought) -> QuerySet[RecordLine]:
    """Give those that have a name of this skeleton, or in which somebody is told who has one.

    Raises:
        BadOption: there is no name to look for.
    """
    signs = [sign for sign in skeleton(sought.name) if len(sign) >= FEWEST_SIGNS]
    if not signs:
        raise BadOption(
            "the name", found=repr(sought.name), expected="at least one word of a name", do="Give more of the name."
        )
    own = "within" if sought.kinds == INCIDENT else "record"
    told = NameSign.objects.using(case.alias).filter(sign=signs[0])
    for sign in signs[1:]:
        told = told.filter(Exists(NameSign.objects.using(case.alias).filter(sign=sign, record=OuterRef("record"))))
    return rows.filter(record__in=told.filter(**{f"{own}__isnull": False}).values(own))


def _without_hidden(case: CaseFile, rows: Iterable[RecordLine], *, sees_all: bool) -> list[RecordLine]:
    """Give the rows without those that protected sources alone tell of by now, whatever their lines say, and without
    those told of by a report that whoever asks is to code blind.
    """
    held = [(row, {coding_id(member) for member in json.loads(row.members)}) for row in rows]
    reports = reports_of_codings(case, {coding for _, codings in held for coding in codings})
    hidden = frozenset[str]() if sees_all else protected_reports(case, reports.values())
    blind = read_blind(case, case.who, reports.values())
    return [
        row
        for row, codings in held
        if any(reports.get(coding) not in hidden for coding in codings)
        and not any(reports.get(coding) in blind for coding in codings)
    ]
