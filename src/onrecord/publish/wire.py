"""The edge of what is published: editions as JSON Lines in the open format of casualty records, without loss.

The first line says what the file is and holds what is said of the whole; each other line is one incident with its
victims and the reports cited under them, one toll, one report that a toll cites, or one withdrawal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import MalformedRecords
from onrecord.publish.casualties import Citation, IncidentFile, TollRecord, Withdrawal
from onrecord.publish.edition import About, Edition

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["FORMAT", "LINES", "VERSION", "edition_lines", "entry_line", "read_edition", "read_line"]

FORMAT = "casualty-records"
VERSION = "2026.12"
"""A version of the format never changes under its name."""

Entry = About | IncidentFile | TollRecord | Citation | Withdrawal
LINES: dict[str, type[Entry]] = {
    "dataset": About,
    "incident": IncidentFile,
    "toll": TollRecord,
    "citation": Citation,
    "withdrawal": Withdrawal,
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


def read_edition(path: Path) -> Edition:
    """Give the edition that a file holds; its incidents are read from it at each use.

    Raises:
        MalformedRecords: the file is not in the format; names the line.
    """
    about: About | None = None
    citations: list[Citation] = []
    withdrawals: list[Withdrawal] = []
    for entry in _entries(path, ("dataset", "citation", "withdrawal")):
        if isinstance(entry, About):
            about = entry
        elif isinstance(entry, Citation):
            citations.append(entry)
        elif isinstance(entry, Withdrawal):
            withdrawals.append(entry)
    if about is None:
        raise _malformed(path.name, "no line of type 'dataset'", "what is said of the whole, on the first line")
    return Edition(
        about,
        lambda: (each for each in _entries(path, ("incident",)) if isinstance(each, IncidentFile)),
        lambda: (each for each in _entries(path, ("toll",)) if isinstance(each, TollRecord)),
        tuple(citations),
        tuple(withdrawals),
    )


def read_line(line: str, thing: str) -> Entry:
    """Give what one line holds.

    Raises:
        MalformedRecords: it is not JSON, of no type of the format, or not in the shape of its type.
    """
    from pydantic import ValidationError

    try:
        told = json.loads(line)
    except ValueError as error:
        raise _malformed(thing, str(error), "one JSON object on a line") from error
    kind = told.get("type") if isinstance(told, dict) else None
    if not isinstance(kind, str) or kind not in LINES:
        raise _malformed(thing, repr(told)[:60], f"an object whose type is one of {', '.join(LINES)}")
    shaped = {key: value for key, value in told.items() if key not in ("type", "format", "format_version")}
    try:
        entry: Entry = _adapter(kind).validate_json(json.dumps(shaped))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the whole line"
        found = json.dumps(first["input"], default=str, ensure_ascii=False)[:60]
        raise _malformed(f"{thing}, {place}", found, first["msg"]) from error
    return entry


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
    told = _adapter(name).dump_python(entry, mode="json")
    return json.dumps({"type": name, **head, **told}, ensure_ascii=False, separators=(",", ":"))


def _malformed(thing: str, found: str, expected: str) -> MalformedRecords:
    return MalformedRecords(
        thing, found=found, expected=expected, do="Compare it with `onrecord schema casualty-records`."
    )
