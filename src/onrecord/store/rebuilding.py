"""Records made anew from the claims and judgements, and compared with those that are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from onrecord.core import record as core
from onrecord.core.sharing import Share, alone
from onrecord.core.wire import record_from_json
from onrecord.store.canonical import unpack
from onrecord.store.chunks import several, walk
from onrecord.store.codings import coding_id, codings_in_force
from onrecord.store.families import sources_of
from onrecord.store.findings import NAMES, TEXTS, add_words, empty_index
from onrecord.store.judgements import judged
from onrecord.store.lines import empty_lines, keep_lines, line_rows
from onrecord.store.models import Coding, Listing, Reading, Record, RecordLine
from onrecord.store.readings import CHUNK, newest_readings, readings_in_force, report_of
from onrecord.store.remade import Bodies, Made, all_kept, list_bodies, listed_facts, members_of, record_bodies
from onrecord.store.reprinting import empty_reprints, take_all
from onrecord.store.terms import empty_terms, list_terms, renamed_in
from onrecord.store.tolerant import Break, misspelled_moments, read_rows
from onrecord.store.writing import take_turn
from onrecord.tally.lines import Line
from onrecord.tally.records import Judged, Member, make_records

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "bodies_in_force",
    "bodies_of",
    "codings_named",
    "made_records",
    "members",
    "rebuild",
    "records",
    "remake",
    "verify_listings",
    "verify_records",
]


def members(case: CaseFile) -> Iterator[Member]:
    """Yield the coding in force of every report: the newest of its newest reading."""
    for chunk in bodies_in_force(case):
        yield from members_of(chunk)


def records(case: CaseFile) -> Iterator[core.Record]:
    """Yield the records that are kept, in order of id."""
    for chunk in walk(Record.objects.using(case.alias).all(), CHUNK):
        yield from (record_from_json(unpack(row.body)) for row in chunk)


def rebuild(case: CaseFile, share: Share = alone) -> Iterator[int]:
    """Make the listing, the families of reprints and every record anew, and yield the number of records so far; until
    all are made those before stand.
    """
    with transaction.atomic(using=case.alias, durable=True):
        take_turn(case.alias)
        yield from remake(case, share)


def remake(case: CaseFile, share: Share = alone) -> Iterator[int]:
    """Make the listing and every record anew, in a transaction that the caller began, and yield the records so far."""
    _list_all(case, share)
    empty_reprints(case)
    take_all(case, share)
    Record.objects.using(case.alias).all().delete()
    empty_lines(case)
    count = 0
    for chunk in several(made_records(case, share), CHUNK):
        Record.objects.using(case.alias).bulk_create(
            [Record(id=each.id, kind=each.kind, body=each.body) for each in chunk]
        )
        keep_lines(case, [each.line for each in chunk if each.line is not None])
        count += len(chunk)
        yield count


def made_records(case: CaseFile, share: Share = alone) -> Iterator[Made]:
    """Yield every record as it is kept: of codings that no judgement names, then of those that judgements tie."""
    held = judged(case)
    tied: list[Bodies] = []
    for chunk in share(record_bodies, _apart(bodies_in_force(case), codings_named(held), tied)):
        yield from chunk
    yield from all_kept(make_records(members_of(tied), held))


def codings_named(held: Judged) -> set[str]:
    """Give the codings that a judgement names: their records are made together, those of others each by itself."""
    return {
        coding_id(ref) for ref in (*(ref for _, *pair in held.same for ref in pair), *(ref for _, ref in held.stands))
    }


def _apart(found: Iterator[list[Bodies]], named: set[str], tied: list[Bodies]) -> Iterator[list[Bodies]]:
    """Yield those that no judgement names, and keep the others."""
    for chunk in found:
        tied += [each for each in chunk if each.coding in named]
        yield [each for each in chunk if each.coding not in named]


def bodies_in_force(case: CaseFile) -> Iterator[list[Bodies]]:
    """Yield the coding in force of every report with its reading, as they are kept, some at a time."""
    for chunk in several(newest_readings(case), CHUNK):
        sources = sources_of(case, [reading.report for reading in chunk])
        yield _bodies(case, chunk, sources)


def bodies_of(case: CaseFile, reports: Sequence[str]) -> Iterator[Bodies]:
    """Yield the codings in force of some reports with their readings, as they are kept."""
    readings = Listing.objects.using(case.alias).filter(report__in=reports).values_list("reading", flat=True)
    rows = list(Reading.objects.using(case.alias).filter(pk__in=list(readings)).order_by("pk"))
    yield from (each for each in _bodies(case, rows, sources_of(case, reports)) if each.coding is not None)


def _bodies(case: CaseFile, readings: Sequence[Reading], sources: Mapping[str, str]) -> list[Bodies]:
    held = codings_in_force(case, readings)
    found: list[Bodies] = []
    renamed = renamed_in(case)
    for row in readings:
        bodies = Bodies(row.report, row.id, bytes(row.body), source=sources.get(row.report), renamed=renamed)
        coding = held.get(row.id)
        found.append(bodies if coding is None else replace(bodies, coding=coding.id, coding_body=bytes(coding.body)))
    return found


def verify_records(case: CaseFile, share: Share = alone) -> Iterator[Break | None]:
    """Yield, for every record, its break or None where it is what the claims and judgements give."""
    rows = Record.objects.using(case.alias)
    expected: set[str] = set()
    for chunk in several(made_records(case, share), CHUNK):
        found, broken = read_rows(rows.filter(pk__in=[each.id for each in chunk]))
        yield from broken
        held = {row.id: row for row in found}
        expected.update(each.id for each in chunk)
        yield from (_compare(each, held.get(each.id)) for each in chunk)
        yield from _false_lines(case, [each.line for each in chunk if each.line is not None])
    yield from _too_many("record", set(rows.values_list("pk", flat=True)) - expected)
    lines = RecordLine.objects.using(case.alias)
    yield from _too_many("line of record", set(lines.values_list("pk", flat=True)) - expected)


def verify_listings(case: CaseFile) -> Iterator[Break | None]:
    """Yield, for every report, its break or None where the listing says what its reading in force says."""
    yield from misspelled_moments(case.alias, Listing)
    rows = Listing.objects.using(case.alias)
    expected: set[str] = set()
    for chunk in several(readings_in_force(case), CHUNK):
        found, broken = read_rows(rows.filter(report__in=[row.report for row in chunk]))
        yield from broken
        listed = {row.report: row for row in found}
        codings = codings_in_force(case, chunk)
        expected.update(row.report for row in chunk)
        for row in chunk:
            same = _says(listed.get(row.report), row, codings.get(row.id))
            yield None if same else Break(f"listing of {row.report}", "other words, or none", "those of its reading")
    yield from _too_many("listing of", set(rows.values_list("report", flat=True)) - expected)


def _list_all(case: CaseFile, share: Share) -> None:
    Listing.objects.using(case.alias).all().delete()
    empty_index(case.alias)
    empty_terms(case)
    for chunk in share(list_bodies, _bodies_by_report(case)):
        coded = [each for each in chunk if each.names is not None]
        texts = add_words(case.alias, TEXTS, [each.words for each in chunk])
        names = add_words(case.alias, NAMES, [each.names or "" for each in coded])
        names_of = dict(zip([each.reading for each in coded], names, strict=True))
        Listing.objects.using(case.alias).bulk_create(
            [
                Listing(
                    report=each.report,
                    reading=each.reading,
                    coding=each.coding,
                    text_row=text_row,
                    names_row=names_of.get(each.reading),
                    **each.facts,
                )
                for each, text_row in zip(chunk, texts, strict=True)
            ],
            batch_size=CHUNK,
        )
        list_terms(case, [(each.report, each.terms) for each in coded])


def _bodies_by_report(case: CaseFile) -> Iterator[list[Bodies]]:
    for chunk in several(readings_in_force(case), CHUNK):
        yield _bodies(case, chunk, {})


def _compare(record: Made, row: Record | None) -> Break | None:
    thing = f"record {record.id}"
    if row is None:
        return Break(thing, "none", f"the {record.kind} that its claims give; see onrecord rebuild")
    if (row.kind, row.body) != (record.kind, record.body):
        return Break(thing, "other values", "those that its claims and judgements give; see onrecord rebuild")
    return None


def _false_lines(case: CaseFile, lines: Sequence[Line]) -> Iterator[Break]:
    """Yield the line of each record that does not say what its record does; when it was made may differ."""
    held = RecordLine.objects.using(case.alias).in_bulk([line.record for line in lines])
    for made in line_rows(case, lines):
        row = held.get(made.record)
        names = (field.attname for field in RecordLine._meta.concrete_fields if field.attname != "made_at")
        if row is None or any(getattr(row, name) != getattr(made, name) for name in names):
            found = "none" if row is None else "other words"
            yield Break(f"line of record {made.record}", found, "what its record says; see onrecord rebuild")


def _too_many(what: str, over: set[str]) -> Iterator[Break]:
    for each in sorted(map(str, over)):
        yield Break(f"{what} {each}", "a row", "none: no fact gives it; see onrecord rebuild")


def _says(listed: Listing | None, row: Reading, coding: Coding | None) -> bool:
    """True where a listing says what the reading and coding in force say; its numbers depend on when it was made."""
    if listed is None:
        return False
    report = report_of(row)
    told = listed_facts(report) | {"reading": row.id, "coding": coding.id if coding is not None else None}
    if listed.title is None and report.title is None:
        del told["title"]  # Listed before parts of a file were called by their source and place.
    return all(getattr(listed, name) == value for name, value in told.items())
