"""A coding with a person's edits folded in: every claim and every thing with what became of it.

An edit that names what is not there any more (the thing it was made on was undone) waits without effect: if the thing
comes back, so does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from onrecord.coding.editing.edits import Accept, Add, Edit, Put, Reject, Remove, Span, Together, Undo
from onrecord.core.coding import Claim, Coding
from onrecord.core.report import Report
from onrecord.core.values import Name
from onrecord.core.vocabulary import PartyKind, RecordKind

__all__ = ["Held", "Sheet", "State", "Thing", "alive_edits", "sheet_of"]


class State(StrEnum):
    """What became of a claim: as it was suggested, taken or not taken by the person, or their own."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Held:
    """A claim with its state; `put` is the edit that made it, None of a suggestion. `is_overwritten` of a person's own
    that they put another in place of.
    """

    claim: Claim
    state: State
    put: str | None = None
    is_overwritten: bool = False

    @property
    def is_kept(self) -> bool:
        """True where the coding will hold it, if what it is said of is kept."""
        return self.state in (State.ACCEPTED, State.OWN)


@dataclass(frozen=True, slots=True)
class Thing:
    """An incident, act, victim, perpetrator, object or toll: within which incident, whose own it is, and the words of
    the report that it was begun with.
    """

    id: str
    kind: RecordKind
    within: str | None = None
    party: PartyKind | None = None
    names: tuple[Name, ...] = ()
    is_own: bool = False
    is_removed: bool = False
    quotes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report, the coding that was begun with (None: none), and what edits made of it.

    `undoable` is the number of the edit that an undo takes back, `redoable` that of the undo that a redo takes back.
    """

    report: Report
    base: Coding | None
    things: tuple[Thing, ...]
    claims: tuple[Held, ...]
    undoable: int | None = None
    redoable: int | None = None
    history: tuple[Edit, ...] = ()
    kinds: Mapping[str, RecordKind] = field(default_factory=dict)
    by_subject: Mapping[str, tuple[Held, ...]] = field(default_factory=dict)

    @property
    def edits(self) -> int:
        """How many edits were made."""
        return len(self.history)

    def thing(self, id_: str) -> Thing | None:
        """Give the thing with this id that was not removed, None where there is none."""
        return next((each for each in self.things if each.id == id_ and not each.is_removed), None)

    def within(self, incident: str | None) -> tuple[Thing, ...]:
        """Give the things of an incident, removed ones too; of None, incidents and tolls."""
        return tuple(each for each in self.things if each.within == incident)

    def of(self, subject: str) -> tuple[Held, ...]:
        """Give the claims on a thing."""
        return self.by_subject.get(subject, ())

    @property
    def open_claims(self) -> tuple[str, ...]:
        """Give the suggestions that nobody decided on, of things that were not removed."""
        there = {each.id for each in self.things if not each.is_removed}
        return tuple(
            held.claim.id for held in self.claims if held.state is State.SUGGESTED and held.claim.subject in there
        )


def sheet_of(report: Report, base: Coding | None, edits: Sequence[Edit]) -> Sheet:
    """Give what the edits, in their order, make of a coding."""
    alive = alive_edits(edits)
    made = list(_flat(edit for number, edit in enumerate(edits, 1) if number in alive))
    things = _things(base, made)
    kinds = {each.id: each.kind for each in things}
    claims = tuple(_claims(report, base, made, kinds))
    by_subject: dict[str, list[Held]] = {}
    for held in claims:
        by_subject.setdefault(held.claim.subject, []).append(held)
    return Sheet(
        report,
        base,
        things,
        claims,
        undoable=max((number for number in alive if not isinstance(edits[number - 1], Undo)), default=None),
        redoable=_redoable(edits, alive),
        history=tuple(edits),
        kinds=kinds,
        by_subject={subject: tuple(some) for subject, some in by_subject.items()},
    )


def alive_edits(edits: Sequence[Edit]) -> frozenset[int]:
    """Give the numbers of the edits that hold: of those that nothing which holds undoes."""
    undone: set[int] = set()
    alive: set[int] = set()
    for number in range(len(edits), 0, -1):
        if number in undone:
            continue
        alive.add(number)
        edit = edits[number - 1]
        if isinstance(edit, Undo) and edit.number < number:
            undone.add(edit.number)
    return frozenset(alive)


def _redoable(edits: Sequence[Edit], alive: frozenset[int]) -> int | None:
    """Give the last undo that holds, unless something was done since: then there is nothing to go back to."""
    for number in range(len(edits), 0, -1):
        edit = edits[number - 1]
        if not isinstance(edit, Undo):
            return None
        if number in alive and not isinstance(edits[edit.number - 1], Undo):
            return number
    return None


def _flat(edits: Iterable[Edit]) -> Iterator[Accept | Reject | Put | Add | Remove]:
    for edit in edits:
        if isinstance(edit, Together):
            yield from edit.edits
        elif not isinstance(edit, Undo):
            yield edit


def _things(base: Coding | None, made: Sequence[Edit]) -> tuple[Thing, ...]:
    removed = {edit.id for edit in made if isinstance(edit, Remove)}
    found = {} if base is None else {(each.id, each.within): each for each in _base_things(base)}
    for edit in made:
        if isinstance(edit, Add):
            thing = Thing(edit.id, edit.kind, edit.within, edit.party, is_own=True, quotes=edit.quotes)
            found.setdefault((edit.id, edit.within), thing)
    there = {each.id for each in found.values() if each.within is None}
    return tuple(
        replace(each, is_removed=each.id in removed or each.within in removed)
        for each in found.values()
        if each.within is None or each.within in there
    )


def _base_things(base: Coding) -> Iterator[Thing]:
    for incident in base.incidents:
        yield Thing(incident.id, RecordKind.INCIDENT)
        for act in incident.acts:
            yield Thing(act.id, RecordKind.ACT, incident.id)
        for victim in incident.victims:
            yield Thing(victim.id, RecordKind.VICTIM, incident.id, victim.kind, victim.names)
        for party in incident.perpetrators:
            yield Thing(party.id, RecordKind.PERPETRATOR, incident.id, party.kind, party.names)
        for harmed in incident.objects:
            yield Thing(harmed.id, RecordKind.OBJECT, incident.id)
    for toll in base.tolls:
        yield Thing(toll.id, RecordKind.TOLL)


def _claims(
    report: Report, base: Coding | None, made: Sequence[Edit], kinds: Mapping[str, RecordKind]
) -> Iterator[Held]:
    decided: dict[str, State] = {}
    puts: dict[str, Put] = {}
    replaced: set[str] = set()
    for edit in made:
        match edit:
            case Accept(claims):
                decided |= dict.fromkeys(claims, State.ACCEPTED)
                replaced.difference_update(claims)
            case Reject(claims):
                decided |= dict.fromkeys(claims, State.REJECTED)
                # What was overwritten stays so: it is rejected again only with the thing it was said of.
            case Put():
                puts.setdefault(edit.id, edit)
                decided |= dict.fromkeys(edit.replaces, State.REJECTED)
                replaced.update(edit.replaces)
    for claim in () if base is None else base.claims:
        yield Held(claim, decided.get(claim.id, State.SUGGESTED))
    for put in puts.values():
        if put.subject in kinds:
            for claim in _claims_of(put, report):
                rejected = decided.get(claim.id) is State.REJECTED
                state = State.REJECTED if rejected else State.OWN
                yield Held(claim, state, put.id, rejected and claim.id in replaced)


def _claims_of(put: Put, report: Report) -> Iterator[Claim]:
    quotes = tuple(report.quote(*span) for span in put.quotes)
    for number, each in enumerate(put.values):
        yield Claim(
            id=put.claim_id(number),
            subject=put.subject,
            property=each.property,
            value=each.value,
            stance=put.stance,
            according_to=put.according_to,
            quotes=quotes,
            inferred_by=each.inferred_by or put.inferred_by,
        )
