"""A report with what is known of it: its codings, whose text it prints, and the incidents that it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.core.coding import Coding
from onrecord.core.report import Report
from onrecord.store.codings import coding_of
from onrecord.store.lines import records_of
from onrecord.store.models import Coding as Row
from onrecord.store.models import FamilyMember, Listing, Reading, RecordLine
from onrecord.store.readings import report_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["CodedBy", "ReportPage", "Reprints", "family_of", "report_page"]


@dataclass(frozen=True, slots=True)
class CodedBy:
    """One coding of a report: by which coder and codebook, who had it made, when, and whether it is in force."""

    id: str
    kind: str
    coder: str
    codebook: str
    by: str
    at: datetime
    in_force: bool


@dataclass(frozen=True, slots=True)
class Reprints:
    """The reports that print one text: the likely original, why it, and all of them."""

    original: str
    why: str
    reports: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report by its newest reading, with its coding in force, all its codings, and the incidents told in it."""

    report: Report
    reading: str
    coding: Coding | None
    coded: tuple[CodedBy, ...]
    reprints: Reprints | None
    incidents: tuple[RecordLine, ...]


def report_page(case: CaseFile, id_: str) -> ReportPage | None:
    """Give a report with what is known of it, None where there is none of that id."""
    listed = Listing.objects.using(case.alias).filter(report=id_).first()
    if listed is None:
        return None
    report = report_of(Reading.objects.using(case.alias).get(pk=listed.reading))
    row = Row.objects.using(case.alias).filter(pk=listed.coding).first() if listed.coding is not None else None
    coding = coding_of(row, report) if row is not None else None
    subjects = [f"{row.id}/{incident.id}" for incident in coding.incidents] if row is not None and coding else []
    lines = RecordLine.objects.using(case.alias).in_bulk(list(records_of(case, subjects).values()))
    told = sorted(lines.values(), key=lambda line: (line.day, line.record))
    return ReportPage(
        report, listed.reading, coding, _coded(case, id_, listed.coding), family_of(case, id_), tuple(told)
    )


def family_of(case: CaseFile, report: str) -> Reprints | None:
    """Give the reports that print the same text as one, None where it stands alone."""
    member = FamilyMember.objects.using(case.alias).filter(report=report).first()
    if member is None:
        return None
    same = FamilyMember.objects.using(case.alias).filter(original=member.original).values_list("report", flat=True)
    rows = Listing.objects.using(case.alias).filter(report__in=list(same)).order_by("published", "report")
    return Reprints(member.original, member.why, tuple(rows))


def _coded(case: CaseFile, report: str, in_force: str | None) -> tuple[CodedBy, ...]:
    rows = Row.objects.using(case.alias).filter(reading__report=report).defer("body").order_by("seq", "id")
    return tuple(
        CodedBy(
            row.id, row.kind, f"{row.name} {row.version}", row.codebook, row.coded_by, row.coded_at, row.id == in_force
        )
        for row in rows
    )
