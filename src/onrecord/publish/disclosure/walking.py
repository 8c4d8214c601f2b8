"""Records gone through field by field: fields that are not given made blank, and every string cleaned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from functools import partial
from typing import Any, TypeVar

from onrecord.publish.disclosure.cleaning import Cleaner, mark_of
from onrecord.publish.disclosure.finding import Kind
from onrecord.publish.disclosure.rules import Rule
from onrecord.publish.disclosure.shape import Holds, Kept, blank, is_structure, plan_of

__all__ = ["Log", "cleaned", "held_values", "records_in", "strings_in", "without"]

ADDRESS = "Citation.address"
SAID = frozenset({"statements", "disagreements", "withheld"})
"""Where a record holds what is said of its values, and not values of its own."""

Record = TypeVar("Record")
Log = Callable[[str, Rule], None]
"""Takes a property that was held back, and the rule."""


def without(record: Record, held: Mapping[str, Rule], log: Log, path: str = "") -> Record:
    """Give a record whose fields that are held back are blank, in the records in it too."""
    if not held:
        return record
    changed: dict[str, Any] = {}
    for kept in plan_of(type(record)):
        value = getattr(record, kept.name)
        if kept.field in held:
            if value != (empty := blank(kept.field)):
                changed[kept.name] = empty
                log(path + kept.name, held[kept.field])
        elif kept.holds is Holds.RECORDS and value is not None:
            new = _each(value, partial(without, held=held, log=log, path=f"{path}{kept.name}."))
            if new is not value:
                changed[kept.name] = new
    return replace(record, **changed) if changed else record  # type: ignore[type-var]


def cleaned(record: Record, cleaner: Cleaner, language: str | None = None) -> Record:
    """Give a record without words that tell what is held back."""
    changed: dict[str, Any] = {}
    for kept in plan_of(type(record)):
        value = getattr(record, kept.name)
        if value is None or kept.holds is Holds.NOTHING:
            continue
        new = _cleaned_field(kept, value, cleaner, language)
        if new is not value:
            changed[kept.name] = new
    return replace(record, **changed) if changed else record  # type: ignore[type-var]


def held_values(record: object, held: Mapping[str, Rule]) -> Iterator[tuple[str, object, Rule]]:
    """Yield what a record holds in fields that are held back, in the records in it too, with the field and the rule."""
    for kept in plan_of(type(record)):
        value = getattr(record, kept.name)
        if kept.field in held:
            if value != blank(kept.field):
                yield kept.field, value, held[kept.field]
        elif kept.holds is Holds.RECORDS and kept.name not in SAID:
            for each in records_in(value):
                yield from held_values(each, held)


def records_in(value: Any) -> Iterator[object]:
    """Yield the records that a value is or holds."""
    if isinstance(value, tuple):
        yield from value
    elif isinstance(value, dict):
        yield from value.values()
    elif is_dataclass(value):
        yield value


def strings_in(record: object) -> Iterator[str]:
    """Yield every string in a record that is words or a name."""
    for kept in plan_of(type(record)):
        value = getattr(record, kept.name)
        if value is None or kept.holds in (Holds.NOTHING, Holds.ID, Holds.PATH):
            continue
        yield from _strings(value)


def _cleaned_field(kept: Kept, value: Any, cleaner: Cleaner, language: str | None) -> Any:
    if kept.holds is Holds.RECORDS:
        return _each(value, lambda one: cleaned(one, cleaner, language))
    if kept.holds is Holds.ID:
        return _strings_of(value, cleaner.id)
    if kept.holds is Holds.PATH:
        return cleaner.path(value)
    if kept.holds is Holds.NAME:
        return _strings_of(value, cleaner.name)
    new = _strings_of(value, lambda text: cleaner.text(text, language))
    if kept.field == ADDRESS and new != value:
        return None  # with a mark in it, it leads nowhere
    if new is None and is_structure(kept.field):
        return mark_of(Kind.WORDS, value, language)
    return new


def _each(value: Any, change: Callable[[Any], Any]) -> Any:
    """Give one record, several, or several under their terms, each of them changed; the same thing where none was."""
    if isinstance(value, tuple):
        new = tuple(_each(one, change) for one in value)
        return value if all(one is other for one, other in zip(value, new, strict=True)) else new
    if isinstance(value, dict):
        told = {key: _each(one, change) for key, one in value.items()}
        return value if all(value[key] is one for key, one in told.items()) else told
    return change(value) if is_dataclass(value) else value


def _strings_of(value: Any, change: Callable[[str], str | None]) -> Any:
    """Give a string, or several as they are nested, each of them changed; what may not leave is left out."""
    if type(value) is str:
        return change(value)
    if isinstance(value, tuple):
        new = tuple(told for one in value if (told := _strings_of(one, change)) is not None)
        same = len(new) == len(value) and all(one is other for one, other in zip(value, new, strict=True))
        return value if same else new
    if isinstance(value, dict):
        return {key: told for key, one in value.items() if (told := _strings_of(one, change)) is not None}
    return value


def _strings(value: Any) -> Iterator[str]:
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif is_dataclass(value):
        yield from strings_in(value)
