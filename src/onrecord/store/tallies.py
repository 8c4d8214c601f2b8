"""Tallies of a case file: the database adds up incidents that stand alone, those that may be one are added up here."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Count, Q, QuerySet, Sum

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome
from onrecord.store.chunks import cut
from onrecord.store.counted_bodies import OUTCOMES, RULES
from onrecord.store.models import Counted, CountedName, CountedRun
from onrecord.tally.ranges import NOBODY, Range
from onrecord.tally.rules.schemes import Scheme
from onrecord.tally.tallying import KINDS, Cell, Gathering, Tally, dimensions_named, straddling
from onrecord.tally.twins import Twins, twins_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "SUMS",
    "Beneath",
    "Question",
    "Stretch",
    "outcomes_in",
    "records_beneath",
    "records_of",
    "tally_of",
    "twins_in",
]

CHUNK = 900
ENDS = ("low", "best", "high", "open_ended")
SUMS = {f"sum_{end}": Sum(end) for end in ENDS}
"""The sums that make a range of rows, in its order."""

CELLS = ("day", "place", "actor", "act", "method", "grade")
"""What tells incidents of a list apart."""

Numbers = tuple[int, ...]
NO_CELL: Numbers = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a tally is asked: of which outcome, parted by which dimensions, only of which cells, and only of incidents
    that lie whole within the days from `since` to `until`.
    """

    outcome: Outcome = Outcome.KILLED
    by: tuple[str, ...] = ()
    only: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        dimensions_named(self.by)
        dimensions_named(tuple(self.only))
        if self.outcome not in OUTCOMES:
            raise BadOption(
                "outcome", found=str(self.outcome), expected=f"one of {', '.join(OUTCOMES)}", do="Name what to count."
            )


def tally_of(
    case: CaseFile, run: CountedRun, scheme: Scheme, question: Question, *, with_records: bool = True
) -> Tally:
    """Give the tally that a question asks for; the records and rules of each cell and of the whole only if asked for.

    The whole is of the same cells, and of people of every kind together: those of kinds may reach further apart.
    """
    with _uncollected():
        return _tally_of(case, run, scheme, question, with_records=with_records)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no rings of objects for a while: in half a million cells there are none, and it takes as long as all
    else.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _tally_of(case: CaseFile, run: CountedRun, scheme: Scheme, question: Question, *, with_records: bool) -> Tally:
    rows, twins = _rows(case, run, scheme, question), twins_in(run)
    parts_people = any(name in KINDS for name in question.by)
    gathered = _gathered(rows, question.by, parts_people=parts_people)
    if parts_people:
        of_whole = _rows(case, run, scheme, replace(question, by=()))
        whole = _gathered(of_whole, (), parts_people=any(name in KINDS for name in question.only))
        in_all = whole.get(NO_CELL, Gathering())
    else:
        of_whole, in_all = rows, _together(gathered.values())
    if with_records:
        _add_records(case, gathered, rows, question.by)
        _add_records(case, {NO_CELL: in_all}, of_whole, ())
    names = _names(case, gathered)
    over = straddling({key: each for key, each in gathered.items() if each.twins}, twins)
    cells = [cell.cell(tuple(names[each] for each in key), twins, over.get(key, 0)) for key, cell in gathered.items()]
    return Tally(question.outcome, question.by, tuple(sorted(cells, key=_key)), in_all.cell((), twins, 0))


def _key(cell: Cell) -> tuple[str, ...]:
    return cell.key


def _together(cells: Iterable[Gathering]) -> Gathering:
    """Give the whole of cells that part incidents: what stands alone is added, what may be one is there once."""
    low = best = high = open_ended = incidents = 0
    twins: dict[str, Range] = {}
    for cell in cells:
        alone = cell.alone
        low, best, high = low + alone.low, best + alone.best, high + alone.high
        open_ended, incidents = open_ended + alone.open_ended, incidents + cell.incidents
        twins.update(cell.twins)
    return Gathering(Range(low, best, high, open_ended), incidents, twins=twins)


def records_of(case: CaseFile, run: CountedRun, scheme: Scheme, question: Question) -> list[tuple[str, Range]]:
    """Give the records of incidents under a cell, each with its range, in order of id."""
    rows = _rows(case, run, scheme, question).order_by("record").values_list("record", *ENDS)
    found: dict[str, Range] = {}
    for record, *ends in rows.iterator(chunk_size=CHUNK):
        found[record] = found.get(record, NOBODY) + Range(*ends)
    return list(found.items())


@dataclass(frozen=True, slots=True)
class Beneath:
    """An incident beneath a number: its record, its range, the cells it is in by dimension, and whether it may be one
    with another.
    """

    record: str
    range: Range
    cells: Mapping[str, str]
    is_twin: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which of the incidents beneath a number are wanted: so many (`size`) behind one that is told by its upper end and
    its record, and none of those left out.
    """

    after: tuple[int, str] | None = None
    size: int = 50
    without: frozenset[str] = frozenset()


def records_beneath(
    case: CaseFile, run: CountedRun, scheme: Scheme, question: Question, stretch: Stretch
) -> list[Beneath]:
    """Give some of the incidents beneath a number, the largest first, then by id.

    Raises:
        BadOption: it is of people of a kind, of whom an incident has several rows.
    """
    if any(name in KINDS for name in question.only):
        raise BadOption(
            "incidents beneath a number", found="a kind of people", expected=", ".join(CELLS), do="Name these alone."
        )
    every = _rows(case, run, scheme, question).order_by("-high", "record")
    told: list[Counted] = []
    after, left = stretch.after, True
    # Of those left out a page may be full: the next stretch is asked until there are enough.
    while left and len(told) < stretch.size:
        rows = every
        if after is not None:
            rows = every.filter(Q(high__lt=after[0]) | Q(high=after[0], record__gt=after[1]))
        some = list(rows[: stretch.size])
        left = len(some) == stretch.size
        told += [row for row in some if row.record not in stretch.without][: stretch.size - len(told)]
        after = (some[-1].high, some[-1].record) if some else None
    return _beneath(case, told)


def _beneath(case: CaseFile, told: Sequence[Counted]) -> list[Beneath]:
    names = _names(case, {tuple(getattr(row, name) for name in CELLS) for row in told})
    return [
        Beneath(
            row.record,
            Range(row.low, row.best, row.high, row.open_ended),
            {name: names[getattr(row, name)] for name in CELLS},
            row.is_twin,
        )
        for row in told
    ]


def outcomes_in(case: CaseFile, run: CountedRun) -> tuple[Outcome, ...]:
    """Give what anybody suffered of what was counted, in the order of the vocabulary."""
    rows = Counted.objects.using(case.alias).filter(run=run)
    return tuple(outcome for outcome, number in OUTCOMES.items() if rows.filter(outcome=number).exists())


def twins_in(run: CountedRun) -> Twins:
    """Give which records may be one, as they were when counted."""
    return _twins_told(run.twins)


# Of 35,000 incidents two megabytes of JSON: to read it anew took each tally 60 ms.
@lru_cache(maxsize=4)
def _twins_told(text: str) -> Twins:
    told = json.loads(text)
    return twins_of([(one, other) for one, other in told.get("pairs", ())], told.get("likely", ()))


def _rows(case: CaseFile, run: CountedRun, scheme: Scheme, question: Question) -> QuerySet[Counted]:
    """Give the rows of a question: wholes, or kinds where people are parted; of what the scheme sums alone."""
    wanted = {name: _numbers(case, [text]) for name, text in question.only.items()}
    if scheme.counts and "grade" not in question.only:
        wanted["grade"] = _numbers(case, scheme.counts)
    parts_people = any(name in KINDS for name in (*question.by, *wanted))
    rows = Counted.objects.using(case.alias).filter(
        run=run, outcome=OUTCOMES[question.outcome], sex__isnull=not parts_people
    )
    for name, numbers in wanted.items():
        rows = rows.filter(**{f"{name}__in": numbers})
    if question.since is not None:
        rows = rows.filter(earliest__gte=question.since)
    if question.until is not None:
        rows = rows.filter(latest__lte=question.until)
    return rows.order_by()


def _numbers(case: CaseFile, texts: Sequence[str]) -> list[int]:
    return list(CountedName.objects.using(case.alias).filter(text__in=texts).values_list("id", flat=True))


def _names(case: CaseFile, cells: Iterable[Numbers]) -> dict[int, str]:
    """Give the names of numbers."""
    wanted = sorted({number for key in cells for number in key})
    found: dict[int, str] = {}
    for some in cut(wanted, CHUNK):
        found |= dict(CountedName.objects.using(case.alias).filter(pk__in=some).values_list("id", "text"))
    return found


def _gathered(rows: QuerySet[Counted], by: Sequence[str], *, parts_people: bool) -> dict[Numbers, Gathering]:
    """Give the cells by the numbers of their names: the sums of incidents that stand alone, and each that may be one
    with another. Where people are parted an incident has a row for each kind, else it has one.
    """
    counted = Count("record", distinct=True) if parts_people else Count("*")
    # Of no dimension there must be something to group by: the run is of all rows the same.
    groups = by or ("run",)
    grouped = rows.filter(is_twin=False).values(*groups).annotate(**SUMS)
    number = len(by)
    found = {
        row[:number]: Gathering(Range(*row[-5:-1]), row[-1]) for row in _fetched(grouped.annotate(incidents=counted))
    }
    twins = rows.filter(is_twin=True).values_list(*by, "record", *ENDS)
    for *key, record, low, best, high, open_ended in _fetched(twins):
        cell = found.setdefault(tuple(key), Gathering())
        cell.incidents += record not in cell.twins
        cell.twins[record] = cell.twins.get(record, NOBODY) + Range(low, best, high, open_ended)
    return found


def _fetched(rows: QuerySet[Counted, Any]) -> list[tuple[Any, ...]]:
    """Give rows as the database gives them: of half a million, Django's own way takes as long again."""
    try:
        sql, parameters = rows.query.get_compiler(using=rows.db).as_sql()
    except EmptyResultSet:
        # Cells were named that nothing is in.
        return []
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, parameters)
        told: list[tuple[Any, ...]] = cursor.fetchall()
    return told


def _add_records(
    case: CaseFile, cells: Mapping[Numbers, Gathering], rows: QuerySet[Counted], by: Sequence[str]
) -> None:
    """Add the records under each cell, and the rules that chose its numbers."""
    told = set[tuple[Numbers, int]]()
    for *key, record, rules in rows.values_list(*by, "record", "rules").distinct().iterator(chunk_size=CHUNK):
        cells[tuple(key)].records.append(record)
        told.add((tuple(key), rules))
    for cell in cells.values():
        # An incident stands once under a cell, by however many rules its kinds of people were counted.
        cell.records = list(dict.fromkeys(cell.records))
    names = _names(case, {(rules,) for _, rules in told})
    for key, rules in told:
        cells[key].rules.update(names[rules].split(RULES))
