"""The fields of the open format and the losses of all formats as Markdown tables: what the pages about them hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from onrecord.core.coding import Relation
from onrecord.core.scope import Scope
from onrecord.core.values import Absent, AgeRange, Count, Name, When, Where
from onrecord.publish.casualties import (
    ActDone,
    ActorNamed,
    Citation,
    Correction,
    Damaged,
    Disagreement,
    Grade,
    Harmed,
    IncidentFile,
    IncidentRecord,
    MayBe,
    ObjectRecord,
    Statement,
    TollRecord,
    VictimRecord,
    Withdrawal,
    Withheld,
)
from onrecord.publish.edition import About, HeldBack, Methodology, Part, ReleaseWithdrawal, Total
from onrecord.publish.exchange.fields import described
from onrecord.publish.exchange.formats import FORMATS

__all__ = ["OBJECTS", "field_table", "format_table"]

OBJECTS: Mapping[str, type[Any]] = {
    "dataset": About,
    "incident line": IncidentFile,
    "incident": IncidentRecord,
    "when": When,
    "where": Where,
    "count": Count,
    "act": ActDone,
    "actor": ActorNamed,
    "grade": Grade,
    "victim": VictimRecord,
    "name": Name,
    "age range": AgeRange,
    "relation": Relation,
    "harm": Harmed,
    "object": ObjectRecord,
    "damage": Damaged,
    "citation": Citation,
    "statement": Statement,
    "absent": Absent,
    "disagreement": Disagreement,
    "withheld": Withheld,
    "may be": MayBe,
    "toll": TollRecord,
    "withdrawal": Withdrawal,
    "correction": Correction,
    "scope": Scope,
    "total": Total,
    "held back": HeldBack,
    "methodology": Methodology,
    "part": Part,
    "release withdrawal": ReleaseWithdrawal,
}
"""The objects of the format by the name that the specification gives them."""
_NAMES = {kind: name for name, kind in OBJECTS.items()}
_PLAIN: Mapping[Any, str] = {
    str: "text", int: "whole number", float: "number", bool: "true or false", date: "date",
}  # fmt: skip


def field_table(name: str) -> str:
    """Give the fields of an object: name, type, whether it must be there, meaning."""
    kind = OBJECTS[name]
    hints = get_type_hints(kind)
    rows = [
        (f"`{each.name}`", _type(hints[each.name]), _must(each), _meaning(kind, each.name)) for each in fields(kind)
    ]
    return _table(("field", "type", "must", "meaning"), rows)


def format_table() -> str:
    """Give every format: for whom, its files, whether it is read back, what it cannot hold."""
    rows = []
    for each in FORMATS.values():
        back = "yes" if each.reader is not None else "no"
        losses = " ".join(each.losses) if each.losses else "Nothing."
        rows.append((f"`{each.name}`", f"{each.label}: {each.use}", back, losses))
    return _table(("format", "for", "read back", "what it cannot hold"), rows)


def _must(field: Field[Any]) -> str:
    return "yes" if field.default is MISSING and field.default_factory is MISSING else ""


def _meaning(kind: type[Any], name: str) -> str:
    return described(f"{kind.__name__}.{name}")


def _type(hint: Any) -> str:
    told = get_args(hint) if isinstance(hint, UnionType) or get_origin(hint) is Union else (hint,)
    return " or ".join(dict.fromkeys(_one(each) for each in told if each is not type(None)))


def _one(kind: Any) -> str:
    origin = get_origin(kind)
    if origin is Literal:
        return " · ".join(f"`{each}`" for each in get_args(kind))
    if origin is tuple:
        inner = get_args(kind)[0]
        return "list of pairs [role, words]" if get_origin(inner) is tuple else f"list of {_type(inner)}"
    if origin is dict:
        key, value = get_args(kind)
        return f"object: {_type(key)} to {_type(value)}"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return " · ".join(f"`{each}`" for each in kind)
    if is_dataclass(kind):
        name = _NAMES[kind]  # type: ignore[index]
        return f"[{name}](#{name.replace(' ', '-')})"
    return _PLAIN[kind]


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join(_lines(heads, rows)) + "\n"


def _lines(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'|'.join(' --- ' for _ in heads)}|"
    for row in rows:
        yield f"| {' | '.join(each.replace('|', '&#124;') for each in row)} |"
