"""The shape of what is published, as its dataclasses have it: each kind of record with its fields and their types."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any

from onrecord.core.coding import Relation
from onrecord.core.scope import Scope
from onrecord.core.values import Absent, AgeRange, Count, Name, When, Where
from onrecord.publish import casualties as told
from onrecord.publish.edition import About, HeldBack, Methodology, Part, ReleaseWithdrawal, Total

__all__ = ["SHAPES", "Shaped", "doc_of", "shaped_fields"]

SHAPES: dict[str, type] = {
    "dataset": About,
    "incident": told.IncidentRecord,
    "victim": told.VictimRecord,
    "object": told.ObjectRecord,
    "toll": told.TollRecord,
    "citation": told.Citation,
    "withdrawal": told.Withdrawal,
    "correction": told.Correction,
    "act": told.ActDone,
    "actor": told.ActorNamed,
    "harm": told.Harmed,
    "damage": told.Damaged,
    "relation": Relation,
    "grade": told.Grade,
    "disagreement": told.Disagreement,
    "statement": told.Statement,
    "withheld": told.Withheld,
    "may be": told.MayBe,
    "when": When,
    "where": Where,
    "count": Count,
    "name": Name,
    "age range": AgeRange,
    "absent": Absent,
    "scope": Scope,
    "total": Total,
    "held back": HeldBack,
    "methodology": Methodology,
    "part": Part,
    "release withdrawal": ReleaseWithdrawal,
}
"""Every kind of object in a file of records, by the word for it."""

_WORDS = {kind: word for word, kind in SHAPES.items()} | {
    str: "text", int: "whole number", float: "number", bool: "true/false", date: "day", type(None): "null",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shaped:
    """A field of a kind of record: its name, its type in words, and the values it may have where they are few."""

    shape: str
    field: str
    type: str
    values: tuple[str, ...] = ()


def shaped_fields() -> Iterator[Shaped]:
    """Yield the fields of every kind of record, in the order in which files have them."""
    for word, kind in SHAPES.items():
        types = typing.get_type_hints(kind)
        for each in fields(kind):
            hint = types[each.name]
            yield Shaped(word, each.name, _type(hint), tuple(dict.fromkeys(_values(hint))))


def doc_of(word: str) -> str:
    """Give what a kind of record promises: the first sentence of its docstring.

    >>> doc_of("victim")
    'A person or a counted group harmed in an incident.'
    """
    return " ".join((SHAPES[word].__doc__ or "").partition("\n\n")[0].split())


def _type(hint: Any) -> str:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, UnionType):
        several = [_type(each) for each in inner if each is not type(None)]
        return " or ".join(dict.fromkeys(several)) + (" or null" if type(None) in inner else "")
    if origin is tuple:
        return f"list of {_type(inner[0])}" if inner and inner[-1] is Ellipsis else "pair"
    if origin is dict:
        return f"object of {_type(inner[1])}"
    if origin is typing.Literal or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return "one of"
    return _WORDS[hint]


def _values(hint: Any) -> Iterator[str]:
    if typing.get_origin(hint) is typing.Literal:
        yield from map(str, typing.get_args(hint))
    elif isinstance(hint, type) and issubclass(hint, StrEnum):
        yield from map(str, hint)
    elif typing.get_origin(hint) in (typing.Union, UnionType):
        for each in typing.get_args(hint):
            yield from _values(each)
