"""Which values each kind of thing may have: its fields, the properties below each, and what may stand there.

A field is what a person sees as one value: a count is one field, and its properties are `count.low`, `count.best`,
`count.high` and `count.text`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.coding.codebook import Codebook
from onrecord.coding.editing.edits import refuse
from onrecord.core.coding import ClaimValue
from onrecord.core.values import Absent, AgeRange
from onrecord.core.vocabulary import (
    AgeGroup,
    DatePrecision,
    Involvement,
    Outcome,
    PlacePrecision,
    RecordKind,
    Sex,
    Status,
)

__all__ = [
    "ENDS",
    "RELATION",
    "RELATIONS",
    "Field",
    "Shape",
    "check_value",
    "field_name",
    "field_named",
    "fields_of",
    "refers_to",
]

OLDEST = 150
MOST_PEOPLE = 1_000_000_000


class Shape(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NAME = "name"
    CHOICE = "choice"
    WORD = "word"
    COUNT = "count"
    AGE = "age"
    WHEN = "when"
    WHERE = "where"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. A `choice` is one of the `choices`, a `word` one of them or another; of `several` a thing may have
    more than one.
    """

    name: str
    shape: Shape
    choices: tuple[str, ...] = ()
    several: bool = False


ENDS: Mapping[Shape, tuple[str, ...]] = {
    Shape.COUNT: ("low", "best", "high", "text"),
    Shape.WHEN: ("earliest", "latest", "precision", "text"),
    Shape.WHERE: (
        "text", "name", "country", "gazetteer", "latitude", "longitude", "precision", "coordinates_precision",
        "radius_km",
    ),
}  # fmt: skip
"""The properties below a field that has several."""

COUNTED = (*map(str, Outcome), "missing")
DAMAGE = ("damaged", "destroyed", "looted", "none", "unknown")
LINKS = {
    RecordKind.VICTIM: Field("outcome", Shape.CHOICE, tuple(Outcome)),
    RecordKind.PERPETRATOR: Field("involvement", Shape.CHOICE, tuple(Involvement)),
    RecordKind.OBJECT: Field("damage", Shape.WORD, DAMAGE),
}
"""What the link from a thing to an act says."""

RELATION = "relations"
"""The field of a person that says what they are to another: each other is a field of its own, `relations.p2`."""

RELATIONS = (
    "mother of", "father of", "parent of", "daughter of", "son of", "child of", "wife of", "husband of", "spouse of",
    "widow of", "widower of", "sister of", "brother of", "sibling of", "grandmother of", "grandfather of",
    "granddaughter of", "grandson of", "aunt of", "uncle of", "niece of", "nephew of", "cousin of", "relative of",
    "colleague of", "driver of",
)  # fmt: skip
"""Words that most relations are told in; others may be written."""

PARTY = (
    Field("name", Shape.NAME),
    Field("names", Shape.TEXT, several=True),
    Field("description", Shape.TEXT),
    Field("count", Shape.COUNT),
    Field("age", Shape.AGE),
    Field("age_group", Shape.CHOICE, tuple(AgeGroup)),
    Field("sex", Shape.CHOICE, tuple(Sex)),
)


def fields_of(kind: RecordKind, book: Codebook) -> tuple[Field, ...]:
    """Give the fields of a kind of thing, in the order in which people look for them, links to others apart."""
    acts, grounds = tuple(book.acts), Field("grounds", Shape.WORD, tuple(book.grounds), several=True)
    match kind:
        case RecordKind.INCIDENT:
            counts = (Field(f"counts.{outcome}", Shape.COUNT) for outcome in COUNTED)
            return (Field("when", Shape.WHEN), Field("where", Shape.WHERE), *counts)
        case RecordKind.ACT:
            circumstances = Field("circumstances", Shape.CHOICE, tuple(book.circumstances), several=True)
            method = Field("method", Shape.CHOICE, tuple(book.methods))
            return (Field("type", Shape.CHOICE, acts), method, Field("weapon", Shape.TEXT), circumstances, grounds)
        case RecordKind.VICTIM:
            texts = (Field(name, Shape.TEXT) for name in ("occupation", "affiliation", "nationality"))
            return (*PARTY, Field("status", Shape.CHOICE, tuple(Status)), *texts, Field("part_of", Shape.PARTY))
        case RecordKind.PERPETRATOR:
            texts = (Field(name, Shape.TEXT) for name in ("occupation", "nationality"))
            return (Field("actor", Shape.NAME), *PARTY, *texts)
        case RecordKind.OBJECT:
            return (Field("name", Shape.TEXT), Field("type", Shape.TEXT), Field("count", Shape.COUNT))
        case RecordKind.TOLL:
            dated = Field("period", Shape.WHEN), Field("said_on", Shape.WHEN)
            said = Field("population", Shape.TEXT), Field("actor", Shape.TEXT), Field("where", Shape.WHERE)
            return (Field("act", Shape.CHOICE, acts), Field("count", Shape.COUNT), *said, *dated, grounds)


def field_name(property_: str) -> str:
    """Give the name of the field that a property is of.

    >>> field_name("counts.killed.low"), field_name("where.name"), field_name("acts.k1.outcome")
    ('counts.killed', 'where', 'acts.k1.outcome')
    """
    first, _, rest = property_.partition(".")
    if first == "counts":
        return f"counts.{rest.partition('.')[0]}"
    return property_ if first in ("acts", "relations") else first


def field_named(kind: RecordKind, name: str, book: Codebook) -> Field:
    """Give the field of that name, links to acts and people too.

    Raises:
        BadOption: such a thing has no such field.
    """
    first, _, rest = name.partition(".")
    link = LINKS.get(kind)
    if first == "acts" and link is not None and rest.partition(".")[2] == link.name:
        return Field(name, link.shape, link.choices)
    if first == "relations" and rest and kind in (RecordKind.VICTIM, RecordKind.PERPETRATOR):
        return Field(name, Shape.WORD, RELATIONS)
    found = next((field for field in fields_of(kind, book) if field.name == name), None)
    if found is None:
        known = ", ".join(field.name for field in fields_of(kind, book))
        raise refuse(f"a value of the {kind}", repr(name), f"one of {known}")
    return found


def refers_to(property_: str, value: ClaimValue) -> str | None:
    """Give the id of the act or party that a claim names, None where it names none."""
    first, _, rest = property_.partition(".")
    if first in ("acts", "relations"):
        return rest.partition(".")[0]
    return str(value) if property_ == "part_of" else None


def check_value(kind: RecordKind, property_: str, value: ClaimValue, book: Codebook) -> None:
    """Return if a thing of this kind may have this value.

    Raises:
        BadOption: it has no such property, or the value is not one of it.
    """
    field = field_named(kind, field_name(property_), book)
    end = property_.removeprefix(field.name).lstrip(".")
    if end not in ENDS.get(field.shape, ("",)):
        raise refuse(f"the property {property_!r} of a {kind}", property_, f"one of those below {field.name}")
    for expected in _faults(field, end, value):
        raise refuse(f"the value of {property_}", repr(value), expected)


def _faults(field: Field, end: str, value: ClaimValue) -> Iterator[str]:
    """Yield what was expected, where the value is something else."""
    match field.shape:
        case Shape.CHOICE if value not in field.choices:
            yield "one of " + ", ".join(field.choices)
        case Shape.COUNT if end != "text":
            if not (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_PEOPLE):
                yield f"a whole number from 0 to {MOST_PEOPLE:,}"
        case Shape.AGE:
            yield from _age_faults(value)
        case Shape.WHEN if end != "text":
            yield from _when_faults(end, value)
        case Shape.WHERE if end in WHERE:
            if not WHERE[end][0](value):
                yield WHERE[end][1]
        case Shape.NAME if isinstance(value, Absent):
            return
        case _ if not isinstance(value, str):
            yield "words"


def _age_faults(value: ClaimValue) -> Iterator[str]:
    ends = [value.low, value.high] if isinstance(value, AgeRange) else [value]
    known = [end for end in ends if isinstance(end, int) and not isinstance(end, bool)]
    wrong = len(known) + ends.count(None) < len(ends) or not known or known != sorted(known)
    if not isinstance(value, Absent) and (wrong or not all(0 <= end <= OLDEST for end in known)):
        yield f"whole years from 0 to {OLDEST}, or a range of them"


def _when_faults(end: str, value: ClaimValue) -> Iterator[str]:
    if end == "precision":
        if value not in set(DatePrecision):
            yield "one of " + ", ".join(DatePrecision)
        return
    try:
        date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        yield "a day as YYYY-MM-DD"


def _is_number(value: ClaimValue, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


WHERE: Mapping[str, tuple[Callable[[ClaimValue], bool], str]] = {
    "country": (
        lambda value: isinstance(value, str) and bool(re.fullmatch("[A-Z]{2}", value)),
        "a country as two letters (ISO 3166-1)",
    ),
    "latitude": (lambda value: _is_number(value, -90, 90), "degrees from -90 to 90"),
    "longitude": (lambda value: _is_number(value, -180, 180), "degrees from -180 to 180"),
    "radius_km": (lambda value: _is_number(value, 0, 20_100), "kilometres from 0 to half way round the world"),
    "precision": (lambda value: value in set(PlacePrecision), "one of " + ", ".join(PlacePrecision)),
    "coordinates_precision": (lambda value: value in set(PlacePrecision), "one of " + ", ".join(PlacePrecision)),
}
