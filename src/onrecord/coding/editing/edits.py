"""Edits: each is one thing a person did, kept as JSON and never changed; one that undoes another follows it.

Things and values that a person adds are named by whoever adds them (`p48213`, `e7`), so that edits that do not touch
each other may come in any order, and one that is sent twice is one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast, get_args

from onrecord.core.coding import Chain, ClaimValue
from onrecord.core.errors import BadOption
from onrecord.core.values import Absent, AgeRange
from onrecord.core.vocabulary import PartyKind, RecordKind, Stance

__all__ = [
    "Accept",
    "Add",
    "Edit",
    "Put",
    "Reject",
    "Remove",
    "Span",
    "Together",
    "Undo",
    "Value",
    "edit_from_json",
    "edit_from_plain",
    "edit_to_json",
    "refuse",
]

Span = tuple[int, int]
"""Where words `[start, end)` of the report stand, in code points."""

MOST = 5_000
LONGEST = 2_000
LETTERS = {
    RecordKind.INCIDENT: "i",
    RecordKind.ACT: "k",
    RecordKind.VICTIM: "p",
    RecordKind.PERPETRATOR: "pa",
    RecordKind.OBJECT: "o",
    RecordKind.TOLL: "t",
}
Closed = TypeVar("Closed", RecordKind, PartyKind, Stance)
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Accept:
    """Claims that are right as they are."""

    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reject:
    """Claims that are wrong."""

    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """The value of one property; `inferred_by` where a rule concluded it of what was typed."""

    property: str
    value: ClaimValue
    inferred_by: str | None = None


@dataclass(frozen=True, slots=True)
class Put:
    """Values of one field of a subject, on the same words; it stands in place of the claims it `replaces`.

    Without words, `inferred_by` says what they rest on: no quote, no value.
    """

    id: str
    subject: str
    values: tuple[Value, ...]
    quotes: tuple[Span, ...] = ()
    stance: Stance = Stance.ASSERTED
    according_to: Chain = ()
    inferred_by: str | None = None
    replaces: tuple[str, ...] = ()

    def claim_id(self, number: int) -> str:
        """Give the id of the claim that its value of this number makes."""
        return f"{self.id}.{number}"


@dataclass(frozen=True, slots=True)
class Add:
    """A thing that was not there: within an incident, unless it is one or a toll; `party` says which sort of victim or
    perpetrator it is, `quotes` the words it was begun with, on which what is said first of it rests.
    """

    id: str
    kind: RecordKind
    within: str | None = None
    party: PartyKind | None = None
    quotes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Remove:
    """A thing that is not in the report, with all that is said of it."""

    id: str


@dataclass(frozen=True, slots=True)
class Undo:
    """The edit of this number, counted from 1, as if it had not been made; undone itself, it is made again."""

    number: int


@dataclass(frozen=True, slots=True)
class Together:
    """Edits made at once, and undone at once."""

    edits: tuple[Accept | Reject | Put | Add | Remove, ...]


Edit = Accept | Reject | Put | Add | Remove | Undo | Together


def refuse(thing: str, found: object, expected: str) -> BadOption:
    """Give the error of an edit that cannot be made."""
    return BadOption(thing, found=str(found)[:120], expected=expected, do="Change it and send it again.")


def edit_to_json(edit: Edit) -> str:
    """Give the edit as JSON that `edit_from_json` reads back to an equal edit."""
    return json.dumps(_plain(edit), ensure_ascii=False, separators=(",", ":"))


def edit_from_json(data: str | bytes) -> Edit:
    """Read an edit.

    Raises:
        BadOption: it is none.
    """
    try:
        told = json.loads(data)
    except ValueError as error:
        raise refuse("an edit", error, "JSON") from error
    return edit_from_plain(told)


def edit_from_plain(told: object) -> Edit:
    """Read an edit out of plain values, as JSON gives them.

    Raises:
        BadOption: it is none; names the first place that is wrong.
    """
    body = _body("an edit", told)
    kind = body.get("edit")
    reader = READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        raise refuse("the kind of an edit", repr(kind), "one of " + ", ".join(READERS))
    return reader(body)


def _plain(edit: Edit) -> dict[str, Any]:
    match edit:
        case Accept(claims) | Reject(claims):
            return {"edit": "accept" if isinstance(edit, Accept) else "reject", "claims": list(claims)}
        case Put():
            return _plain_put(edit)
        case Add(id_, kind, within, party, quotes):
            told = {"edit": "add", "id": id_, "kind": str(kind), "within": within, "party": party and str(party)}
            return told | ({"quotes": [list(span) for span in quotes]} if quotes else {})
        case Remove(id_):
            return {"edit": "remove", "id": id_}
        case Undo(number):
            return {"edit": "undo", "number": number}
        case Together(edits):
            return {"edit": "together", "edits": [_plain(each) for each in edits]}


def _plain_put(put: Put) -> dict[str, Any]:
    return {
        "edit": "put",
        "id": put.id,
        "subject": put.subject,
        "values": [[each.property, _plain_value(each.value), each.inferred_by] for each in put.values],
        "quotes": [list(span) for span in put.quotes],
        "stance": str(put.stance),
        "according_to": list(put.according_to),
        "inferred_by": put.inferred_by,
        "replaces": list(put.replaces),
    }


def _plain_value(value: ClaimValue) -> object:
    if isinstance(value, Absent):
        return {"absent": value.absent}
    if isinstance(value, AgeRange):
        return {"low": value.low, "high": value.high}
    return value


def _read_claims(body: Mapping[str, object]) -> tuple[str, ...]:
    claims = _texts("the claims of an edit", body.get("claims"))
    if not claims:
        raise refuse("the claims of an edit", "none", "at least one")
    return claims


def _read_put(body: Mapping[str, object]) -> Put:
    values = tuple(_read_value(each) for each in _list("the values of an edit", body.get("values")))
    if not values:
        raise refuse("the values of an edit", "none", "at least one")
    return Put(
        id=_id(body.get("id"), "e"),
        subject=_text("the subject of an edit", body.get("subject")),
        values=values,
        quotes=_read_quotes(body),
        stance=_closed(Stance, "stance", body.get("stance", "asserted")),
        according_to=_texts("the according-to chain", body.get("according_to", [])),
        inferred_by=_text_or_none("what a value rests on", body.get("inferred_by")),
        replaces=_texts("the claims an edit replaces", body.get("replaces", [])),
    )


def _read_value(told: object) -> Value:
    parts = _list("a value", told)
    if len(parts) != 3:
        raise refuse("a value", repr(told), "[property, value, what inferred it or null]")
    return Value(
        _text("the property of a value", parts[0]),
        _read_claim_value(parts[1]),
        _text_or_none("what inferred a value", parts[2]),
    )


def _read_claim_value(told: object) -> ClaimValue:
    if isinstance(told, dict) and told.keys() == {"absent"}:
        words = ("unknown", "withheld", "not applicable")
        if told["absent"] not in words:
            raise refuse("an absent value", told["absent"], " or ".join(words))
        return Absent(told["absent"])
    if isinstance(told, dict) and told.keys() == {"low", "high"}:
        ends = [told["low"], told["high"]]
        if not all(end is None or (isinstance(end, int) and not isinstance(end, bool)) for end in ends):
            raise refuse("a range of ages", repr(told), "whole numbers or null")
        return AgeRange(*ends)
    if isinstance(told, str):
        return _text("a value", told)
    if isinstance(told, int | float):
        return told
    raise refuse("a value", repr(told), "words, a number, a range of ages or an absence")


def _read_quotes(body: Mapping[str, object]) -> tuple[Span, ...]:
    return tuple(_read_span(each) for each in _list("the quotes of an edit", body.get("quotes", [])))


def _read_span(told: object) -> Span:
    ends = _list("a quote", told)
    if len(ends) != 2 or not all(isinstance(end, int) and not isinstance(end, bool) for end in ends):
        raise refuse("a quote", repr(told), "[start, end) in code points")
    return cast("int", ends[0]), cast("int", ends[1])


def _read_add(body: Mapping[str, object]) -> Add:
    kind = _closed(RecordKind, "kind of thing", body.get("kind"))
    party = body.get("party")
    return Add(
        id=_id(body.get("id"), LETTERS[kind]),
        kind=kind,
        within=_text_or_none("the incident of a thing", body.get("within")),
        party=None if party is None else _closed(PartyKind, "kind of party", party),
        quotes=_read_quotes(body),
    )


def _read_undo(body: Mapping[str, object]) -> Undo:
    number = body.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise refuse("the edit to undo", repr(number), "its number, from 1")
    return Undo(number)


def _read_together(body: Mapping[str, object]) -> Together:
    edits = tuple(edit_from_plain(each) for each in _list("edits made at once", body.get("edits")))
    if not edits or any(isinstance(each, Undo | Together) for each in edits):
        raise refuse("edits made at once", f"{len(edits)} of them", "at least one, none that undoes or holds others")
    return Together(cast("tuple[Accept | Reject | Put | Add | Remove, ...]", edits))


READERS: Mapping[str, Callable[[Mapping[str, object]], Edit]] = {
    "accept": lambda body: Accept(_read_claims(body)),
    "reject": lambda body: Reject(_read_claims(body)),
    "put": _read_put,
    "add": _read_add,
    "remove": lambda body: Remove(_text("the thing to remove", body.get("id"))),
    "undo": _read_undo,
    "together": _read_together,
}
assert len(READERS) == len(get_args(Edit))


def _body(thing: str, told: object) -> Mapping[str, object]:
    if not isinstance(told, dict):
        raise refuse(thing, repr(told), "an object")
    return told


def _list(thing: str, told: object) -> Sequence[object]:
    if not isinstance(told, list) or len(told) > MOST:
        raise refuse(thing, repr(told), f"a list of at most {MOST:,}")
    return told


def _text(thing: str, told: object) -> str:
    # A null character is no letter, and PostgreSQL keeps none; half of a pair is none either.
    if not isinstance(told, str) or not told.strip() or len(told) > LONGEST or re.search("[\0\ud800-\udfff]", told):
        raise refuse(thing, repr(told), f"words, at most {LONGEST:,} letters")
    return told


def _texts(thing: str, told: object) -> tuple[str, ...]:
    return tuple(_text(thing, each) for each in _list(thing, told))


def _text_or_none(thing: str, told: object) -> str | None:
    return None if told is None else _text(thing, told)


def _closed(kind: type[Closed], thing: str, told: object) -> Closed:
    if not isinstance(told, str) or told not in set(kind):
        raise refuse(f"the {thing}", repr(told), "one of " + ", ".join(kind))
    return kind(told)


def _id(told: object, letters: str) -> str:
    if not isinstance(told, str) or not re.fullmatch(rf"[{letters}][0-9]{{1,9}}", told):
        raise refuse("the id of what is added", repr(told), f"{' or '.join(letters)} and a number")
    return told
