"""What is wrong in a file of casualty records, where, and what to do about it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Finding", "Problem", "path_in_words", "shown_value"]

LONGEST = 60
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found at a place within a line; a warning is no error."""

    code: str
    place: Place
    found: str
    expected: str
    do: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with its line, the id of the record it is in, and the path of the field (`victims[0].age`)."""

    line: int
    record: str | None
    field: str
    finding: Finding

    def __str__(self) -> str:
        """Say it in one line."""
        kind = "" if self.finding.is_error else "warning: "
        where = ", ".join(each for each in (f"line {self.line}", self.record, self.field) if each)
        told = self.finding
        return f"{kind}{where}: found {told.found}; expected {told.expected}. {told.do}"

    def as_plain(self) -> dict[str, Any]:
        """Give it as plain values of JSON."""
        told = self.finding
        return {
            "line": self.line,
            "record": self.record,
            "field": self.field,
            "code": told.code,
            "severity": "error" if told.is_error else "warning",
            "found": told.found,
            "expected": told.expected,
            "do": told.do,
        }


def path_in_words(place: Sequence[str | int]) -> str:
    """Give a path as people write it.

    >>> path_in_words(("victims", 0, "age"))
    'victims[0].age'
    """
    words = ""
    for each in place:
        words += f"[{each}]" if isinstance(each, int) else f".{each}" if words else each
    return words


def shown_value(value: object) -> str:
    """Give a value as JSON has it, cut where it is long."""
    told = json.dumps(value, ensure_ascii=False, default=str)
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"
