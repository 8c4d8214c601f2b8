"""Keep codings and judgements together with the records they change, in one transaction: records are never behind.

What a coding or judgement touches is made anew from the codings in force: those named, those they replace, and all that
judgements join to any of them. The rest is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.coding.renamed import read_by
from onrecord.core import coding as core
from onrecord.core import record
from onrecord.core.wire import coding_from_json
from onrecord.linkage import judgements as linkage
from onrecord.linkage.judgements import Decision, held_judgements
from onrecord.linkage.leads import lead_of, tie
from onrecord.store.asked import ask_around
from onrecord.store.canonical import unpack
from onrecord.store.carried import carried
from onrecord.store.chunks import cut
from onrecord.store.codings import Coded, coding_id, coding_of, keep_codings
from onrecord.store.families import sources_of
from onrecord.store.judgements import (
    IDENTITY,
    REPRINT,
    identity_judgements,
    judged,
    keep_judgement,
    subjects_of,
    withdraw_judgement,
)
from onrecord.store.lines import keep_lines, remove_lines
from onrecord.store.models import Coding, Judgement, Listing, Reading, Record
from onrecord.store.readings import report_of
from onrecord.store.remade import as_kept
from onrecord.store.reprinting import regroup
from onrecord.store.terms import renamed_in
from onrecord.tally.lines import lines_of
from onrecord.tally.records import Member, make_records, record_id

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "record_codings",
    "record_judgement",
    "record_reprint",
    "record_withdrawal",
    "refresh_records",
    "refresh_sources",
    "row_of",
]

CHUNK = 500


def record_codings(pen: Pen, made: Sequence[Coded]) -> int:
    """Keep codings and make the records they change, in the pen's transaction; give how many codings were new."""
    listed = Listing.objects.using(pen.case.alias).filter(reading__in=[each.reading for each in made])
    replaced = {coding for coding in listed.values_list("coding", flat=True) if coding is not None}
    new = keep_codings(pen, made)
    if new:
        in_force = {coding for coding in listed.values_list("coding", flat=True) if coding is not None}
        refresh_records(pen.case, replaced | in_force)
    return new


def record_judgement(
    pen: Pen, kind: str, decision: str, subjects: Sequence[str], reason: str, **shown: Any
) -> Judgement:
    """Keep a judgement and make the records it changes, in the pen's transaction; what was `shown` to whoever judged
    stands in the ledger.

    Raises:
        BadOption: no reason was given.
    """
    row = keep_judgement(pen, kind, decision, subjects, reason, **shown)
    _follow(pen.case, row)
    return row


def record_reprint(pen: Pen, decision: str, reports: Sequence[str], reason: str) -> Judgement:
    """Keep that two reports print the same text, or different ones, and make the families and records it changes, in
    the pen's transaction. Of several judgements on a pair, the last holds.

    Raises:
        BadOption: no reason was given.
    """
    row = keep_judgement(pen, REPRINT, decision, reports, reason)
    refresh_sources(pen.case, regroup(pen.case, reports))
    return row


def record_withdrawal(pen: Pen, number: int, reason: str) -> Judgement:
    """Keep that a judgement no longer holds and make the records it changes, in the pen's transaction.

    Raises:
        BadOption: there is no such judgement, or it was withdrawn already.
    """
    row = withdraw_judgement(pen, number, reason)
    if row.kind == REPRINT:
        refresh_sources(pen.case, regroup(pen.case, subjects_of(row)))
        return row
    # What it joined is made anew with what is joined to either side without it.
    _follow(pen.case, row)
    return row


def _follow(case: CaseFile, row: Judgement) -> None:
    """Make anew what a judgement changes: records, and what is asked next."""
    subjects, identities = subjects_of(row), identity_judgements(case)
    codings = _codings_named(case, subjects)
    refresh_records(case, codings, _about(identities, codings))
    if row.kind == IDENTITY:
        ask_around(case, subjects, identities)


def _about(identities: Sequence[linkage.Judgement], codings: set[str]) -> list[linkage.Judgement]:
    """Give the judgements on some codings and on all that "same" ever tied to them: of tens of thousands a few."""
    ends = [(coding_id(row.one), coding_id(row.other)) for row in identities]
    ties = [pair for row, pair in zip(identities, ends, strict=True) if row.decision is Decision.SAME]
    known, edge = set(codings), set(codings)
    while edge:
        edge = {end for pair in ties if pair[0] in edge or pair[1] in edge for end in pair} - known
        known |= edge
    return [row for row, pair in zip(identities, ends, strict=True) if pair[0] in known or pair[1] in known]


def refresh_records(
    case: CaseFile, codings: Iterable[str], identities: Sequence[linkage.Judgement] | None = None
) -> None:
    """Make anew the records of these codings and of all that judgements join to them; `identities` are those of
    `identity_judgements`, where they were read already.
    """
    identities = identity_judgements(case) if identities is None else identities
    touched = _with_joined(identities, set(codings))
    # What is said of others follows from none of these.
    held = judged(case, [row for row in identities if {coding_id(row.one), coding_id(row.other)} <= touched])
    ids: set[str] = set()
    for chunk in cut(sorted(touched), CHUNK):
        for row in Coding.objects.using(case.alias).filter(pk__in=chunk):
            ids |= {record_id(f"{row.id}/{subject}") for subject in _subjects(coding_from_json(unpack(row.body)))}
    for chunk in cut(sorted(ids), CHUNK):
        Record.objects.using(case.alias).filter(pk__in=chunk).delete()
        remove_lines(case, chunk)
    # All at once: the line of an incident says what is told of those within it.
    made = list(make_records(_members(case, touched), held))
    for some in cut(made, CHUNK):
        Record.objects.using(case.alias).bulk_create(map(row_of, some))
    keep_lines(case, list(lines_of(made)))


def refresh_sources(case: CaseFile, reports: Iterable[str]) -> None:
    """Make anew the records of reports that count as another source than before."""
    codings: set[str] = set()
    for chunk in cut(sorted(set(reports)), CHUNK):
        listed = Listing.objects.using(case.alias).filter(report__in=chunk, coding__isnull=False)
        codings |= {coding for coding in listed.values_list("coding", flat=True) if coding is not None}
    if codings:
        refresh_records(case, codings)


def row_of(made: record.Record) -> Record:
    """Give the row that keeps a record."""
    kept = as_kept(made)
    return Record(id=kept.id, kind=kept.kind, body=kept.body)


def _with_joined(identities: Iterable[linkage.Judgement], codings: set[str]) -> set[str]:
    """Give the codings with all that judgements "same" tie to them, also those that are not followed: they may have
    been until now.
    """
    lead: dict[str, str] = {}
    for row in held_judgements(identities):
        if row.decision is Decision.SAME:
            tie(lead, coding_id(row.one), coding_id(row.other))
    leads = {lead_of(lead, coding) for coding in codings if coding in lead}
    return codings | {coding for coding in list(lead) if lead_of(lead, coding) in leads}


def _members(case: CaseFile, codings: set[str]) -> Iterator[Member]:
    """Yield those of the codings that are in force."""
    renamed = renamed_in(case)
    for chunk in cut(sorted(codings), CHUNK):
        listed = Listing.objects.using(case.alias).filter(coding__in=chunk)
        in_force = dict(listed.values_list("coding", "reading"))
        readings = Reading.objects.using(case.alias).in_bulk(list(in_force.values()))
        sources = sources_of(case, [row.report for row in readings.values()])
        for row in Coding.objects.using(case.alias).filter(pk__in=list(in_force)).order_by("pk"):
            reading = readings[row.reading_id]
            coding = read_by(coding_of(row, report_of(reading)), renamed)
            yield Member(row.id, coding, sources.get(reading.report))


def _subjects(coding: core.Coding) -> set[str]:
    return {claim.subject for claim in coding.claims}


def _codings_named(case: CaseFile, subjects: Sequence[str]) -> set[str]:
    """Give the codings of subjects, and those in force that hold the same."""
    return {coding_id(subject) for subject in (*subjects, *carried(case, subjects).values())}
