"""What whoever asks may see, as on the screens of records: `store.hidden` for reports, `jobs.seeing` for fields.

A report that a protected source told is not there for whoever lacks the right to see it; for whoever has it, that they
read it is kept in the ledger. Of a report that somebody is to code blind they see no coding but their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404

from onrecord.jobs.seeing import protected_fields
from onrecord.store.asked_blind import is_blind_for
from onrecord.store.models import Coding, Listing, Reading
from onrecord.store.protection import note_reading, protected_reports
from onrecord.store.sight import Reader, hidden_subjects
from onrecord.web.access.casefile import CaseRequest

__all__ = [
    "check_reading",
    "check_report",
    "check_subjects",
    "codes_blind",
    "fields_kept",
    "opened_report",
    "reader_of",
    "reports_of",
    "sees_all",
    "unseen",
]

KEPT = "fields_kept"


def sees_all(request: CaseRequest) -> bool:
    """True where whoever asks may see what is protected."""
    return "protected" in request.rights


def unseen(request: CaseRequest, reports: Iterable[str]) -> frozenset[str]:
    """Give those of the reports that whoever asks may not know of."""
    return frozenset() if sees_all(request) else protected_reports(request.case, reports)


def opened_report(request: CaseRequest, report: str) -> Listing:
    """Give a report that is about to be shown; where a protected source told it, that it was read is kept.

    Raises:
        Http404: there is none, or none that whoever asks may know of.
    """
    row = Listing.objects.using(request.case.alias).filter(report=report).first()
    if row is None:
        raise Http404
    check_report(request, report)
    return row


def check_report(request: CaseRequest, report: str) -> None:
    """Return if whoever asks may know of a report that is about to be shown; where a protected source told it, that it
    was read is kept.

    Raises:
        Http404: they may not.
    """
    if report in protected_reports(request.case, [report]):
        if not sees_all(request):
            raise Http404
        with request.case.writing() as pen:
            note_reading(pen, f"report:{report}", [report])


def check_reading(request: CaseRequest, reading: str) -> None:
    """Return if whoever asks may know of a reading; of a protected one, that it was read is kept."""
    report = reports_of(request, [reading]).get(reading)
    if report is None:
        raise Http404
    check_report(request, report)


def reports_of(request: CaseRequest, readings: Iterable[str]) -> dict[str, str]:
    """Give the report of each of some readings that there are."""
    rows = Reading.objects.using(request.case.alias).filter(pk__in=list(readings))
    return dict(rows.values_list("pk", "report"))


def fields_kept(request: CaseRequest) -> tuple[str, ...]:
    """Give the fields that are kept from whoever asks; the scope is asked once, however long a list is."""
    if sees_all(request):
        return ()
    kept: tuple[str, ...] | None = getattr(request, KEPT, None)
    if kept is None:
        kept = protected_fields(request.case)
        setattr(request, KEPT, kept)
    return kept


def codes_blind(request: CaseRequest, reading: str) -> bool:
    """True where whoever asks is to code a reading blind, and must see no coding of it but their own."""
    return is_blind_for(request.case, reading, request.case.who)


def reader_of(request: CaseRequest) -> Reader:
    """Give whoever asks, as what may be seen of pairs depends on it."""
    return Reader(request.case.who, request.rights)


def check_subjects(request: CaseRequest, *subjects: str) -> None:
    """Return if whoever asks may know of all of these people or incidents.

    Raises:
        Http404: they may not.
    """
    if hidden_subjects(request.case, reader_of(request), subjects):
        raise Http404
    codings = {each.partition("/")[0] for each in subjects}
    rows = Coding.objects.using(request.case.alias).filter(pk__in=codings).values_list("reading__report", flat=True)
    if unseen(request, list(rows)):
        raise Http404
