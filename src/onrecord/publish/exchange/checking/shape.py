"""The shape of a line: every type and closed set, ranges in order, and names that the format does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from onrecord.core.values import Count, When
from onrecord.publish.exchange.checking.problems import Finding, Place, shown_value
from onrecord.publish.wire import LINES, ShapeError, checked_entry

__all__ = ["checked_shape"]

MISSING = "Field required"
ENDS = {Count: ("low", "best", "high"), When: ("earliest", "latest")}


def checked_shape(kind: str, plain: dict[str, Any]) -> tuple[Any, list[Finding]]:
    """Give the record that a line holds, None where it is not in the shape of one, and what is wrong with the shape;
    names that are not known are warnings.
    """
    record, errors = checked_entry(kind, plain)
    found = list(_walked(LINES[kind], plain, ()))
    told = {each.place for each in found if each.is_error}
    found += (each for each in _typed(errors, plain) if each.place not in told)
    return record, found


def _typed(errors: list[ShapeError], plain: dict[str, Any]) -> Iterator[Finding]:
    met: dict[Place, list[tuple[object, str]]] = {}
    for path, found, message in errors:
        place = _there(plain, path, is_missing=message == MISSING)
        met.setdefault(place, []).append((found, message))
    for place, told in met.items():
        found, message = told[0]
        if message == MISSING:
            yield Finding(
                "missing-field",
                place,
                "nothing",
                f"the field `{place[-1]}`",
                "Write it: a record is not one without it.",
            )
            continue
        expected = " or ".join(dict.fromkeys(_expected(each) for _, each in told))
        value = _value(plain, place)
        yield Finding("wrong-value", place, shown_value(value), expected, _advice(value, expected))


def _expected(message: str) -> str:
    """Give what was expected, in words for people."""
    words = message.removeprefix("Input should be ").removeprefix("a valid ")
    told = {
        "integer": "a whole number",
        "number": "a number",
        "string": "text in quotation marks",
        "boolean": "true or false",
        "an instance of AgeRange": "a range {low, high}",
        "an object": "an object",
        "tuple": "a list",
        "array": "a list",
        "dictionary": "an object",
    }
    return told.get(words, words)


def _advice(value: object, expected: str) -> str:
    if isinstance(value, str) and value.strip().isdecimal() and "number" in expected:
        return "Take the quotation marks off the number."
    if isinstance(value, str) and value.strip().casefold() in ("", "unknown", "n/a", "none", "-", "?"):
        return "Leave the field out where nothing is stated."
    if "date" in expected:
        return "Write a day as YYYY-MM-DD; what is known less well is an interval from earliest to latest."
    return "See the field in docs/reference/casualty-records.md, or in `onrecord schema casualty-records`."


def _there(plain: Any, path: tuple[int | str, ...], *, is_missing: bool) -> Place:
    """Give the part of a path that is in the values: behind it stand names of alternatives."""
    place: list[int | str] = []
    for each in path:
        try:
            plain = plain[each]
        except (KeyError, IndexError, TypeError):
            return (*place, each) if is_missing else tuple(place)
        place.append(each)
    return tuple(place)


def _value(plain: Any, place: Place) -> Any:
    for each in place:
        plain = plain[each]
    return plain


def _walked(hint: Any, plain: Any, place: Place) -> Iterator[Finding]:
    """Yield unknown names and ends out of order, at every depth."""
    if not isinstance(plain, dict | list):
        return
    for kind in _kinds(hint):
        if is_dataclass(kind) and isinstance(kind, type) and isinstance(plain, dict):
            yield from _in_record(kind, plain, place)
            return
        if get_origin(kind) is tuple and isinstance(plain, list):
            for number, each in enumerate(plain):
                yield from _walked(get_args(kind)[0], each, (*place, number))
        elif get_origin(kind) is dict and isinstance(plain, dict):
            for name, each in plain.items():
                yield from _walked(get_args(kind)[1], each, (*place, name))


def _in_record(kind: type, plain: Mapping[str, Any], place: Place) -> Iterator[Finding]:
    known = _hints(kind)
    if place and place[-1] == "value":
        return
    for name, value in plain.items():
        if name in known:
            yield from _walked(known[name], value, (*place, name))
        else:
            near = get_close_matches(name, known, 1)
            meant = f"Did you mean `{near[0]}`? " if near else ""
            do = f"{meant}Readers pass over a name that the format does not have."
            expected = "a field of the format"
            yield Finding("unknown-field", (*place, name), shown_value(value), expected, do, is_error=False)
    if kind in ENDS:
        yield from _in_order(kind, plain, place)


def _in_order(kind: type, plain: Mapping[str, Any], place: Place) -> Iterator[Finding]:
    names = [each for each in ENDS[kind] if _is_end(kind, plain.get(each))]
    told = [plain[each] for each in names]
    if told != sorted(told):
        found = ", ".join(f"{name} {shown_value(plain[name])}" for name in names)
        do = "Change the ends that are exchanged; leave out an end that is open."
        yield Finding("ends-out-of-order", place, found, " ≤ ".join(names), do)
    if kind is Count and any(each < 0 for each in told):
        do = "Leave out what is not known: a number of people is not negative."
        yield Finding("negative-count", place, shown_value(dict(plain)), "numbers of 0 or more", do)


def _is_end(kind: type, value: object) -> bool:
    """True where a value can be compared: a day that there is, or a number."""
    if kind is Count:
        return isinstance(value, int)
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


@cache
def _kinds(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if isinstance(hint, UnionType) or get_origin(hint) is Union else (hint,)
