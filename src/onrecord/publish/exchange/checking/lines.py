"""The lines of a file as JSON objects: what is no JSON, or not of the format, is told with what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.core.errors import UnreadableFile
from onrecord.publish.exchange.checking.problems import Finding, shown_value
from onrecord.publish.wire import FORMAT, LINES, VERSION

__all__ = ["LONGEST_LINE", "Line", "read_lines"]

# An incident with ten thousand victims stays below it; a file without line ends does not fill the memory.
LONGEST_LINE = 64 << 20
HEAD = ("type", "format", "format_version")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its number, what it holds by its type, and what is wrong with it as a line. `kind` is None where that
    cannot be told.
    """

    number: int
    kind: str | None = None
    plain: dict[str, Any] | None = None
    findings: tuple[Finding, ...] = ()


class _Repeated(ValueError):
    """A name that stands twice in one object."""


class _NoNumber(ValueError):
    """A number that JSON does not have."""


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a file, one at a time.

    Raises:
        UnreadableFile: it cannot be opened.
    """
    number = 0
    try:
        with path.open("rb") as file:
            while data := file.readline(LONGEST_LINE):
                number += 1
                yield _line(number, data)
    except OSError as error:
        raise UnreadableFile(
            str(path), found=error.strerror or str(error), expected="a file of casualty records", do="Check its name."
        ) from error
    if number == 0:
        yield Line(1, findings=(_wrong("empty", "an empty file", "one JSON object on each line", "Write the data set "
                                       "first: see docs/reference/casualty-records.md."),))  # fmt: skip


def _line(number: int, data: bytes) -> Line:
    if number == 1 and data.startswith(b"\xef\xbb\xbf"):
        found = _wrong("byte-order-mark", "a byte-order mark", "UTF-8 without one", "Save the file without it.")
        return Line(number, findings=(found,))
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError as error:
        told = f"the byte 0x{data[error.start]:02x} at {error.start}"
        return Line(number, findings=(_wrong("not-utf-8", told, "UTF-8", "Save the file as UTF-8."),))
    if not words.strip():
        expected = "one JSON object on each line"
        return Line(number, findings=(_wrong("blank-line", "a blank line", expected, "Take the line out."),))
    try:
        told_ = json.loads(words, object_pairs_hook=_once, parse_constant=_refuse)
    except _Repeated as error:
        do = "Keep one of the two: readers differ on which counts."
        return Line(number, findings=(_wrong("repeated-name", str(error), "each name once in an object", do),))
    except _NoNumber as error:
        do = "Leave out what is not known, or write null."
        return Line(number, findings=(_wrong("not-json", str(error), "a number of JSON", do),))
    except (ValueError, RecursionError) as error:
        do = "Write each record on one line, with nothing before or after it."
        return Line(number, findings=(_wrong("not-json", str(error)[:80], "one JSON object", do),))
    return _typed(number, told_)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Repeated(f"the name {next(each for each in names if names.count(each) > 1)!r} twice")
    return told


def _refuse(constant: str) -> Any:
    raise _NoNumber(constant)


def _typed(number: int, told: Any) -> Line:
    if not isinstance(told, dict):
        found = _wrong("not-an-object", shown_value(told), "a JSON object", "Write {…} with a `type`.")
        return Line(number, findings=(found,))
    kind = told.get("type")
    if kind not in LINES:
        expected = f"a `type` that is one of: {', '.join(LINES)}"
        do = "Name what the line is: each line is a record of its own."
        return Line(number, findings=(_wrong("unknown-type", shown_value(kind), expected, do, "type"),))
    plain = {key: value for key, value in told.items() if key not in HEAD}
    return Line(number, kind, plain, tuple(_head(number, kind, told)))


def _head(number: int, kind: str, told: dict[str, Any]) -> Iterator[Finding]:
    if number == 1 and kind != "dataset":
        do = "Begin the file with the data set: who publishes it, when, for whom."
        yield _wrong("no-dataset-first", f"a line of type {kind}", "a line of type dataset", do, "type")
    if number > 1 and kind == "dataset":
        yield _wrong("second-dataset", "another data set", "one, on the first line", "Write another file.", "type")
    if kind != "dataset":
        return
    if told.get("format") != FORMAT:
        found = shown_value(told.get("format"))
        yield _wrong("wrong-format", found, f'"{FORMAT}"', "Name the format, so that readers know it.", "format")
    if told.get("format_version") != VERSION:
        found = shown_value(told.get("format_version"))
        do = "A version never changes under its name: write this one, or check with a validator of the other."
        yield _wrong("wrong-version", found, f'"{VERSION}"', do, "format_version")


def _wrong(code: str, found: str, expected: str, do: str, *place: str) -> Finding:
    return Finding(code, place, found, expected, do)
