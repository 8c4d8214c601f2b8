"""Make records of codings and judgements: each subject of a coding is a record, but those judged the same are one.

Nothing else goes in, no clock and no chance, so that the same claims and judgements give the same records, letter for
letter, on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.core.coding import Claim, Coding
from onrecord.core.record import Held, Record
from onrecord.core.vocabulary import RecordKind
from onrecord.linkage.leads import lead_of, tie
from onrecord.tally.values import Told, hold

__all__ = ["Judged", "Member", "make_records", "record_id"]


@dataclass(frozen=True, slots=True)
class Member:
    """A coding in force, with its id in the case file; `source` is whose word the report is, where it is a reprint."""

    id: str
    coding: Coding
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements in force: pairs of subjects that are the same, and claims that stand, each with its number."""

    same: tuple[tuple[int, str, str], ...] = ()
    stands: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class _Subject:
    """One subject of one coding, or several judged the same, with all that was told about it."""

    kind: RecordKind
    members: list[str]
    within: str | None
    told: list[Told] = field(default_factory=list)

    def joined_to(self, other: _Subject | None) -> _Subject:
        """Give both as one, of the kind and in the incident of whichever is first in order of id."""
        if other is None:
            return self
        first, second = sorted((self, other), key=lambda subject: min(subject.members))
        return _Subject(first.kind, first.members + second.members, first.within, first.told + second.told)


def make_records(members: Iterable[Member], judged: Judged | None = None) -> Iterator[Record]:
    """Yield the records of the codings; those joined by judgements last, since their parts may stand far apart."""
    judged = judged or Judged()
    joined = _Joined(judged.same)
    stands = {claim: number for number, claim in judged.stands}
    waiting: dict[str, _Subject] = {}
    for member in members:
        for ref, subject in _subjects(member, joined).items():
            lead = joined.lead(ref)
            if lead is None:
                yield _record(ref, subject, (), stands)
            else:
                waiting[lead] = subject.joined_to(waiting.get(lead))
    for lead in sorted(waiting):
        yield _record(lead, waiting[lead], joined.numbers(lead), stands)


class _Joined:
    """Subjects judged the same, as groups; each is led by the first of its members in order of id."""

    def __init__(self, same: Sequence[tuple[int, str, str]]) -> None:
        self._lead: dict[str, str] = {}
        self._numbers: dict[str, list[int]] = {}
        for _, one, other in same:
            tie(self._lead, one, other)
        for number, one, _ in same:
            self._numbers.setdefault(lead_of(self._lead, one), []).append(number)

    def lead(self, ref: str) -> str | None:
        """Give the leader of the subject's group, None where nobody joined it to another."""
        return lead_of(self._lead, ref) if ref in self._lead else None

    def name(self, ref: str) -> str:
        """Give the subject that stands for this one."""
        return self.lead(ref) or ref

    def numbers(self, lead: str) -> tuple[int, ...]:
        """Give the judgements that made the group."""
        return tuple(sorted(self._numbers.get(lead, ())))


def _subjects(member: Member, joined: _Joined) -> dict[str, _Subject]:
    """Give every subject of a coding that anything is claimed about, with what is claimed, by its id."""
    kinds, homes = _kinds(member.coding)
    places = {claim.subject: str(claim.value) for claim in member.coding.claims if claim.property == "where.gazetteer"}
    subjects: dict[str, _Subject] = {}
    for claim in member.coding.claims:
        kind = kinds.get(claim.subject)
        if kind is None:
            continue
        ref = f"{member.id}/{claim.subject}"
        home = homes.get(claim.subject)
        within = record_id(joined.name(f"{member.id}/{home}")) if home is not None else None
        subject = subjects.setdefault(ref, _Subject(kind, [ref], within))
        told = _told(member, claim, kinds, joined)
        if claim.property == "where.name":
            told.means = places.get(claim.subject)
        subject.told.append(told)
    return subjects


def _kinds(coding: Coding) -> tuple[dict[str, RecordKind], dict[str, str]]:
    """Give what each subject of a coding is, and the incident it belongs to."""
    kinds: dict[str, RecordKind] = {toll.id: RecordKind.TOLL for toll in coding.tolls}
    homes: dict[str, str] = {}
    for incident in coding.incidents:
        kinds[incident.id] = RecordKind.INCIDENT
        groups: Mapping[RecordKind, Sequence[object]] = {
            RecordKind.ACT: incident.acts,
            RecordKind.VICTIM: incident.victims,
            RecordKind.PERPETRATOR: incident.perpetrators,
            RecordKind.OBJECT: incident.objects,
        }
        for kind, items in groups.items():
            for item in items:
                # A person may be victim and perpetrator in one report; the role met first names the record.
                kinds.setdefault(item.id, kind)  # type: ignore[attr-defined]
                homes.setdefault(item.id, incident.id)  # type: ignore[attr-defined]
    return kinds, homes


def _told(member: Member, claim: Claim, kinds: Mapping[str, RecordKind], joined: _Joined) -> Told:
    report = member.coding.report
    source = claim.according_to[-1] if claim.according_to else member.source or report.source or report.id
    path = ".".join(
        record_id(joined.name(f"{member.id}/{part}")) if part in kinds else part for part in claim.property.split(".")
    )
    return Told(f"{member.id}/{claim.id}", path, claim.value, claim.stance, source, claim.according_to)


def record_id(lead: str) -> str:
    """Give the id of the record led by a subject."""
    return hashlib.sha256(lead.encode()).hexdigest()[:32]


def _record(lead: str, subject: _Subject, numbers: Sequence[int], stands: Mapping[str, int]) -> Record:
    by_property: dict[str, list[Told]] = {}
    for each in subject.told:
        by_property.setdefault(each.property, []).append(each)
    used = set(numbers)
    values: list[Held] = []
    for path in sorted(by_property):
        # In order of id: the order in which codings were met must not show.
        told = sorted(by_property[path], key=lambda each: each.claim)
        judged = next((each.claim for each in told if each.claim in stands), None)
        if judged is not None:
            used.add(stands[judged])
        values += hold(path, told, judged)
    return Record(
        record_id(lead),
        subject.kind,
        tuple(sorted(subject.members)),
        tuple(values),
        subject.within,
        tuple(sorted(used)),
    )
