"""The people and incidents that the codings in force tell of, as linkage compares them, and why two may be one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from onrecord.core import coding as core
from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import CoderKind
from onrecord.linkage.explaining import Explanation, explain, explain_by
from onrecord.linkage.happened import ToldHappening, incidents_of
from onrecord.linkage.incident_records import IncidentRecord
from onrecord.linkage.incident_wording import INCIDENT_WORDING
from onrecord.linkage.records import PersonRecord
from onrecord.linkage.victims import ToldOf, people_of
from onrecord.store.codings import coding_id, coding_of
from onrecord.store.linked import INCIDENT, PERSON, Scored
from onrecord.store.models import Coding, Listing
from onrecord.store.readings import report_of
from onrecord.store.rebuilding import members

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "explanation_of",
    "incident_of",
    "incidents_in",
    "incidents_told_in",
    "people_in",
    "people_told_in",
    "person_of",
]

Record = TypeVar("Record", PersonRecord, IncidentRecord)


def people_in(case: CaseFile) -> Iterator[ToldOf]:
    """Yield everybody with a name whom the codings in force tell of."""
    for member in members(case):
        yield from _people_of(member.coding, member.id)


def incidents_in(case: CaseFile) -> Iterator[ToldHappening]:
    """Yield every incident that the codings in force tell of."""
    for member in members(case):
        yield from _incidents_of(member.coding, member.id)


def people_told_in(case: CaseFile, reports: Iterable[str]) -> Iterator[ToldOf]:
    """Yield everybody with a name whom the codings in force of these reports tell of."""
    for coding, id_ in _codings(case, reports):
        yield from _people_of(coding, id_)


def incidents_told_in(case: CaseFile, reports: Iterable[str]) -> Iterator[ToldHappening]:
    """Yield every incident that the codings in force of these reports tell of."""
    for coding, id_ in _codings(case, reports):
        yield from _incidents_of(coding, id_)


def _codings(case: CaseFile, reports: Iterable[str]) -> Iterator[tuple[core.Coding, str]]:
    listed = Listing.objects.using(case.alias).filter(report__in=list(reports), coding__isnull=False).order_by("pk")
    held = Coding.objects.using(case.alias).select_related("reading").in_bulk([str(row.coding) for row in listed])
    for row in held.values():
        yield coding_of(row, report_of(row.reading)), row.id


def incident_of(case: CaseFile, subject: str) -> IncidentRecord:
    """Give an incident as linkage compares it.

    Raises:
        BadOption: the case file holds no such incident.
    """
    return _record_of(
        case, subject, INCIDENT, lambda coding, id_: (told.incident for told in _incidents_of(coding, id_))
    )


def person_of(case: CaseFile, subject: str) -> PersonRecord:
    """Give a person as linkage compares it.

    Raises:
        BadOption: the case file holds no such person.
    """
    return _record_of(case, subject, PERSON, lambda coding, id_: (told.person for told in _people_of(coding, id_)))


def _record_of(case: CaseFile, subject: str, kind: str, read: Callable[[core.Coding, str], Iterator[Record]]) -> Record:
    row = Coding.objects.using(case.alias).filter(pk=coding_id(subject)).select_related("reading").first()
    found = iter(()) if row is None else read(coding_of(row, report_of(row.reading)), row.id)
    for record in found:
        if record.id == subject:
            return record
    raise BadOption(kind, found=repr(subject[:90]), expected="one that the case file holds", do="Run `onrecord link`.")


def explanation_of(case: CaseFile, pair: Scored, kind: str = PERSON) -> Explanation:
    """Give why the two of a pair may be one, or two, in words."""
    if kind == INCIDENT:
        beside = None if pair.rival is None else incident_of(case, pair.rival)
        two = incident_of(case, pair.one), incident_of(case, pair.other)
        return explain_by(INCIDENT_WORDING, *two, pair.weighed, beside)
    rival = None if pair.rival is None else person_of(case, pair.rival)
    return explain(person_of(case, pair.one), person_of(case, pair.other), pair.weighed, rival=rival)


def _people_of(coding: core.Coding, id_: str) -> Iterator[ToldOf]:
    return people_of(coding, id_, *_listed(coding))


def _incidents_of(coding: core.Coding, id_: str) -> Iterator[ToldHappening]:
    return incidents_of(coding, id_, *_listed(coding))


def _listed(coding: core.Coding) -> tuple[str | None, str | None]:
    """Give the list that a report is a row of, None where it is none, and its file."""
    report, coder = coding.report, coding.coder
    return (report.source or coder.name) if coder.kind is CoderKind.IMPORT else None, report.part_of
