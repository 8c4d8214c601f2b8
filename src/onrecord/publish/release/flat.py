"""A record of a file as properties by path, so that two editions of it can be set beside each other.

What has an id is found by it, and what is told of a property by the property, whatever order they stand in. A value
that is null or empty is the same as none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.core.errors import MalformedRecords
from onrecord.publish.wire import read_line

__all__ = ["KINDS", "Told", "head_of", "malformed", "properties_of", "records_in", "told_in"]

KINDS = ("incident", "object", "toll", "victim")
"""What is compared; citations go with the statements that name them."""

Told = dict[str, Any]
BESIDE = ("citation", "correction", "dataset", "withdrawal")


def head_of(path: Path) -> Told:
    """Give what the first line of a file says of the whole.

    Raises:
        MalformedRecords: it says nothing of it.
    """
    for _, told in told_in(path):
        if told["type"] == "dataset":
            return told
        break
    raise malformed(path.name, "no line of type 'dataset'", "what is said of the whole, on the first line")


def malformed(thing: str, found: str, expected: str) -> MalformedRecords:
    """Give the error that says what is wrong with a file of records, and where the format is described."""
    return MalformedRecords(
        thing, found=found, expected=expected, do="Compare it with `onrecord schema casualty-records`."
    )


def told_in(path: Path) -> Iterator[tuple[int, Told]]:
    """Yield each line as JSON with its number.

    Raises:
        MalformedRecords: a line is not one of casualty records.
    """
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                told = json.loads(line)
            except ValueError:
                told = None
            if not isinstance(told, dict) or not _has_shape(told):
                # What is wrong with it, in the words of the format.
                read_line(line, f"{path.name}, line {number}")
                raise malformed(f"{path.name}, line {number}", "a record without an id", "one with an id")
            yield number, told


def records_in(told: Told) -> Iterator[tuple[str, str, Told]]:
    """Yield the records of a line with their kind and id: an incident, and its victims and objects by themselves."""
    if told["type"] == "toll":
        # What kind of line it is, is no property of the toll; the type of an object is one.
        yield "toll", told["id"], {key: value for key, value in told.items() if key != "type"}
    elif told["type"] == "incident":
        incident = told["incident"]
        yield "incident", incident["id"], incident
        for victim in told.get("victims") or ():
            yield "victim", victim["id"], victim
        for thing in told.get("objects") or ():
            yield "object", thing["id"], thing


def properties_of(record: Told) -> dict[str, Any]:
    """Give the properties of a record by path, without those that say nothing.

    >>> properties_of({"id": "v1", "age": 36, "name": None, "count": {"low": 1, "high": None}, "acts": [{"id": "k"}]})
    {'acts.k': {}, 'age': 36, 'count.low': 1}
    """
    found = {path: value for key, held in record.items() if key != "id" for path, value in _flat(key, held)}
    return dict(sorted(found.items()))


def _flat(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield from _flat(f"{path}.{key}", held)
    elif isinstance(value, list) and value and all(isinstance(each, dict) and "id" in each for each in value):
        for each in value:
            yield f"{path}.{each['id']}", {}
            yield from _flat(f"{path}.{each['id']}", {key: held for key, held in each.items() if key != "id"})
    elif isinstance(value, list) and value and all(isinstance(each, dict) and "property" in each for each in value):
        told: dict[str, list[Any]] = {}
        for each in value:
            without = {key: held for key, held in each.items() if key != "property" and held not in (None, [], {})}
            told.setdefault(str(each["property"]), []).append(without)
        for name, several in told.items():
            yield f"{path}.{name}", sorted(several, key=lambda each: json.dumps(each, sort_keys=True))
    elif value not in (None, "", []):
        yield path, value


def _has_shape(told: Told) -> bool:
    kind = told.get("type")
    if kind in BESIDE:
        return True
    if kind == "toll":
        return isinstance(told.get("id"), str)
    incident, lists = told.get("incident"), [told.get(name) or [] for name in ("victims", "objects")]
    return (
        kind == "incident"
        and isinstance(incident, dict)
        and all(isinstance(each, list) for each in lists)
        and all(_has_id(each) for each in (incident, *lists[0], *lists[1]))
    )


def _has_id(told: Any) -> bool:
    return isinstance(told, dict) and isinstance(told.get("id"), str)
