"""What falls with what was rejected: an incident with its last act, a perpetrator with their last involvement."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.coding.editing.sheet import Held, Sheet, State, Thing
from onrecord.core.vocabulary import RecordKind

__all__ = ["has_part", "is_void", "rejected_with", "rejected_with_act"]


def is_void(sheet: Sheet, incident: str | None, gone: Collection[str] = ()) -> bool:
    """True of an incident every act of which was rejected or removed, also if these claims are rejected as well."""
    acts = [each for each in sheet.within(incident) if each.kind is RecordKind.ACT]
    return incident is not None and bool(acts) and all(_is_rejected(sheet, each, gone) for each in acts)


def rejected_with(sheet: Sheet, claims: tuple[str, ...]) -> tuple[str, ...]:
    """Give the claims that are rejected when these are: with the last act of an incident all that is said in it."""
    gone = frozenset(claims)
    types = (held.claim.subject for held in sheet.claims if held.claim.id in gone and held.claim.property == "type")
    acts = {subject for subject in types if sheet.kinds.get(subject) is RecordKind.ACT}
    incidents = dict.fromkeys(each.within for each in sheet.things if each.id in acts)
    rest = (claim for each in incidents if is_void(sheet, each, gone) for claim in _said_in(sheet, each))
    return tuple(dict.fromkeys((*claims, *rest)))


def rejected_with_act(sheet: Sheet, removed: Thing) -> tuple[str, ...]:
    """Give the claims that are rejected when a thing is removed: those of its incident where it was the last act."""
    acts = [each for each in sheet.within(removed.within) if each.kind is RecordKind.ACT and each.id != removed.id]
    if removed.kind is not RecordKind.ACT or not all(_is_rejected(sheet, each, ()) for each in acts):
        return ()
    own = {held.claim.id for held in sheet.of(removed.id)}
    return tuple(claim for claim in _said_in(sheet, removed.within) if claim not in own)


def has_part(sheet: Sheet, perpetrator: Thing, told: Collection[Held]) -> bool:
    """True of a perpetrator of whom these claims say what part they had in an act; of one that nothing ever said it of,
    unless a person added them.
    """
    if any(_is_part(held) for held in told):
        return True
    return not perpetrator.is_own and not any(_is_part(held) for held in sheet.of(perpetrator.id))


def _is_part(held: Held) -> bool:
    return held.claim.property.startswith("acts.")


def _is_rejected(sheet: Sheet, act: Thing, gone: Collection[str]) -> bool:
    """True of an act that was removed, or every type of which was rejected; one without a type yet still waits."""
    types = [held for held in sheet.of(act.id) if held.claim.property == "type"]
    rejected = (held.state is State.REJECTED or held.claim.id in gone for held in types)
    return act.is_removed or (bool(types) and all(rejected))


def _said_in(sheet: Sheet, incident: str | None) -> list[str]:
    """Give the claims on an incident and on what is in it that are not rejected."""
    there = {incident, *(each.id for each in sheet.within(incident) if not each.is_removed)}
    return [h.claim.id for h in sheet.claims if h.claim.subject in there and h.state is not State.REJECTED]
