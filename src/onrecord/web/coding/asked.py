"""Edits as the page asks for them: typed words become values, a new thing begins with the words it was seen in."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from onrecord.coding.codebook import Codebook
from onrecord.coding.editing.checking import READING
from onrecord.coding.editing.edits import (
    MOST,
    Add,
    Edit,
    Put,
    Reject,
    Remove,
    Span,
    Together,
    Value,
    edit_from_plain,
    refuse,
)
from onrecord.coding.editing.fields import Field, field_named
from onrecord.coding.editing.placing import place_typed
from onrecord.coding.editing.sheet import Sheet, Thing
from onrecord.coding.editing.standing import rejected_with, rejected_with_act
from onrecord.coding.editing.typed import APART, Reading, values_typed
from onrecord.core.values import Where
from onrecord.core.vocabulary import PartyKind, RecordKind
from onrecord.resolution.unnamed import is_description
from onrecord.store.casefile import CaseFile
from onrecord.store.drafts import Sent, codebook_of, taken_back
from onrecord.store.tools import tools_of
from onrecord.web.coding.places import gazetteer_of
from onrecord.web.coding.shown import Shown

__all__ = ["READING", "called_otherwise", "new_id", "sent_of"]

NAMED = "one person was named"
ONLY_ACT = "the incident's only act"
"""What it rests on that a victim was harmed as the act harms, where the act itself rests on no words."""


def new_id(letter: str) -> str:
    """Give an id that nothing else of a draft has."""
    return f"{letter}{secrets.randbelow(900_000_000) + 100_000}"


def sent_of(case: CaseFile, told: object) -> Sent:
    """Give what a page sent as an edit to be made, with its token.

    Raises:
        BadOption: it is no edit.
    """
    if not isinstance(told, dict):
        raise refuse("an edit", repr(told), "an object")
    token = told.get("token")
    if not isinstance(token, str) or not 0 < len(token) <= 64:
        raise refuse("the token of an edit", repr(token), "1 to 64 letters")
    kind, book = told.get("edit"), codebook_of(case)
    if kind in ("undo", "redo") and "number" not in told:
        return Sent(taken_back(redo=kind == "redo"), token)
    if kind == "typed":
        return Sent(partial(_typed, case=case, told=told, book=book), token)
    if kind == "new":
        return Sent(partial(_new, told=told, book=book), token)
    edit = edit_from_plain({key: value for key, value in told.items() if key != "token"})
    return Sent(partial(_taken, edit=edit) if isinstance(edit, Reject | Remove) else edit, token)


def called_otherwise(thing: Thing, field: Field, shown: Shown) -> dict[str, Any]:
    """Give what makes a name what somebody is called, or the other way round.

    Raises:
        BadOption: it is neither, or nobody's.
    """
    other = {"name": "description", "description": "name"}.get(field.name)
    if other is None or not shown.claims or thing.kind not in (RecordKind.VICTIM, RecordKind.PERPETRATOR):
        raise refuse("what is called otherwise", field.name, "the name of somebody, or what they are called")
    return {
        "edit": "typed", "id": new_id("e"), "subject": thing.id, "field": other, "typed": shown.typed,
        "quotes": [list(span) for span in shown.quotes], "stance": shown.stance, "according_to": list(shown.chain),
        "inferred_by": None if shown.quotes else shown.rule or None, "replaces": list(shown.claims),
    }  # fmt: skip


def _taken(sheet: Sheet, edit: Reject | Remove) -> Edit:
    """Make the edit that rejects or removes, with what falls with it: undone at once, as it was done."""
    if isinstance(edit, Reject):
        claims = rejected_with(sheet, edit.claims)
    else:
        thing = sheet.thing(edit.id)
        claims = () if thing is None else rejected_with_act(sheet, thing)
    made: list[Reject | Remove] = [Reject(claims[start : start + MOST]) for start in range(0, len(claims), MOST)]
    made += [edit] if isinstance(edit, Remove) else []
    return made[0] if len(made) == 1 else Together(tuple(made))


def _typed(sheet: Sheet, case: CaseFile, told: Mapping[str, Any], book: Codebook) -> Edit:
    """Make the edit that puts what was typed into a field."""
    thing = sheet.thing(str(told.get("subject")))
    if thing is None:
        raise refuse("what is written on", repr(told.get("subject")), "something on the page")
    field, typed = field_named(thing.kind, str(told.get("field")), book), told.get("typed")
    plain = {"edit": "put", "values": [["x", "x", None]], **{key: told[key] for key in PUT if key in told}}
    put = edit_from_plain(plain)
    assert isinstance(put, Put)
    words = APART.join(sheet.report.text[start:end] for start, end in put.quotes) or None
    report = sheet.report

    def place(said: str) -> Where:
        return place_typed(said, words, gazetteer_of(case), tools_of(case).countries)

    reading = Reading(report.language, report.published, words, place)
    values = values_typed(field, typed if isinstance(typed, str) else "", reading)
    because = None if put.quotes else put.inferred_by or READING
    made = replace(put, values=values, inferred_by=because)
    harms = _harms_of_act(sheet, thing, made, book)
    return Together((made, *harms)) if harms else made


PUT = ("id", "subject", "quotes", "stance", "according_to", "inferred_by", "replaces")


def _new(sheet: Sheet, told: Mapping[str, Any], book: Codebook) -> Edit:
    """Make the edit that adds a thing with the words it was seen in; with it an incident, where there is none."""
    kind, party = told.get("kind"), told.get("party")
    within = told.get("within")
    # What an act or a toll is, is said after it was added: it keeps the words until then.
    words = told.get("quotes", [])
    begun_with = words if kind in ("act", "toll") else []
    add = edit_from_plain(
        {"edit": "add", "id": told.get("id"), "kind": kind, "within": within, "party": party, "quotes": begun_with}
    )
    assert isinstance(add, Add)
    edits: list[Any] = []
    if add.within is not None and sheet.thing(add.within) is None and sheet.kinds.get(add.within) is None:
        first = edit_from_plain({"edit": "add", "id": add.within, "kind": "incident"})
        edits.append(first)
    edits.append(add)
    if add.kind is RecordKind.INCIDENT and told.get("act") is not None:
        act = {"edit": "add", "id": told["act"], "kind": "act", "within": add.id, "quotes": words}
        edits.append(edit_from_plain(act))
    begun = edit_from_plain(
        {"edit": "put", "id": told.get("put"), "subject": add.id, "values": [["x", "x", None]],
         "quotes": words}
    )  # fmt: skip
    assert isinstance(begun, Put)
    edits += _begun(sheet, add, begun, book)
    return Together(tuple(edits))


def _begun(sheet: Sheet, add: Add, put: Put, book: Codebook) -> list[Put]:
    """Give what the words that a thing was seen in say of it."""
    length = len(sheet.report.text)
    if not put.quotes or any(not 0 <= start < end <= length for start, end in put.quotes):
        return []
    words = " ".join(" ".join(sheet.report.text[start:end] for start, end in put.quotes).split())
    field = FIRST.get((add.kind, add.party))
    if field is None or not words:
        return []
    if field == "name" and add.kind is not RecordKind.OBJECT and is_description(words):
        field = "description"
    values = [Value(field, words)]
    if add.party is PartyKind.PERSON and add.kind is RecordKind.VICTIM:
        values += [Value(f"count.{end}", 1, NAMED) for end in ("low", "best", "high")]
    found = [Put(put.id, add.id, tuple(values), put.quotes)]
    if add.kind is RecordKind.VICTIM and (harm := _harm(sheet, add, book)) is not None:
        found.append(_harm_put(f"{put.id}1"[:10], add.id, *harm))
    return found


FIRST = {
    (RecordKind.VICTIM, PartyKind.PERSON): "name",
    (RecordKind.VICTIM, PartyKind.GROUP): "description",
    (RecordKind.PERPETRATOR, PartyKind.ACTOR): "actor",
    (RecordKind.PERPETRATOR, PartyKind.GROUP): "description",
    (RecordKind.PERPETRATOR, PartyKind.PERSON): "name",
    (RecordKind.OBJECT, None): "name",
}


def _harm(sheet: Sheet, add: Add, book: Codebook) -> tuple[Value, tuple[Span, ...]] | None:
    """Give what happened to a new victim where the incident has one act only, on the words that tell that act."""
    acts = [each for each in sheet.within(add.within) if each.kind is RecordKind.ACT and not each.is_removed]
    if len(acts) != 1:
        return None
    types = [held.claim for held in sheet.of(acts[0].id) if held.claim.property == "type" and held.state != "rejected"]
    act = book.acts.get(str(types[-1].value)) if types else None
    if act is None:
        return None
    spans = tuple((quote.start, quote.end) for quote in types[-1].quotes)
    return Value(f"acts.{acts[0].id}.outcome", str(act.outcome)), spans or acts[0].quotes


def _harms_of_act(sheet: Sheet, thing: Thing, put: Put, book: Codebook) -> list[Put]:
    """Give what happened to the victims that were added before it was said what the incident's one act is."""
    said = next((str(value.value) for value in put.values if value.property == "type"), None)
    members = sheet.within(thing.within)
    acts = [each for each in members if each.kind is RecordKind.ACT and not each.is_removed]
    act = book.acts.get(said) if said is not None and thing.kind is RecordKind.ACT and len(acts) == 1 else None
    if act is None:
        return []
    harm = Value(f"acts.{thing.id}.outcome", str(act.outcome))
    victims = [each for each in members if each.kind is RecordKind.VICTIM and each.is_own and not each.is_removed]
    return [
        _harm_put(new_id("e"), each.id, harm, put.quotes)
        for each in victims
        if all(held.claim.property != harm.property for held in sheet.of(each.id))
    ]


def _harm_put(id_: str, victim: str, harm: Value, quotes: tuple[Span, ...]) -> Put:
    return Put(id_, victim, (harm,), quotes, inferred_by=None if quotes else ONLY_ACT)
