"""One record opened with all that is under it, by its own reports alone: who opens one looks through no other.

`store.whys` makes the same incident anew of its codings and all judgements; here the records that are kept are read, so
that it takes as long in a case file of a million claims as in one of ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from onrecord.core.coding import Chain, Claim, ClaimValue, Coding
from onrecord.core.record import Held, Record
from onrecord.core.vocabulary import RecordKind
from onrecord.core.wire import record_from_json
from onrecord.store.canonical import unpack
from onrecord.store.chunks import cut
from onrecord.store.codings import coding_id
from onrecord.store.counted_bodies import facts_of
from onrecord.store.counting import bodies_for
from onrecord.store.models import Record as Row
from onrecord.store.models import RecordLine
from onrecord.store.remade import members_of
from onrecord.tally.accounts import ClaimFact
from onrecord.tally.happenings import Happening

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["ClaimTold", "Opened", "QuoteTold", "claims_under", "open_record", "open_records", "records_with_ids"]

CHUNK = 400
AROUND = 60
"""Letters of the text that stand on either side of a quote."""
BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class QuoteTold:
    """A quote with the words of its paragraph around it."""

    start: int
    end: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """One claim with all that a reader needs to weigh it: what it says, how, on whose word, in which report."""

    id: str
    property: str
    value: ClaimValue
    stance: str
    according_to: Chain
    confidence: float
    inferred_by: str | None
    quotes: tuple[QuoteTold, ...]
    report: str
    title: str | None
    source: str
    published: date | None
    language: str | None
    coder: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A record with those within it, the codings they rest on by id, and where each claim comes from.

    Of what is no incident `within` is empty.
    """

    record: Record
    within: tuple[Record, ...] = ()
    codings: dict[str, Coding] = field(default_factory=dict)
    facts: dict[str, ClaimFact] = field(default_factory=dict)

    @property
    def records(self) -> tuple[Record, ...]:
        """Give all of them."""
        return (self.record, *self.within)

    @property
    def titles(self) -> dict[str, str]:
        """Give what each report is called, by its id; those without a title are left out."""
        reports = (coding.report for coding in self.codings.values())
        return {report.id: report.called for report in reports if report.called}

    @property
    def happening(self) -> Happening:
        """Give the incident as rules count and grade it."""
        acts, victims, perpetrators = (
            tuple(each for each in self.within if each.kind is kind)
            for kind in (RecordKind.ACT, RecordKind.VICTIM, RecordKind.PERPETRATOR)
        )
        return Happening(self.record, acts, victims, perpetrators)

    @property
    def reports(self) -> tuple[str, ...]:
        """Give the reports that tell of it, in order of id."""
        return tuple(sorted({coding.report.id for coding in self.codings.values()}))


def open_record(case: CaseFile, id_: str) -> Opened | None:
    """Give the record of an id with all that is under it, None where there is none."""
    return open_records(case, [id_]).get(id_)


def open_records(case: CaseFile, ids: Sequence[str]) -> dict[str, Opened]:
    """Give records with all that is under each, by their ids, read at once; those that are not there are left out."""
    found = records_with_ids(case, ids)
    incidents = [record.id for record in found if record.kind is RecordKind.INCIDENT]
    lines = RecordLine.objects.using(case.alias).filter(within__in=incidents).order_by("record")
    incident_of = dict(lines.values_list("record", "within")) if incidents else {}
    within: dict[str, list[Record]] = {record.id: [] for record in found}
    for each in records_with_ids(case, list(incident_of)):
        within[str(incident_of[each.id])].append(each)
    wanted = {record.id: _codings_of((record, *within[record.id])) for record in found}
    codings: dict[str, Coding] = {}
    facts: dict[str, dict[str, ClaimFact]] = {}
    for body in bodies_for(case, set[str]().union(*wanted.values())) if found else ():
        for member in members_of([body.bodies]):
            codings[member.id], facts[member.id] = member.coding, facts_of(member, body)
    return {
        record.id: Opened(
            record,
            tuple(within[record.id]),
            {each: coding for each, coding in codings.items() if each in wanted[record.id]},
            {ref: fact for each, told in facts.items() if each in wanted[record.id] for ref, fact in told.items()},
        )
        for record in found
    }


def _codings_of(records: Iterable[Record]) -> set[str]:
    return {coding_id(member) for each in records for member in each.members}


def records_with_ids(case: CaseFile, ids: Sequence[str]) -> list[Record]:
    """Give the records of these ids, in order of id; those that are not there are left out."""
    found: list[Record] = []
    for some in cut(sorted(set(ids)), CHUNK):
        rows = Row.objects.using(case.alias).filter(pk__in=some).order_by("pk")
        found += [record_from_json(unpack(row.body)) for row in rows]
    return found


def claims_under(opened: Opened, values: Iterable[Held]) -> dict[str, ClaimTold]:
    """Give every claim that values rest on, or that says otherwise, by its id."""
    wanted: dict[str, set[str]] = {}
    for held in values:
        for each in _claims_of(held):
            home, _, own = each.partition("/")
            wanted.setdefault(home, set()).add(own)
    found: dict[str, ClaimTold] = {}
    for coding_ref, own_ids in wanted.items():
        coding = opened.codings.get(coding_ref)
        for claim in coding.claims if coding is not None else ():
            if claim.id in own_ids and coding is not None:
                ref = f"{coding_ref}/{claim.id}"
                found[ref] = _told(ref, claim, coding, opened.facts[ref])
    return found


def _claims_of(held: Held) -> Iterator[str]:
    yield from held.claims
    for other in held.others:
        yield from other.claims


def _told(ref: str, claim: Claim, coding: Coding, fact: ClaimFact) -> ClaimTold:
    report, coder = coding.report, coding.coder
    return ClaimTold(
        ref, claim.property, claim.value, str(claim.stance), claim.according_to, claim.confidence, claim.inferred_by,
        tuple(_quoted(report.text, quote.start, quote.end) for quote in claim.quotes),
        report.id, report.called, report.source or fact.source, report.published, report.language,
        f"{coder.name} {coder.version}",
    )  # fmt: skip


def _quoted(text: str, start: int, end: int) -> QuoteTold:
    """Give a quote with the words around it, of its own paragraph, cut between words."""
    paragraph = text.rfind(BETWEEN, 0, start)
    first = paragraph + len(BETWEEN) if paragraph >= 0 else 0
    stop = text.find(BETWEEN, end)
    last = stop if stop >= 0 else len(text)
    left, right = max(first, start - AROUND), min(last, end + AROUND)
    before, after = text[left:start], text[end:right]
    if left > first:
        before = "…" + before[before.find(" ") + 1 :]
    if right < last:
        after = after[: after.rfind(" ")] + "…" if " " in after else after + "…"
    return QuoteTold(start, end, before, text[start:end], after)
