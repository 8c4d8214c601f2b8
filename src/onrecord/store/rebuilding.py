"""Records made anew from the claims and judgements, and compared with those that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction

from onrecord.core import record as core
from onrecord.core.wire import record_from_json
from onrecord.store.canonical import unpack
from onrecord.store.chunks import walk
from onrecord.store.codings import coding_of, codings_in_force, list_codings
from onrecord.store.families import sources_of
from onrecord.store.findings import empty_index
from onrecord.store.judgements import judged
from onrecord.store.models import Coding, Listing, Reading, Record
from onrecord.store.readings import (
    CHUNK,
    list_readings,
    listed_facts,
    newest_readings,
    readings_in_force,
    report_of,
)
from onrecord.store.recording import row_of
from onrecord.store.reprinting import empty_reprints, take_all
from onrecord.store.tolerant import Break, misspelled_moments, read_rows
from onrecord.store.writing import take_turn
from onrecord.tally.records import Member, make_records

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["members", "rebuild", "records", "remake", "verify_listings", "verify_records"]


def members(case: CaseFile) -> Iterator[Member]:
    """Yield the coding in force of every report: the newest of its newest reading."""
    readings = newest_readings(case)
    while chunk := list(islice(readings, CHUNK)):
        held = codings_in_force(case, chunk)
        sources = sources_of(case, [reading.report for reading in chunk])
        for reading in chunk:
            if row := held.get(reading.id):
                yield Member(row.id, coding_of(row, report_of(reading)), sources.get(reading.report))


def records(case: CaseFile) -> Iterator[core.Record]:
    """Yield the records that are kept, in order of id."""
    for chunk in walk(Record.objects.using(case.alias).all(), CHUNK):
        yield from (record_from_json(unpack(row.body)) for row in chunk)


def rebuild(case: CaseFile) -> Iterator[int]:
    """Make the listing, the families of reprints and every record anew, and yield the number of records so far; until
    all are made those before stand.
    """
    with transaction.atomic(using=case.alias, durable=True):
        take_turn(case.alias)
        yield from remake(case)


def remake(case: CaseFile) -> Iterator[int]:
    """Make the listing and every record anew, in a transaction that the caller began, and yield the records so far."""
    _list_all(case)
    empty_reprints(case)
    take_all(case)
    Record.objects.using(case.alias).all().delete()
    made = make_records(members(case), judged(case))
    count = 0
    while chunk := list(islice(made, CHUNK)):
        Record.objects.using(case.alias).bulk_create(map(row_of, chunk))
        count += len(chunk)
        yield count


def verify_records(case: CaseFile) -> Iterator[Break | None]:
    """Yield, for every record, its break or None where it is what the claims and judgements give."""
    rows = Record.objects.using(case.alias)
    made = make_records(members(case), judged(case))
    expected: set[str] = set()
    while chunk := list(islice(made, CHUNK)):
        found, broken = read_rows(rows.filter(pk__in=[each.id for each in chunk]))
        yield from broken
        held = {row.id: row for row in found}
        expected.update(each.id for each in chunk)
        yield from (_compare(each, held.get(each.id)) for each in chunk)
    yield from _too_many("record", set(rows.values_list("pk", flat=True)) - expected)


def verify_listings(case: CaseFile) -> Iterator[Break | None]:
    """Yield, for every report, its break or None where the listing says what its reading in force says."""
    yield from misspelled_moments(case.alias, Listing)
    rows = Listing.objects.using(case.alias)
    readings = readings_in_force(case)
    expected: set[str] = set()
    while chunk := list(islice(readings, CHUNK)):
        found, broken = read_rows(rows.filter(report__in=[row.report for row in chunk]))
        yield from broken
        listed = {row.report: row for row in found}
        codings = codings_in_force(case, chunk)
        expected.update(row.report for row in chunk)
        for row in chunk:
            same = _says(listed.get(row.report), row, codings.get(row.id))
            yield None if same else Break(f"listing of {row.report}", "other words, or none", "those of its reading")
    yield from _too_many("listing of", set(rows.values_list("report", flat=True)) - expected)


def _list_all(case: CaseFile) -> None:
    Listing.objects.using(case.alias).all().delete()
    empty_index(case.alias)
    readings = readings_in_force(case)
    while chunk := list(islice(readings, CHUNK)):
        reports = {row.id: report_of(row) for row in chunk}
        list_readings(case, [(row, reports[row.id]) for row in chunk])
        codings = codings_in_force(case, chunk).values()
        list_codings(case, [(row, coding_of(row, reports[row.reading_id])) for row in codings])


def _compare(record: core.Record, row: Record | None) -> Break | None:
    thing = f"record {record.id}"
    if row is None:
        return Break(thing, "none", f"the {record.kind} that its claims give; see onrecord rebuild")
    if (row.kind, row.body) != (str(record.kind), row_of(record).body):
        return Break(thing, "other values", "those that its claims and judgements give; see onrecord rebuild")
    return None


def _too_many(what: str, over: set[str]) -> Iterator[Break]:
    for each in sorted(map(str, over)):
        yield Break(f"{what} {each}", "a row", "none: no fact gives it; see onrecord rebuild")


def _says(listed: Listing | None, row: Reading, coding: Coding | None) -> bool:
    """True where a listing says what the reading and coding in force say; its numbers depend on when it was made."""
    if listed is None:
        return False
    told = listed_facts(report_of(row)) | {"reading": row.id, "coding": coding.id if coding is not None else None}
    return all(getattr(listed, name) == value for name, value in told.items())
