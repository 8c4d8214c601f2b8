"""The whole of a case file in the shape that is published, before any rule of disclosure.

What a source did not consent to is not in it: neither its words nor what only they tell. Whoever is withdrawn is in it,
for disclosure looks for their names in all that stays, and is counted no more.

It is written once, in order of ids, to a file that only its owner reads and that is gone afterwards: disclosure goes
through it more than once, and a hundred thousand incidents are too many to make again each time, or to hold.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from onrecord.core.coding import Coding
from onrecord.core.record import Record
from onrecord.core.report import REPORT_ID
from onrecord.core.sharing import Share, alone
from onrecord.core.vocabulary import RecordKind
from onrecord.publish.casualties import Citation, Grade, IncidentFile, MayBe, TollRecord
from onrecord.publish.disclosure.audiences import USES, audiences
from onrecord.publish.edition import About, Edition, HeldBack
from onrecord.publish.whole.incidents import incident_file
from onrecord.publish.whole.material import Material
from onrecord.publish.whole.sums import Sums
from onrecord.publish.whole.tolls import toll_record
from onrecord.publish.wire import entry_line, read_line
from onrecord.store.chunks import several
from onrecord.store.consent import refused_reports
from onrecord.store.counted_bodies import Body, facts_of
from onrecord.store.counting import over_bodies
from onrecord.store.grades import SignedGrades, signed_grades, standing_of
from onrecord.store.protection import protected_reports
from onrecord.store.publishing.cited import addresses_of
from onrecord.store.publishing.notes import withdrawals_of
from onrecord.store.remade import members_of
from onrecord.store.rules import grades_of
from onrecord.tally.accounts import ClaimFact
from onrecord.tally.grading.ladders import LADDERS
from onrecord.tally.grading.proposals import propose
from onrecord.tally.grading.signing import Hold
from onrecord.tally.happenings import Happening, happenings_of
from onrecord.tally.records import Judged, Member, make_records
from onrecord.tally.rules.schemes import Scheme
from onrecord.tally.twins import NONE, Twins

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["NO_CONSENT", "whole_edition"]

CHUNK = 200
NO_CONSENT = "no consent"
"""What is said to have held reports back whose sources did not agree to this use of them."""

Told = IncidentFile | tuple[TollRecord, tuple[Citation, ...]]


@contextmanager
def whole_edition(
    case: CaseFile, about: About, scheme: Scheme, twins: Twins = NONE, share: Share = alone
) -> Iterator[Edition]:
    """Give the whole of a case file for as long as the block lasts, with the reports of protected sources marked and
    without those whose sources did not agree to the use that the audience makes of them.

    Args:
        case: the case file.
        about: what is said of the whole, and for which audience; numbers of incidents and people, totals, and how many
            reports stay behind for want of consent are filled in.
        scheme: the rules by which people are counted; incidents are graded by its grades, or where it has none by
            those that the scope confirms by.
        twins: incidents that may be one.
        share: who makes the incidents.
    """
    with tempfile.TemporaryDirectory(prefix="onrecord-whole-") as folder:
        spool = _Spool(Path(folder), Sums(scheme.name))
        refused = refused_reports(case, _use_for(about.audience), about.made_on)
        gone = frozenset(each.id for each in withdrawals_of(case))
        rules = _Rules(scheme, grades_of(case, scheme), signed_grades(case), refused, gone)
        each, tied = partial(_told_of_each, rules), partial(_told_of_tied, rules)
        near = _nearby(twins)
        for some in several(over_bodies(case, share, each, tied), CHUNK):
            spool.keep(_with_twins(near, _marked(case, some)))
        with spool.open() as file:
            yield Edition(
                _with_refused(spool.sums.said_of(about), len(refused)),
                partial(spool.incidents, file),
                lambda: iter(sorted(spool.tolls, key=lambda toll: toll.id)),
                tuple(spool.cited[each] for each in sorted(spool.cited)),
            )


def _use_for(audience: str) -> str:
    """Give the use that an audience makes of reports; of one that nobody described the widest."""
    known = audiences().get(audience.partition("@")[0])
    return USES[0] if known is None else known.use


def _with_refused(about: About, number: int) -> About:
    held = (HeldBack("reports", NO_CONSENT, number),) if number else ()
    return replace(about, held_back=(*about.held_back, *held))


def _marked(case: CaseFile, some: Sequence[Told]) -> Iterator[Told]:
    """Yield what was told with those of its reports marked that protected sources told, and the addresses of others."""
    cited = {cite.id for told in some for cite in (told.citations if isinstance(told, IncidentFile) else told[1])}
    hidden = protected_reports(case, cited)
    addresses = addresses_of(case, cited - hidden)

    def marked(citations: Iterable[Citation]) -> tuple[Citation, ...]:
        return tuple(
            replace(cite, is_protected=cite.id in hidden, address=addresses.get(cite.id)) for cite in citations
        )

    for told in some:
        if isinstance(told, IncidentFile):
            yield replace(told, citations=marked(told.citations))
        else:
            yield told[0], marked(told[1])


def _nearby(twins: Twins) -> dict[str, tuple[MayBe, ...]]:
    """Give for each record those that it may be one with."""
    found: dict[str, dict[str, bool]] = {}
    together: dict[str, list[str]] = {}
    for record, lead in sorted(twins.likely.items()):
        together.setdefault(lead, []).append(record)
    for one, other in sorted(tuple(sorted(pair)) for pair in twins.pairs):
        found.setdefault(one, {})[other] = False
        found.setdefault(other, {})[one] = False
    for cluster in together.values():
        for record in cluster:
            found.setdefault(record, {}).update({other: True for other in cluster if other != record})
    return {record: tuple(MayBe(id_, near[id_]) for id_ in sorted(near)) for record, near in found.items()}


def _with_twins(near: Mapping[str, tuple[MayBe, ...]], some: Iterable[Told]) -> Iterator[Told]:
    for told in some:
        if isinstance(told, IncidentFile) and told.incident.id in near:
            yield replace(told, incident=replace(told.incident, may_be=near[told.incident.id]))
        else:
            yield told


@dataclass(slots=True)
class _Spool:
    """Incidents in a file, with where each begins by its id; tolls and the reports that they cite."""

    folder: Path
    sums: Sums
    tolls: list[TollRecord] = field(default_factory=list)
    cited: dict[str, Citation] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return self.folder / "incidents.jsonl"

    def keep(self, some: Iterable[Told]) -> None:
        """Keep what was told, and add it up."""
        with self.path.open("ab") as file:
            for told in some:
                if isinstance(told, IncidentFile):
                    self._places[told.incident.id] = file.tell()
                    file.write(entry_line(told).encode() + b"\n")
                    self.sums.add(told)
                else:
                    self.tolls.append(told[0])
                    self.cited |= {cite.id: cite for cite in told[1]}

    def open(self) -> IO[bytes]:
        """Give the file of incidents, open to be read; an empty one where there are none."""
        self.path.touch()
        return self.path.open("rb")

    def incidents(self, file: IO[bytes]) -> Iterator[IncidentFile]:
        """Yield the incidents in order of their ids."""
        for id_ in sorted(self._places):
            file.seek(self._places[id_])
            told = read_line(file.readline().decode(), f"incident {id_}")
            assert isinstance(told, IncidentFile)
            # One that may be this stays behind where nobody may tell of it.
            near = tuple(each for each in told.incident.may_be if each.id in self._places)
            yield told if near == told.incident.may_be else replace(told, incident=replace(told.incident, may_be=near))


@dataclass(frozen=True, slots=True)
class _Rules:
    """By what people are counted and incidents graded, what people signed, which reports stay behind, and which records
    are withdrawn.
    """

    scheme: Scheme
    grades: str
    signed: SignedGrades
    refused: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()


def _told_of_each(rules: _Rules, some: Sequence[Body]) -> list[Told]:
    return [told for each in some for told in _told_of_tied(rules, [each], Judged())]


def _told_of_tied(rules: _Rules, some: Iterable[Body], held: Judged) -> Iterator[Told]:
    """Yield the incidents and tolls of codings that judgements tie."""
    members: list[Member] = []
    facts: dict[str, dict[str, ClaimFact]] = {}
    for body in some:
        if body.bodies.report in rules.refused:
            continue
        for member in members_of([body.bodies]):
            members.append(member)
            facts[member.id] = facts_of(member, body)
    codings = {member.id: member.coding for member in members}
    made = list(make_records(members, held))
    for happening in happenings_of(made):
        material = _material((*happening.records, *happening.objects), codings, facts)
        grade = _grade(happening, material, rules)
        yield incident_file(_without(rules.withdrawn, happening), material, rules.scheme, grade)
    for record in made:
        if record.kind is RecordKind.TOLL:
            yield toll_record(record, _material([record], codings, facts))


def _without(withdrawn: frozenset[str], happening: Happening) -> Happening:
    gone = withdrawn & {each.id for each in happening.victims}
    return replace(happening, withdrawn=gone) if gone else happening


def _material(
    records: Iterable[Record], codings: Mapping[str, Coding], facts: Mapping[str, Mapping[str, ClaimFact]]
) -> Material:
    homes = sorted({member.partition("/")[0] for record in records for member in record.members})
    told = {claim: fact for home in homes for claim, fact in facts[home].items()}
    return Material({home: codings[home] for home in homes}, told)


def _grade(happening: Happening, material: Material, rules: _Rules) -> Grade:
    """Give the grade that people signed, or that the rule proposes; one that no longer stands confirms nothing."""
    proposal = propose(rules.grades, happening, material.facts)
    found = standing_of(rules.signed, happening.incident.members, proposal)
    missing = tuple(map(_said, proposal.missing))
    if found is None:
        return Grade(proposal.scheme, proposal.grade, _said(proposal.why), missing)
    stands = found.standing.hold is not Hold.FLAGGED
    top = LADDERS[proposal.scheme][-1]
    return Grade(
        proposal.scheme, found.signed.grade, _said(proposal.why if stands else found.standing.why), missing,
        found.signed.at.date(), stands and found.signed.grade == top,
    )  # fmt: skip


def _said(words: str) -> str:
    """Give a reason without the sums that it names reports by where no source is known: they tell readers nothing."""
    return REPORT_ID.sub("a report", words)
