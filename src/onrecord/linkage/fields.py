"""What two records tell, field by field beside each other, as a person reads it, and where they differ."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from onrecord.core.shown import shown
from onrecord.linkage.names import bare, parts_of, sign_of
from onrecord.linkage.records import Days, PersonRecord, Spot
from onrecord.resolution.names import script_of
from onrecord.resolution.skeleton import skeleton_as_one

__all__ = [
    "Field",
    "Part",
    "fields_of",
    "forms_beside",
    "marked_parts",
    "same_place",
    "show_age",
    "show_days",
    "show_place",
    "show_some",
]

# A range that goes on beyond has no end that was told.
OLDEST = 100
MOST_SHOWN, MOST_NAMES = 80, 6
NEAR_KM, KM_A_DEGREE = 3.0, 111.2


@dataclass(frozen=True, slots=True)
class Field:
    """One field of two records as a person reads it, empty where it is not told; `differs` only where both tell it."""

    name: str
    one: str
    other: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a name, and whether the other record has one like it, in whatever spelling or script."""

    words: str
    is_shared: bool


def fields_of(one: PersonRecord, other: PersonRecord) -> tuple[Field, ...]:
    """Give the fields that either record tells, in the order in which a person reads them.

    Spellings of one name do not differ, nor do ranges that meet.
    """
    return tuple(field for field in _fields(one, other) if field.one or field.other)


def _fields(one: PersonRecord, other: PersonRecord) -> Iterator[Field]:
    # A name that the other lacks is no difference where all of the other's are there.
    apart = all(any(not part.is_shared for part in parts) for parts in marked_parts(one, other))
    yield _field("name", _names(one), _names(other), apart)
    yield _field("sex", _text(one.sex), _text(other.sex), one.sex != other.sex)
    yield _field("age", show_age(one.age), show_age(other.age), not _meet(one.age, other.age))
    yield _field("born", show_days(one.born), show_days(other.born), not _meet(one.born, other.born))
    yield _field("died", show_days(one.died), show_days(other.died), not _meet(one.died, other.died))
    yield _field("place", show_place(one), show_place(other), not same_place(one, other))


def _field(name: str, one: str, other: str, differs: bool) -> Field:
    return Field(name, one, other, bool(one and other) and differs)


def forms_beside(one: PersonRecord, other: PersonRecord) -> tuple[str, str]:
    """Give the form of each name that is best set beside the other's: of one script, and of the most parts.

    Empty for a record without a name.
    """
    mine, theirs = _forms(one), _forms(other)
    shared = [script for script in mine if script in theirs]
    if shared:
        script = max(shared, key=lambda each: min(len(parts_of(mine[each])), len(parts_of(theirs[each]))))
        return mine[script], theirs[script]
    return _longest(one.names), _longest(other.names)


def marked_parts(one: PersonRecord, other: PersonRecord) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Give the parts of both names, as they are best set beside each other, with those marked that the other lacks."""
    forms = forms_beside(one, other)
    signs = [{_sign(part) for part in parts_of(form)} for form in forms]
    first, second = (
        tuple(Part(shown(part, MOST_SHOWN), _is_among(_sign(part), theirs)) for part in parts_of(form))
        for form, theirs in zip(forms, reversed(signs), strict=True)
    )
    return first, second


def show_age(age: tuple[int, int] | None) -> str:
    """Give an age in words: a number, a range, or what end of it is told.

    >>> show_age((45, 45)), show_age((40, 45)), show_age((18, 122)), show_age((0, 17)), show_age((0, 0))
    ('45', '40 to 45', '18 or older', 'under 18', 'under 1')
    """
    if age is None:
        return ""
    low, high = age
    if low == high and low:
        return str(low)
    if high >= OLDEST:
        return f"{low} or older"
    return f"{low} to {high}" if low else f"under {high + 1}"


def show_days(days: Days | None) -> str:
    """Give a time in words: a day, a month, a year, or from a day to another.

    >>> from datetime import date
    >>> show_days((date(2016, 5, 1), date(2016, 5, 31))), show_days((date(2016, 5, 12), date(2016, 5, 12)))
    ('2016-05', '2016-05-12')
    """
    if days is None:
        return ""
    first, last = days
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if (first.year, first.month, last.month) == (last.year, 1, 12):
            return f"{first.year:04}"
    return f"{first.isoformat()} to {last.isoformat()}"


def show_some(names: Iterable[str]) -> str:
    """Give some names, each once, and how many more there are: more would fill a screen.

    >>> show_some(["Hana", "Bilal", "Hana"]), show_some("ABCDEFGH")
    ('Hana, Bilal', 'A, B, C, D, E, F and 2 more')
    """
    told = list(dict.fromkeys(names))
    more = f" and {len(told) - MOST_NAMES} more" if len(told) > MOST_NAMES else ""
    return ", ".join(told[:MOST_NAMES]) + more


def show_place(record: PersonRecord) -> str:
    """Give where somebody died: the name as told, or where it lies."""
    if record.place:
        return shown(record.place, MOST_SHOWN)
    return "" if record.spot is None else _degrees(record.spot)


def _degrees(spot: Spot) -> str:
    return f"{spot.latitude:.4f}, {spot.longitude:.4f}"


def _names(record: PersonRecord) -> str:
    return " / ".join(shown(name, MOST_SHOWN) for name in record.names)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _meet(one: tuple[int, int] | Days | None, other: tuple[int, int] | Days | None) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])  # type: ignore[operator]


def _forms(record: PersonRecord) -> dict[str, str]:
    """Give the form of a name in each script; of several the one of most parts."""
    forms: dict[str, str] = {}
    for name in record.names:
        script = script_of(name)
        if script is not None and len(parts_of(name)) > len(parts_of(forms.get(script, ""))):
            forms[script] = name
    return forms


def _longest(names: tuple[str, ...]) -> str:
    return max(names, key=lambda name: len(parts_of(name)), default="")


def _sign(part: str) -> str:
    # The letter of Magarhi and المقرحي is a g in the west and a k in the east.
    return bare(sign_of(part)).replace("g", "k")


def _is_among(sign: str, others: Collection[str]) -> bool:
    """Tell whether a sign is among others; "M." is any name that begins so, and "bin" is no name of its own."""
    if not sign or sign in others:
        return True
    return any(other and min(len(sign), len(other)) == 1 and sign[0] == other[0] for other in others)


def same_place(one: PersonRecord, other: PersonRecord) -> bool:
    """Tell whether two records are of one place: their points are near, or its names are one in any script."""
    if one.spot is not None and other.spot is not None and _km(one.spot, other.spot) <= NEAR_KM:
        return True
    return skeleton_as_one(one.place or "") == skeleton_as_one(other.place or "")


def _km(one: Spot, other: Spot) -> float:
    """Give how far apart two points are, near enough: on a plane that touches the earth between them."""
    middle = math.radians((one.latitude + other.latitude) / 2)
    north, east = one.latitude - other.latitude, (one.longitude - other.longitude) * math.cos(middle)
    return math.hypot(north, east) * KM_A_DEGREE - one.radius_km - other.radius_km
