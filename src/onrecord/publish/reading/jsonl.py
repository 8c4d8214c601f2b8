"""Codings as JSON that is safe to print, and as JSON Lines: a coding a line, whatever a reader takes for its end."""

from __future__ import annotations

from onrecord.core.coding import Coding
from onrecord.core.wire import coding_to_json

__all__ = ["coding_line", "coding_text", "escape_json"]

# Legal inside a JSON string and nowhere else in it: what some readers take for the end of a line (U+0085, U+2028,
# U+2029), what a terminal obeys (delete and the C1 controls; JSON itself escapes the others), what turns text around.
ACTING = (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
ESCAPES = {code: f"\\u{code:04x}" for code in ACTING}


def coding_line(coding: Coding) -> str:
    """Give the coding as one line of JSON that `coding_from_json` reads back to an equal coding."""
    return escape_json(coding_to_json(coding)) + "\n"


def coding_text(coding: Coding) -> str:
    """Give the coding as indented JSON that `coding_from_json` reads back to an equal coding."""
    return escape_json(coding_to_json(coding, indent=2))


def escape_json(text: str) -> str:
    """Give JSON that means the same, with every character that acts on a reader or a terminal as an escape."""
    return text.translate(ESCAPES)
