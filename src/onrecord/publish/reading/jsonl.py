"""Codings as JSON Lines: one coding a line, whatever a reader takes for a line's end."""

from __future__ import annotations

from onrecord.core.coding import Coding
from onrecord.core.wire import coding_to_json

__all__ = ["coding_line"]

# Legal inside a JSON string, and the end of a line to some readers (Python's `splitlines`, JavaScript before 2019).
LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def coding_line(coding: Coding) -> str:
    """Give the coding as one line of JSON that `coding_from_json` reads back to an equal coding."""
    return coding_to_json(coding).translate(LINE_ENDS) + "\n"
