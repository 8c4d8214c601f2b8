"""Lines set to a terminal's width: a label, then text wrapped beside it; styles are names, not escape codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.publish.reading.visible import show_text, text_width

__all__ = ["NARROWEST", "Run", "TextLine", "beside", "wrap"]

NARROWEST = 40
"""Columns; below this a label and its text cannot stand beside each other."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in one style: "", "strong", "quiet"."""

    text: str
    style: str = ""


TextLine = tuple[Run, ...]


def wrap(text: str, width: int) -> list[str]:
    """Give the text, made safe, on lines of at most `width` columns; a longer word is cut."""
    lines, line = [], ""
    for word in _words(show_text(text), width):
        joined = f"{line} {word}" if line else word
        if line and text_width(joined) > width:
            lines.append(line)
            line = word
        else:
            line = joined
    return [*lines, line] if line else lines


def beside(label: str, text: str, indent: int, width: int, style: str = "") -> Iterator[TextLine]:
    """Yield lines with the label first and the text wrapped in the columns after `indent`."""
    shown = " " * (len(label) - len(label.lstrip(" "))) + show_text(label).strip()
    if text_width(shown) >= indent:
        yield (Run(shown, "quiet"),)
        shown = ""
    for number, line in enumerate(wrap(text, width - indent) or [""]):
        lead = " " * indent if number else shown + " " * (indent - text_width(shown))
        yield Run(lead, "quiet"), Run(line, style)


def _words(text: str, width: int) -> Iterator[str]:
    for word in text.split():
        while text_width(word) > width:
            head = _head(word, width)
            yield head
            word = word[len(head) :]
        yield word


def _head(word: str, width: int) -> str:
    taken = 0
    for at, character in enumerate(word):
        taken += text_width(character)
        if taken > width and at > 0:
            return word[:at]
    return word
