"""What a report tells of one person, or incident, besides what linkage compares, and the sentences it rests on: for
who judges.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.coding import Claim, Coding, Incident, Victim
from onrecord.core.errors import BadOption
from onrecord.core.report import Report
from onrecord.core.values import When
from onrecord.linkage.fields import show_some
from onrecord.linkage.victims import victims_of
from onrecord.store.codings import coding_of
from onrecord.store.grounds import AROUND, sentence
from onrecord.store.linked import INCIDENT, PERSON
from onrecord.store.models import Coding as Row
from onrecord.store.readings import report_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Telling", "telling_of"]

MOST_QUOTES = 4
OF_PERSON = ("name", "names", "age", "sex", "occupation")
OF_INCIDENT = ("when.", "where.")


@dataclass(frozen=True, slots=True)
class Telling:
    """A person or incident by the id of its subject, fields that are told, in the order in which they are read, and the
    sentences beneath all that is told of it; `report` is the id of the report that tells it.
    """

    subject: str
    fields: dict[str, str]
    quotes: tuple[str, ...]
    report: str = ""


def telling_of(case: CaseFile, subject: str, kind: str = PERSON) -> Telling:
    """Give what the coding of a person, or of an incident, tells.

    Raises:
        BadOption: the case file holds no such person or incident.
    """
    coding_id, _, own = subject.partition("/")
    row = Row.objects.using(case.alias).filter(pk=coding_id).select_related("reading").first()
    coding = coding_of(row, report_of(row.reading)) if row is not None else None
    if coding is not None and kind == INCIDENT:
        for incident in coding.incidents:
            if incident.id == own:
                told = _fields_of_incident(coding, incident)
                return Telling(subject, told, tuple(_quotes(coding, incident)), coding.report.id)
    elif coding is not None:
        for incident, victim in victims_of(coding):
            if victim.id == own:
                told = _fields(coding, incident, victim)
                return Telling(subject, told, tuple(_quotes(coding, incident, victim)), coding.report.id)
    raise BadOption(kind, found=repr(subject[:90]), expected="one that the case file holds", do="Run `onrecord link`.")


def _fields(coding: Coding, incident: Incident, victim: Victim) -> dict[str, str]:
    report = coding.report
    beside = [other.name for other in incident.victims if other.id != victim.id and isinstance(other.name, str)]
    told = {
        "harm": ", ".join(dict.fromkeys(str(harm.outcome) for harm in victim.acts)),
        "work": victim.occupation,
        "group": str(victim.age_group) if victim.age_group is not None and victim.age is None else None,
        "when": _when(incident.when),
        "where": incident.where.text if incident.where.text != incident.where.name else None,
        "with": show_some(beside),
    }
    return {field: value for field, value in (told | _fields_of_report(report)).items() if value}


def _fields_of_incident(coding: Coding, incident: Incident) -> dict[str, str]:
    where = incident.where
    told = {
        "acts": ", ".join(dict.fromkeys(act.type for act in incident.acts)),
        "where": where.text if where.text != where.name else None,
        "on word": "; ".join(dict.fromkeys(" from ".join(chain) for chain in incident.according_to if chain)),
    }
    return {field: value for field, value in (told | _fields_of_report(coding.report)).items() if value}


def _fields_of_report(report: Report) -> dict[str, str | None]:
    return {
        "report": report.called or report.id[:19],
        "source": report.source,
        "dated": report.published.isoformat() if report.published is not None else None,
    }


def _when(when: When) -> str | None:
    if when.earliest is None or when.latest is None:
        return when.text
    return when.earliest.isoformat() if when.earliest == when.latest else f"{when.earliest} to {when.latest}"


def _quotes(coding: Coding, incident: Incident, victim: Victim | None = None) -> Iterator[str]:
    """Yield the sentences beneath what is told, each once, those of the person before those of the incident."""
    covered: list[tuple[int, int]] = []
    subjects = [incident.id] if victim is None else [victim.id, incident.id]
    shown = [claim for each in subjects for claim in coding.claims if claim.subject == each and _is_shown(claim)]
    for quote in (quote for claim in shown for quote in claim.quotes):
        if len(covered) == MOST_QUOTES:
            return
        # Words near a quote that is shown stand beside it already.
        if not any(first <= quote.start and quote.end <= last for first, last in covered):
            covered.append((quote.start - AROUND, quote.end + AROUND))
            yield sentence(coding.report.text, quote.start, quote.end)


def _is_shown(claim: Claim) -> bool:
    return claim.property in OF_PERSON or claim.property.endswith(".outcome") or claim.property.startswith(OF_INCIDENT)
