"""Who of a report has a name that was looked for, however it is spelled: in whose words, in which record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.core.coding import Coding, Perpetrator, Victim
from onrecord.core.vocabulary import PartyKind
from onrecord.linkage.judgements import Decision, held_judgements
from onrecord.linkage.leads import lead_of, tie
from onrecord.resolution.extracts import Extract, extract
from onrecord.resolution.folding import Word
from onrecord.resolution.skeleton import skeleton, skeleton_of_word
from onrecord.store.codings import coding_of
from onrecord.store.judgements import identity_judgements
from onrecord.store.models import Coding as CodingRow
from onrecord.store.models import Judgement, Listing, Reading, Record
from onrecord.store.readings import report_of
from onrecord.tally.records import record_id

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Named", "joined", "named_in"]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who has the name: as the report writes it, what is told of them, the sentence, the report, and the id of
    the record, None where there is none.
    """

    name: str
    kind: str
    age: str | None
    outcome: str | None
    said: Extract | None
    listing: Listing
    record: str | None


def named_in(case: CaseFile, rows: Sequence[Listing], words: str, leads: Mapping[str, str]) -> list[Named]:
    """Give who has a name of these words in the codings of some reports, in order of the reports.

    Args:
        leads: For subjects that people joined to others the first of them, which their record is named for.
    """
    signs = frozenset(skeleton(words))
    codings = CodingRow.objects.using(case.alias).in_bulk([row.coding for row in rows if row.coding is not None])
    readings = Reading.objects.using(case.alias).in_bulk([row.reading for row in rows])
    found: list[tuple[Listing, str, Named]] = []
    for row in rows:
        if row.coding in codings and row.reading in readings:
            coding = coding_of(codings[row.coding], report_of(readings[row.reading]))
            found += [(row, f"{row.coding}/{own}", told) for own, told in _parties(coding, signs, row)]
    ids = {subject: record_id(leads.get(subject, subject)) for _, subject, _ in found}
    there = set(Record.objects.using(case.alias).filter(pk__in=set(ids.values())).values_list("pk", flat=True))
    return [replace(told, record=ids[subject] if ids[subject] in there else None) for _, subject, told in found]


def joined(case: CaseFile) -> dict[str, str]:
    """Give the first of those that people judged one, for each of them."""
    lead: dict[str, str] = {}
    if Judgement.objects.using(case.alias).exists():
        for row in held_judgements(identity_judgements(case)):
            if row.decision is Decision.SAME:
                tie(lead, row.one, row.other)
    return {subject: lead_of(lead, subject) for subject in list(lead)}


def _parties(coding: Coding, signs: frozenset[str], row: Listing) -> Iterator[tuple[str, Named]]:
    """Yield each of the people and actors that have the name, once."""
    met = set[str]()
    for incident in coding.incidents:
        parties: list[Victim | Perpetrator] = [*incident.victims, *incident.perpetrators]
        for party in parties:
            name = _name(party, signs)
            if name is None or party.id in met:
                continue
            met.add(party.id)
            age = party.age if isinstance(party.age, int) else None
            outcomes = [str(harm.outcome) for harm in party.acts] if isinstance(party, Victim) else []
            kind = "actor" if party.kind is PartyKind.ACTOR else "person"
            said = extract(coding.report.text, lambda word: _sign(word, signs), coding.report.title_length)
            outcome = outcomes[0] if outcomes else None
            yield party.id, Named(name, kind, None if age is None else str(age), outcome, said, row, None)


def _name(party: Victim | Perpetrator, signs: frozenset[str]) -> str | None:
    for form in (party.name, *(name.text for name in party.names)):
        if isinstance(form, str) and signs <= set(skeleton(form)):
            return party.name if isinstance(party.name, str) else form
    return None


def _sign(word: Word, signs: frozenset[str]) -> str | None:
    # One sign of one consonant is in half of all words.
    sign = skeleton_of_word(word.key) if word.key else ""
    return sign if len(sign) > 1 and (sign in signs or f"bd{sign}" in signs) else None
