"""The fields of all that can leave, found by walking the dataclasses: none is given that an audience does not name.

A field is `Class.field`. What a string of it holds decides how it is searched: words are marked, an id is replaced, a
path is mended where it goes through an id. A string of no kind told here is words, so that a new one is searched.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from onrecord.publish.casualties import Citation, Correction, IncidentFile, TollRecord, Withdrawal
from onrecord.publish.edition import About, Edition

__all__ = [
    "Holds",
    "Kept",
    "blank",
    "every_field",
    "fields_of_path",
    "is_of_a_field",
    "is_structure",
    "plan_of",
    "shapes",
]

ROOTS = (Edition, About, IncidentFile, TollRecord, Citation, Withdrawal, Correction)


class Holds(StrEnum):
    """What a field holds: words, a name, an id, a path, other records, or nothing that is searched."""

    WORDS = "words"
    NAME = "name"
    ID = "id"
    PATH = "path"
    RECORDS = "records"
    NOTHING = "nothing"


IDS = frozenset(
    {
        "Citation.id", "Citation.family", "Statement.report", "ActDone.id", "ActorNamed.id", "Harmed.act",
        "VictimRecord.id", "VictimRecord.incident", "VictimRecord.part_of", "Relation.to", "IncidentRecord.id",
        "IncidentRecord.reports", "MayBe.id", "TollRecord.id", "TollRecord.reports", "Withdrawal.id",
        "Correction.record", "ObjectRecord.id", "ObjectRecord.incident", "Damaged.act", "Withdrawal.incident",
    }
)  # fmt: skip
PATHS = frozenset(
    {"Statement.property", "Correction.property", "Disagreement.property", "Withheld.property", "HeldBack.property"}
)
NAMES = frozenset({"VictimRecord.name", "Name.text", "Name.parts"})
# Our own words, never a source's: the names of rules, codes of languages and scripts, the version of an edition.
OURS = frozenset(
    {
        "Withheld.rule", "HeldBack.rule", "Statement.withheld",  "About.audience",
        "About.version", "About.previous", "About.languages", "About.contact", "About.licence", "Citation.language",
        "Name.script", "Name.language", "Where.country", "Scope.languages", "Part.key", "Where.gazetteer",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """One field of a dataclass, as a walk over it needs it."""

    name: str
    field: str
    holds: Holds


_TAKING_PART = re.compile(r"^(actors\.[^.]+)\.acts\.[^.]+\.involvement$")
_PLANS: dict[type, tuple[Kept, ...]] = {}


@cache
def shapes() -> Mapping[str, type]:
    """Give every dataclass that can leave, by its name."""
    found: dict[str, type] = {}
    waiting: list[type] = list(ROOTS)
    while waiting:
        cls = waiting.pop()
        if cls.__name__ not in found:
            found[cls.__name__] = cls
            waiting += [each for hint in get_type_hints(cls).values() for each in _dataclasses(hint)]
    return dict(sorted(found.items()))


@cache
def every_field() -> tuple[str, ...]:
    """Give every field of every dataclass that can leave."""
    return tuple(f"{name}.{each.name}" for name, cls in shapes().items() for each in fields(cls))


def plan_of(cls: type) -> tuple[Kept, ...]:
    """Give the fields of a dataclass with what they hold."""
    found = _PLANS.get(cls)
    if found is None:
        found = _PLANS[cls] = _plan(cls)
    return found


def _plan(cls: type) -> tuple[Kept, ...]:
    hints = get_type_hints(cls)
    names = [each.name for each in fields(cls)]
    return tuple(Kept(name, f"{cls.__name__}.{name}", _holds(f"{cls.__name__}.{name}", hints[name])) for name in names)


@cache
def _blanks() -> Mapping[str, Callable[[], object] | None]:
    found: dict[str, Callable[[], object] | None] = {}
    for name, cls in shapes().items():
        hints = get_type_hints(cls)
        for each in fields(cls):
            found[f"{name}.{each.name}"] = _blank(each, hints[each.name])
    return found


def is_structure(field: str) -> bool:
    """Tell whether a record cannot be without a field: it is held by holding the field that the record is in."""
    return _blanks()[field] is None


def blank(field: str) -> object:
    """Give what stands in a field that is not given."""
    make = _blanks()[field]
    assert make is not None, f"{field} cannot be blank"  # no audience is loaded that holds one
    return make()


def fields_of_path(cls: type, path: str) -> Iterator[str]:
    """Yield the fields that a property goes through: `actors.a1.name` is the actors, then the name of one."""
    current: type | None = cls
    for part in path.split("."):
        if current is None:
            return
        within = _within(current)
        if part not in within:
            continue  # the id of one of several, or the outcome that a count is of
        yield f"{current.__name__}.{part}"
        current = within[part]


@lru_cache(maxsize=1 << 14)
def is_of_a_field(cls: type, path: str) -> bool:
    """Tell whether a property is of fields that there are: `actors.a1.age` is not, for no actor that leaves has one."""
    current: type | None = cls
    several = False
    # How an actor took part in one act is told of the actor.
    for part in _TAKING_PART.sub(r"\1.involvement", path).split("."):
        within = {} if current is None else _within(current)
        if part in within:
            assert current is not None
            several = get_origin(get_type_hints(current)[part]) in (tuple, dict)
            current = within[part]
        elif several:
            several = False  # the id of one of several
        else:
            return False
    return True


@cache
def _within(cls: type) -> Mapping[str, type | None]:
    """Give the dataclass in each field of one, None where there is none."""
    return {name: next(_dataclasses(hint), None) for name, hint in get_type_hints(cls).items()}


def _blank(field: Any, hint: Any) -> Callable[[], object] | None:
    if field.default_factory is not MISSING:
        factory: Callable[[], object] = field.default_factory
        return factory
    if type(None) in get_args(hint):
        return lambda: None
    if field.default is not MISSING:
        value = field.default
        return lambda: value
    return None


def _dataclasses(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in _parts(hint):
        yield from _dataclasses(part)


def _parts(hint: Any) -> Iterator[Any]:
    for part in get_args(hint):
        yield from part if isinstance(part, list) else (part,)


def _holds(field: str, hint: Any) -> Holds:
    for kind, known in ((Holds.ID, IDS), (Holds.PATH, PATHS), (Holds.NAME, NAMES), (Holds.NOTHING, OURS)):
        if field in known:
            return kind
    if next(_dataclasses(hint), None) is not None and str not in _leaves(hint) - _keys(hint):
        return Holds.RECORDS
    return Holds.WORDS if str in _leaves(hint) else Holds.NOTHING


def _leaves(hint: Any) -> set[Any]:
    parts = list(_parts(hint))
    return {hint} if not parts else {leaf for part in parts for leaf in _leaves(part)}


def _keys(hint: Any) -> set[Any]:
    """Give the type of the keys of a mapping to records, which are terms: `counts` by outcome."""
    values = get_args(hint)
    is_mapping = isinstance(hint, types.GenericAlias) and hint.__origin__ is dict
    return {values[0]} if is_mapping and next(_dataclasses(values[1]), None) is not None else set()
