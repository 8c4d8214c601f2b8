"""Whether an edit can be made on a sheet: it names what is there, and says of it what can be said."""

from __future__ import annotations

from onrecord.coding.codebook import Codebook
from onrecord.coding.editing.edits import Accept, Add, Edit, Put, Reject, Remove, Span, Together, Undo, refuse
from onrecord.coding.editing.fields import RELATION, check_value, refers_to
from onrecord.coding.editing.sheet import Sheet, Thing
from onrecord.core.vocabulary import PartyKind, RecordKind

__all__ = ["READING", "check_edit"]

READING = "the coder's reading"
"""What a value rests on that a person gives without words."""

PARTIES = (RecordKind.VICTIM, RecordKind.PERPETRATOR)


def check_edit(sheet: Sheet, edit: Edit, book: Codebook) -> None:
    """Return if the edit can be made.

    Raises:
        BadOption: it names what is not there, adds what is, or a value that cannot stand where it is put.
    """
    match edit:
        case Accept(claims) | Reject(claims):
            _check_claims(sheet, claims)
        case Put():
            _check_put(sheet, edit, book)
        case Add():
            _check_add(sheet, edit)
        case Remove(id_):
            _thing(sheet, id_)
        case Undo(number):
            if number > sheet.edits:
                raise refuse("the edit to undo", number, f"one of the {sheet.edits} made so far")
        case Together(edits):
            _check_together(sheet, edits, book)


def _check_together(sheet: Sheet, edits: tuple[Accept | Reject | Put | Add | Remove, ...], book: Codebook) -> None:
    """Check edits made at once, each against what those before it added."""
    things, kinds = sheet.things, dict(sheet.kinds)
    for each in edits:
        grown = Sheet(
            sheet.report,
            sheet.base,
            things,
            sheet.claims,
            history=sheet.history,
            kinds=kinds,
            by_subject=sheet.by_subject,
        )
        check_edit(grown, each, book)
        if isinstance(each, Add):
            things = (*things, Thing(each.id, each.kind, each.within, each.party, is_own=True))
            kinds[each.id] = each.kind


def _check_claims(sheet: Sheet, claims: tuple[str, ...]) -> None:
    known = {held.claim.id for held in sheet.claims}
    for claim in claims:
        if claim not in known:
            raise refuse("a claim of an edit", repr(claim), "one of the report's")


def _check_put(sheet: Sheet, put: Put, book: Codebook) -> None:
    thing = _thing(sheet, put.subject)
    if any(held.put == put.id for held in sheet.claims):
        raise refuse("the id of a value", put.id, "one that no other has")
    _check_claims(sheet, put.replaces)
    _check_quotes(sheet, put.quotes)
    for value in put.values:
        if not put.quotes and put.inferred_by is None and value.inferred_by is None:
            raise refuse(f"the value of {value.property}", "no words", "words of the report, or what it rests on")
        if value.property.startswith(f"{RELATION}.") and not put.quotes and put.inferred_by in (None, READING):
            # Who somebody is to another no coder reads out of the whole: words say it, or what is named.
            raise refuse(f"the value of {value.property}", "no words", "words of the report, or what it rests on")
        check_value(thing.kind, value.property, value.value, book)
        named = refers_to(value.property, value.value)
        if named is not None:
            _check_named(sheet, thing, value.property, named)


def _check_quotes(sheet: Sheet, quotes: tuple[Span, ...]) -> None:
    length = len(sheet.report.text)
    for start, end in quotes:
        if not 0 <= start < end <= length:
            raise refuse("a quote", f"[{start}, {end})", f"words of the report, 0 to {length:,}")


def _check_named(sheet: Sheet, thing: Thing, property_: str, named: str) -> None:
    """Return if a thing can name another: an act or a party of the same incident, and not itself or within itself."""
    incidents = {each.within for each in sheet.things if each.id == thing.id}
    kinds = (RecordKind.ACT,) if property_.startswith("acts.") else PARTIES
    if property_ == "part_of":
        kinds = (RecordKind.VICTIM,)
    there = [each for each in sheet.things if each.id == named and each.kind in kinds and each.within in incidents]
    if not there or there[0].is_removed or named == thing.id:
        raise refuse(f"what {property_} of {thing.id} names", repr(named), f"another {' or '.join(kinds)} there")
    if property_ == "part_of" and thing.id in _wholes(sheet, named):
        raise refuse(f"what {thing.id} is part of", repr(named), "a group that is not part of it")


def _wholes(sheet: Sheet, id_: str) -> set[str]:
    """Give all that a victim is part of, through others too, by claims that may be kept."""
    found: set[str] = set()
    waiting = [id_]
    while waiting:
        for held in sheet.of(waiting.pop()):
            whole = str(held.claim.value)
            if held.claim.property == "part_of" and held.state != "rejected" and whole not in found:
                found.add(whole)
                waiting.append(whole)
    return found


def _check_add(sheet: Sheet, add: Add) -> None:
    if any(each.id == add.id for each in sheet.things):
        raise refuse("the id of what is added", add.id, "one that nothing else has")
    alone = add.kind in (RecordKind.INCIDENT, RecordKind.TOLL)
    if alone != (add.within is None):
        raise refuse(f"where the {add.kind} is added", add.within, "no incident" if alone else "an incident")
    if add.within is not None and _thing(sheet, add.within).kind is not RecordKind.INCIDENT:
        raise refuse(f"where the {add.kind} is added", add.within, "an incident")
    if (add.kind in PARTIES) != (add.party is not None):
        raise refuse(f"the sort of the {add.kind}", add.party, "one of " + ", ".join(PartyKind))
    _check_quotes(sheet, add.quotes)


def _thing(sheet: Sheet, id_: str) -> Thing:
    found = sheet.thing(id_)
    if found is None:
        raise refuse("what an edit is made on", repr(id_), "something on the sheet that was not removed")
    return found
