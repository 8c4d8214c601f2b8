"""The incidents that a coding tells of, as linkage compares them.

All reports are one list, as they are for people (`victims`): news tells of one incident as often as it likes. Of a
report that tells of one incident all words are its words; of several each has the paragraphs that it is quoted from. A
row of a list that names one victim tells of a person: a day's thousand rows would be one incident, by day and place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.core.coding import Coding, Incident
from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome, PartyKind, Stance
from onrecord.linkage.incident_records import IncidentRecord
from onrecord.linkage.victims import FILE, REPORTS, Place, days_of, spot_of

__all__ = ["ToldHappening", "incidents_of"]

NOT_HAPPENED = frozenset({Stance.DENIED, Stance.PLANNED, Stance.HYPOTHETICAL})
PARAGRAPH = "\n"


@dataclass(frozen=True, slots=True)
class ToldHappening:
    """An incident that a coding tells of, and where."""

    incident: IncidentRecord
    place: Place


def incidents_of(
    coding: Coding, id_: str, listed: str | None = None, file: str | None = None
) -> Iterator[ToldHappening]:
    """Yield the incidents of a coding that are said to have happened; their ids are those of their subjects.

    Args:
        coding: what a coder found in one report.
        id_: the coding's id in the case file.
        listed: whose list the report is a row of; None where it is none.
        file: the file that the row is in.
    """
    together = coding.report.id if listed is None else f"{listed}{FILE}{file}"
    source = REPORTS if listed is None else together
    for incident in coding.incidents:
        has_happened = not incident.acts or any(act.stance not in NOT_HAPPENED for act in incident.acts)
        if has_happened and not (listed is not None and _is_of_one_person(incident)):
            record = _record(coding, incident, (f"{id_}/{incident.id}", source), is_row=listed is not None)
            yield ToldHappening(record, Place(record.id, together, is_row=listed is not None))


def _record(coding: Coding, incident: Incident, who: tuple[str, str], *, is_row: bool) -> IncidentRecord:
    id_, source = who
    where = incident.where
    actors = (told for party in incident.perpetrators for told in (party.actor, party.name) if isinstance(told, str))
    return IncidentRecord(
        id=id_,
        source=source,
        when=days_of(incident.when.earliest, incident.when.latest),
        published=coding.report.published,
        places=tuple(dict.fromkeys(filter(None, (where.name, where.text)))),
        spot=spot_of(where.latitude, where.longitude, where.radius_km),
        killed=_range(incident.counts.get(str(Outcome.KILLED))),
        injured=_range(incident.counts.get(str(Outcome.INJURED))),
        victims=tuple(dict.fromkeys(_names(incident))),
        actors=tuple(dict.fromkeys(actors)),
        methods=tuple(dict.fromkeys(act.method for act in incident.acts if act.method is not None)),
        # A row of a list is told in its columns.
        text=None if is_row else _text(coding, incident),
    )


def _is_of_one_person(incident: Incident) -> bool:
    return len(incident.victims) == 1 and len([*_names(incident)]) == 1


def _names(incident: Incident) -> Iterator[str]:
    for victim in incident.victims:
        if victim.kind is PartyKind.PERSON and isinstance(victim.name, str):
            yield victim.name


def _range(count: Count | None) -> tuple[int, int] | None:
    """Give what was counted at least and at most; an end that is open is the number nearest to it that was told."""
    told = [] if count is None else [each for each in (count.low, count.best, count.high) if each is not None]
    return (min(told), max(told)) if told else None


def _text(coding: Coding, incident: Incident) -> str:
    text = coding.report.text
    if len(coding.incidents) == 1:
        return text
    subjects = {incident.id, *(act.id for act in incident.acts), *(victim.id for victim in incident.victims)}
    subjects |= {*(party.id for party in incident.perpetrators), *(each.id for each in incident.objects)}
    quotes = (quote for claim in coding.claims if claim.subject in subjects for quote in claim.quotes)
    spans = {_paragraph(text, quote.start, quote.end) for quote in quotes}
    return PARAGRAPH.join(text[start:end] for start, end in sorted(spans))


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    closed = text.find(PARAGRAPH, end)
    return text.rfind(PARAGRAPH, 0, start) + 1, len(text) if closed < 0 else closed
