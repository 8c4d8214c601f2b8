"""The JSON Schema of the open format: one line of a file, generated from the types, with what every field means."""

from __future__ import annotations

import copy
from typing import Any

from onrecord.publish.exchange.fields import descriptions
from onrecord.publish.wire import FORMAT, LINES, VERSION, raw_schema

__all__ = ["records_schema"]


def records_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of one line of casualty records."""
    kinds = copy.deepcopy(raw_schema()["$defs"])
    for name, kind in kinds.items():
        _describe(name, kind)
    lines = {name: _line(name, kinds.pop(record.__name__)) for name, record in LINES.items() if name != "citation"}
    # A citation stands on a line of its own, and within an incident.
    lines["citation"] = _line("citation", copy.deepcopy(kinds["Citation"]))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{VERSION}",
        "title": f"A line of {FORMAT} {VERSION}",
        "description": "One line of a file of casualty records is one of these objects, by its `type`; the first line "
        "is the data set.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in LINES],
        "$defs": dict(sorted({**kinds, **lines}.items())),
    }


def _describe(name: str, kind: dict[str, Any]) -> None:
    told = descriptions().get(name, {})
    for field, shape in kind.get("properties", {}).items():
        shape.pop("title", None)
        if field in told:
            shape["description"] = told[field]
    if "description" in kind:
        kind["description"] = " ".join(kind["description"].split())


def _line(name: str, kind: dict[str, Any]) -> dict[str, Any]:
    """Give the shape of a line: that of its record and the type before it."""
    head: dict[str, Any] = {"type": {"const": name, "description": "What the line is."}}
    required = ["type"]
    if name == "dataset":
        head["format"] = {"const": FORMAT, "description": "The name of this format."}
        head["format_version"] = {"const": VERSION, "description": "The version of this format."}
        required += ["format", "format_version"]
    return {
        **kind,
        "title": f"A line of type {name}",
        "properties": {**head, **kind["properties"]},
        "required": [*required, *kind.get("required", ())],
    }
