"""The edge of what is published: editions as JSON Lines in the open format of casualty records, without loss.

The first line says what the file is and holds what is said of the whole; each other line is one incident with its
victims and the reports cited under them, one toll, one report that a toll cites, one withdrawal,
or one correction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import MalformedRecords
from onrecord.publish.casualties import Citation, Correction, IncidentFile, TollRecord, Withdrawal
from onrecord.publish.edition import About, Edition

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = [
    "FORMAT",
    "LINES",
    "VERSION",
    "ShapeError",
    "checked_entry",
    "edition_lines",
    "entry_line",
    "entry_of",
    "plain_of",
    "raw_schema",
    "read_edition",
    "read_line",
]

FORMAT = "casualty-records"
VERSION = "2026.12"
"""A version of the format never changes under its name."""

ShapeError = tuple[tuple[int | str, ...], object, str]
Entry = About | IncidentFile | TollRecord | Citation | Withdrawal | Correction
LINES: dict[str, type[Entry]] = {
    "dataset": About,
    "incident": IncidentFile,
    "toll": TollRecord,
    "citation": Citation,
    "withdrawal": Withdrawal,
    "correction": Correction,
}
"""What a line may be, by its `type`."""
_NAMES = {kind: name for name, kind in LINES.items()}


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(LINES[name])


def edition_lines(edition: Edition) -> Iterator[str]:
    """Yield the lines of an edition, in an order that depends on nothing but the edition."""
    yield entry_line(edition.about, format=FORMAT, format_version=VERSION)
    for incident in edition.incidents():
        yield entry_line(incident)
    for toll in edition.tolls():
        yield entry_line(toll)
    yield from map(entry_line, edition.citations)
    yield from map(entry_line, edition.withdrawals)
    yield from map(entry_line, edition.corrections)


def read_edition(path: Path) -> Edition:
    """Give the edition that a file holds; its incidents are read from it at each use.

    Raises:
        MalformedRecords: the file is not in the format; names the line.
    """
    about: About | None = None
    citations: list[Citation] = []
    withdrawals: list[Withdrawal] = []
    corrections: list[Correction] = []
    for entry in _entries(path, ("dataset", "citation", "withdrawal", "correction")):
        if isinstance(entry, About):
            about = entry
        elif isinstance(entry, Citation):
            citations.append(entry)
        elif isinstance(entry, Withdrawal):
            withdrawals.append(entry)
        elif isinstance(entry, Correction):
            corrections.append(entry)
    if about is None:
        raise _malformed(path.name, "no line of type 'dataset'", "what is said of the whole, on the first line")
    return Edition(
        about,
        lambda: (each for each in _entries(path, ("incident",)) if isinstance(each, IncidentFile)),
        lambda: (each for each in _entries(path, ("toll",)) if isinstance(each, TollRecord)),
        tuple(citations),
        tuple(withdrawals),
        tuple(corrections),
    )


def read_line(line: str, thing: str) -> Entry:
    """Give what one line holds.

    Raises:
        MalformedRecords: it is not JSON, of no type of the format, or not in the shape of its type.
    """
    try:
        told = json.loads(line)
    except ValueError as error:
        raise _malformed(thing, str(error), "one JSON object on a line") from error
    kind = told.get("type") if isinstance(told, dict) else None
    if not isinstance(kind, str) or kind not in LINES:
        raise _malformed(thing, repr(told)[:60], f"an object whose type is one of {', '.join(LINES)}")
    shaped = {key: value for key, value in told.items() if key not in ("type", "format", "format_version")}
    return entry_of(kind, shaped, thing)


def _entries(path: Path, wanted: tuple[str, ...]) -> Iterator[Entry]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            # The type stands first in what is written here; a line of another hand is parsed to know it.
            if line.startswith('{"type":"') and line[9 : line.find('"', 9)] not in wanted:
                continue
            entry = read_line(line, f"{path.name}, line {number}")
            if _NAMES[type(entry)] in wanted:
                yield entry


def entry_line(entry: Entry, **head: str) -> str:
    """Give the line of one entry, without the end of the line; `head` stands after its type."""
    name = _NAMES[type(entry)]
    return json.dumps({"type": name, **head, **plain_of(entry)}, ensure_ascii=False, separators=(",", ":"))


def plain_of(entry: Entry) -> dict[str, Any]:
    """Give what a line holds as plain values of JSON, without its type."""
    told: dict[str, Any] = _adapter(_NAMES[type(entry)]).dump_python(entry, mode="json")
    return told


def entry_of(name: str, plain: dict[str, Any], thing: str) -> Entry:
    """Give what a line of this type holds, of plain values of JSON.

    Raises:
        MalformedRecords: they are not in the shape of the type.
    """
    from pydantic import ValidationError

    try:
        entry: Entry = _adapter(name).validate_python(plain)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the whole line"
        found = json.dumps(first["input"], default=str, ensure_ascii=False)[:60]
        raise _malformed(f"{thing}, {place}", found, first["msg"]) from error
    return entry


def checked_entry(name: str, plain: dict[str, Any]) -> tuple[Entry | None, list[ShapeError]]:
    """Give what a line of this type holds; else None and the path, the value and the fault of all that is not in shape.

    Types are taken strictly: a number in quotation marks is no number.
    """
    from pydantic import ValidationError

    try:
        return _adapter(name).validate_json(json.dumps(plain), strict=True), []
    except ValidationError as error:
        return None, [(each["loc"], each["input"], each["msg"]) for each in error.errors()]


def raw_schema() -> dict[str, Any]:
    """Give the JSON Schema of the kinds of lines and all within them, without words: `$defs` by name of the type."""
    from pydantic import TypeAdapter

    kinds = [(name, "validation", TypeAdapter(kind)) for name, kind in LINES.items()]
    _, told = TypeAdapter.json_schemas(kinds, ref_template="#/$defs/{model}")  # type: ignore[arg-type]
    return told


def _malformed(thing: str, found: str, expected: str) -> MalformedRecords:
    return MalformedRecords(
        thing, found=found, expected=expected, do="Compare it with `onrecord schema casualty-records`."
    )
