"""Plain records as cells and back: a value within a value is columns that begin with its name.

A tuple of words is one cell. What a claim says is two: the words, and of which type they are. Tuples of records have
tables of their own and stand in no cell. An empty tuple is an empty cell.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from onrecord.core.values import Absent, AgeRange

__all__ = ["Cell", "Column", "Kind", "cells_of", "columns_of", "made_of"]

Cell = str | int | float | bool | date | tuple[str, ...] | None
Kind = Literal["text", "integer", "number", "boolean", "date", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells are, and the path of the field it holds (`IncidentRecord.when.earliest`)."""

    name: str
    kind: Kind
    field: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """One field as columns, with the way there and back."""

    name: str
    columns: tuple[Column, ...]
    out: Callable[[Any], Sequence[Cell]]
    back: Callable[[Sequence[Cell]], Any]


def columns_of(record: type[Any]) -> tuple[Column, ...]:
    """Give the columns of a kind of record, in order."""
    return tuple(column for part in _parts(record) for column in part.columns)


def cells_of(record: Any) -> list[Cell]:
    """Give the cells of a record, in order of its columns."""
    return [cell for part in _parts(type(record)) for cell in part.out(getattr(record, part.name))]


def made_of(record: type[Any], cells: Sequence[Cell]) -> Any:
    """Give the record that the cells are of; what has tables of its own is left at its default."""
    told: dict[str, Any] = {}
    at = 0
    for part in _parts(record):
        told[part.name] = part.back(cells[at : at + len(part.columns)])
        at += len(part.columns)
    return record(**told)


_met: dict[Any, tuple[_Part, ...]] = {}


def _parts(record: Any) -> tuple[_Part, ...]:
    """Give the parts of a kind of record, made once."""
    if record not in _met:
        _met[record] = _made_parts(record)
    return _met[record]


def _made_parts(record: Any) -> tuple[_Part, ...]:
    hints = get_type_hints(record)
    found = (_part(each, hints[each.name], record.__name__) for each in fields(record))
    return tuple(part for part in found if part is not None)


def _part(field: Field[Any], hint: Any, owner: str) -> _Part | None:
    """Give the columns of a field, None where it has a table of its own."""
    kinds, optional = _within(hint)
    path = f"{owner}.{field.name}"
    if Absent in kinds:
        columns = (Column(field.name, "text", path), Column(f"{field.name}_type", "text", path))
        return _Part(field.name, columns, _told, _untold)
    if AgeRange in kinds:
        ends = (field.name, f"{field.name}_low", f"{field.name}_high")
        return _Part(field.name, tuple(Column(each, "integer", path) for each in ends), _age, _unaged)
    (kind,) = kinds
    if get_origin(kind) in (tuple, dict):
        return _listed(field.name, kind, path)
    if is_dataclass(kind):
        return _nested(field, cast(type, kind), optional=optional)
    return _single(field, kind, path, optional=optional)


def _within(hint: Any) -> tuple[tuple[Any, ...], bool]:
    told = get_args(hint) if isinstance(hint, UnionType) or get_origin(hint) is Union else (hint,)
    return tuple(each for each in told if each is not type(None)), type(None) in told


def _listed(name: str, kind: Any, path: str) -> _Part | None:
    (inner, *_) = get_args(kind)
    column = (Column(name, "list", path),)
    if get_origin(kind) is dict or is_dataclass(inner):
        return None
    if get_origin(inner) is tuple:
        return _Part(
            name,
            column,
            lambda pairs: (tuple(f"{role}: {words}" for role, words in pairs) or None,),
            lambda cells: tuple(_pair(each) for each in cells[0] or ()),  # type: ignore[union-attr]
        )
    if inner is str:
        return _Part(name, column, lambda words: (words or None,), lambda cells: cells[0] or ())
    return _Part(
        name,
        column,
        lambda values: (tuple(json.dumps(_plain(each), ensure_ascii=False) for each in values) or None,),
        lambda cells: tuple(_unplain(json.loads(each)) for each in cells[0] or ()),  # type: ignore[union-attr]
    )


def _pair(told: str) -> tuple[str, str]:
    role, _, words = told.partition(": ")
    return role, words


def _nested(field: Field[Any], kind: type, *, optional: bool) -> _Part:
    inner = _parts(kind)
    columns = tuple(
        Column(f"{field.name}_{each.name}" if each.name != field.name else each.name, each.kind, each.field)
        for part in inner
        for each in part.columns
    )
    empty = (None,) * len(columns)

    def back(cells: Sequence[Cell]) -> Any:
        if optional and all(each is None for each in cells):
            return None
        return made_of(kind, cells)

    return _Part(field.name, columns, lambda value: empty if value is None else cells_of(value), back)


def _single(field: Field[Any], kind: Any, path: str, *, optional: bool) -> _Part:
    default = field.default if field.default is not MISSING and not optional else None
    column = (Column(field.name, _kind(kind), path),)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        made: Callable[[Any], Any] = kind
        return _Part(
            field.name,
            column,
            lambda value: (None if value is None else str(value),),
            lambda cells: default if cells[0] is None else made(cells[0]),
        )
    made = {int: int, float: float}.get(kind, lambda value: value)
    return _Part(
        field.name, column, lambda value: (value,), lambda cells: default if cells[0] is None else made(cells[0])
    )


def _kind(kind: Any) -> Kind:
    told: dict[Any, Kind] = {bool: "boolean", int: "integer", float: "number", date: "date"}
    return told.get(kind, "text")


def _age(value: int | AgeRange | None) -> Sequence[Cell]:
    return (None, value.low, value.high) if isinstance(value, AgeRange) else (value, None, None)


def _unaged(cells: Sequence[Cell]) -> int | AgeRange | None:
    exact, low, high = cast("Sequence[int | None]", cells)
    return exact if exact is not None or (low is None and high is None) else AgeRange(low, high)


def _plain(value: Any) -> Any:
    if isinstance(value, Absent):
        return {"absent": value.absent}
    return {"low": value.low, "high": value.high} if isinstance(value, AgeRange) else value


def _unplain(told: Any) -> Any:
    if isinstance(told, dict):
        return Absent(told["absent"]) if "absent" in told else AgeRange(told["low"], told["high"])
    return told


def _told(value: Any) -> Sequence[Cell]:
    """Give what a claim says as words and their type."""
    match value:
        case None:
            return None, None
        case bool():
            return "true" if value else "false", "boolean"
        case int():
            return str(value), "integer"
        case float():
            return repr(value), "number"
        case Absent():
            return value.absent, "absent"
        case AgeRange():
            return "-".join("" if each is None else str(each) for each in (value.low, value.high)), "age range"
        case _:
            return str(value), "text"


def _untold(cells: Sequence[Cell]) -> Any:
    words, kind = cells
    match kind:
        case None:
            return None
        case "boolean":
            return words == "true"
        case "integer":
            return int(cast(str, words))
        case "number":
            return float(cast(str, words))
        case "absent":
            return Absent(cast("Literal['unknown', 'withheld', 'not applicable']", words))
        case "age range":
            return AgeRange(*_ends(cast(str, words)))
        case _:
            return words


def _ends(words: str) -> Iterator[int | None]:
    for each in words.split("-"):
        yield int(each) if each else None
