"""The lines of records kept beside them, in the transaction that makes the records: lists are never behind."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.vocabulary import RecordKind
from onrecord.resolution.findable import findable
from onrecord.resolution.skeleton import skeleton
from onrecord.store.chunks import cut
from onrecord.store.codings import coding_id
from onrecord.store.hidden import reports_of_codings
from onrecord.store.models import JoinedSubject, NameSign, RecordLine
from onrecord.store.protection import protected_reports
from onrecord.store.signatures import grade_keys, signed_keys
from onrecord.tally.grading.ladders import Facet
from onrecord.tally.lines import Line
from onrecord.tally.records import record_id

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "STROKE",
    "between",
    "empty_lines",
    "keep_lines",
    "line_rows",
    "mark_signatures",
    "record_of",
    "records_of",
    "remove_lines",
    "words_of",
]

CHUNK = 500
STROKE = "|"
LONGEST_SIGN = 64


def keep_lines(case: CaseFile, lines: Sequence[Line]) -> None:
    """Keep the lines of records just made, in the transaction that makes them."""
    RecordLine.objects.using(case.alias).bulk_create(line_rows(case, lines), batch_size=CHUNK)
    signs = [
        NameSign(sign=sign, record=line.record, within=line.within) for line in lines for sign in _signs(line.names)
    ]
    NameSign.objects.using(case.alias).bulk_create(signs, batch_size=CHUNK)
    joined = [
        JoinedSubject(subject=member, record=line.record)
        for line in lines
        if len(line.members) > 1
        for member in line.members
    ]
    JoinedSubject.objects.using(case.alias).bulk_create(joined, batch_size=CHUNK)


def remove_lines(case: CaseFile, records: Sequence[str]) -> None:
    """Remove the lines of records that are about to be made anew."""
    for model in (RecordLine, NameSign, JoinedSubject):
        model._default_manager.using(case.alias).filter(record__in=records).delete()


def empty_lines(case: CaseFile) -> None:
    """Remove every line."""
    for model in (RecordLine, NameSign, JoinedSubject):
        model._default_manager.using(case.alias).all().delete()


def line_rows(case: CaseFile, lines: Sequence[Line]) -> list[RecordLine]:
    """Give the rows that keep lines: with what is signed of them, and whether protected sources alone tell of them."""
    marks = _Marks.of(case, lines)
    return [_row(case, line, marks) for line in lines]


def mark_signatures(case: CaseFile, subject: str) -> None:
    """Mark the line of an incident with the schemes under which signatures of it stand, in the transaction in which
    somebody signed or took a signature back.
    """
    for row in RecordLine.objects.using(case.alias).filter(pk=record_of(case, subject)):
        keys = [key for member in json.loads(row.members) for key in grade_keys(member, (Facet.INCIDENT,))]
        told = {key.partition("/")[0] for key in signed_keys(case, keys)}
        RecordLine.objects.using(case.alias).filter(pk=row.pk).update(signed=between(sorted(told)))


def record_of(case: CaseFile, subject: str) -> str:
    """Give the record that a subject is in."""
    return records_of(case, [subject])[subject]


def records_of(case: CaseFile, subjects: Sequence[str]) -> dict[str, str]:
    """Give the record that each subject is in."""
    found = {subject: record_id(subject) for subject in subjects}
    for some in cut(list(found), CHUNK):
        rows = JoinedSubject.objects.using(case.alias).filter(subject__in=some)
        found |= dict(rows.values_list("subject", "record"))
    return found


def between(words: Iterable[str]) -> str:
    """Give words between strokes, so that each can be asked for whole."""
    told = STROKE.join(words)
    return f"{STROKE}{told}{STROKE}" if told else ""


def words_of(text: str) -> str:
    """Give words as they are found, in the order in which they stand."""
    return " ".join(findable(text))


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is not in the records: which grades of the whole people signed, and which codings are of hidden reports."""

    signed: dict[str, set[str]]
    hidden: frozenset[str]

    @classmethod
    def of(cls, case: CaseFile, lines: Sequence[Line]) -> _Marks:
        reports = reports_of_codings(case, {coding_id(member) for line in lines for member in line.members})
        hidden = protected_reports(case, reports.values())
        signed: dict[str, set[str]] = {}
        incidents = (line for line in lines if line.kind == RecordKind.INCIDENT)
        keys = [key for line in incidents for member in line.members for key in grade_keys(member, (Facet.INCIDENT,))]
        for scheme, _, subject in (key.split("/", 2) for key in signed_keys(case, keys)):
            signed.setdefault(subject, set()).add(scheme)
        return cls(signed, frozenset(coding for coding, report in reports.items() if report in hidden))


def _row(case: CaseFile, line: Line, marks: _Marks) -> RecordLine:
    hides = [coding_id(member) in marks.hidden for member in line.members]
    signed = {scheme for member in line.members for scheme in marks.signed.get(member, ())}
    return RecordLine(
        record=line.record, kind=line.kind, within=line.within, day=line.day, earliest=line.period.earliest,
        latest=line.period.latest, country=line.country, place=line.place, actor=line.actor, act=line.act,
        method=line.method, found_place=words_of(f"{line.country} {line.place}"), found_actor=words_of(line.actor),
        outcomes=between(line.outcomes), conflicts=line.conflicts, name=line.name,
        members=json.dumps(line.members), is_hidden=all(hides), hides_some=any(hides),
        signed=between(sorted(signed)), made_at=case.clock(),
    )  # fmt: skip


def _signs(names: Iterable[str]) -> list[str]:
    return sorted({sign[:LONGEST_SIGN] for name in names for sign in skeleton(name)})
