"""Readings kept and given back: a report's text as one version of a reader made it, and the listing of the newest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from onrecord.core.report import Report
from onrecord.core.wire import report_from_json, report_to_json
from onrecord.store.canonical import pack, sum_of, unpack
from onrecord.store.chunks import cut, several, walk, walk_both
from onrecord.store.findings import add_texts
from onrecord.store.models import Listing, Reading
from onrecord.store.remade import listed_facts

if TYPE_CHECKING:
    from datetime import datetime

    from onrecord.store.casefile import CaseFile

__all__ = [
    "list_readings",
    "newest_of",
    "newest_readings",
    "reading_row",
    "readings_in_force",
    "report_of",
    "report_with_id",
]

CHUNK = 500
# Keys alone are read more at a time.
WIDE = 5_000


def reading_row(report: Report, original: str, now: datetime) -> Reading:
    """Give the row that keeps a report as it was read."""
    body = report_to_json(report)
    return Reading(id=sum_of(body), report=report.id, original_id=original, read_at=now, body=pack(body))


def report_of(row: Reading) -> Report:
    """Give the report of a row.

    Raises:
        MalformedCoding, ValueError: the row was changed outside onrecord.
    """
    return report_from_json(unpack(row.body))


def report_with_id(case: CaseFile, report_id: str) -> Report | None:
    """Give the report by its newest reading, None where the case file has no such report."""
    row = Reading.objects.using(case.alias).filter(report=report_id).order_by("-seq").first()
    return report_of(row) if row is not None else None


def newest_of(case: CaseFile, reports: Sequence[str]) -> dict[str, Reading]:
    """Give the newest reading of each of the reports that has one, by the report's id."""
    told: dict[str, Reading] = {}
    for some in cut(reports, CHUNK):
        rows = Reading.objects.using(case.alias).filter(report__in=some).order_by("seq", "id")
        told |= {row.report: row for row in rows}
    return told


def newest_readings(case: CaseFile) -> Iterator[Reading]:
    """Yield the reading in force of every report, in the order in which reports came in."""
    # The id of a listing grows with the reports; a later reading of a report keeps its place.
    for rows in walk(Listing.objects.using(case.alias).all(), CHUNK):
        held = Reading.objects.using(case.alias).in_bulk([row.reading for row in rows])
        yield from (held[row.reading] for row in rows if row.reading in held)


def readings_in_force(case: CaseFile) -> Iterator[Reading]:
    """Yield the newest reading of every report, in order of report, whatever the listing says."""
    told = walk_both(Reading.objects.using(case.alias).all(), WIDE, ("report", "seq"))
    newest = ([*some][-1][2] for _, some in groupby(told, key=itemgetter(0)))
    for some in several(newest, CHUNK):
        held = Reading.objects.using(case.alias).in_bulk(some)
        yield from (held[each] for each in some if each in held)


def list_readings(case: CaseFile, kept: Sequence[tuple[Reading, Report]]) -> None:
    """List reports by readings just kept, and make them findable, in the transaction that keeps them."""
    newest = {report.id: (row, report) for row, report in kept}
    rows = add_texts(case.alias, [report.text for _, report in newest.values()])
    Listing.objects.using(case.alias).bulk_create(
        [
            Listing(report=report.id, reading=row.id, text_row=text_row, **listed_facts(report))
            for (row, report), text_row in zip(newest.values(), rows, strict=True)
        ],
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["report"],
        update_fields=["reading", "coding", "text_row", "names_row", "title", "source", "language", "published"],
    )
