"""Text made safe to show on a terminal: what would act is shown as its number, and nothing is lost in silence."""

from __future__ import annotations

import re
import unicodedata

from onrecord.core.shown import numbered

__all__ = ["show_text", "text_width"]

SPACE = re.compile(r"[\t\n\v\f\r\u0085\u2028\u2029 ]+")


def show_text(text: str) -> str:
    """Give the text on one line, with control, direction-changing and private characters as `<U+…>`.

    >>> show_text("red\\x1b[31m\\nalert")
    'red<U+001B>[31m alert'
    """
    return numbered(SPACE.sub(" ", text))


def text_width(text: str) -> int:
    """Give the columns the text takes on a terminal: two for a wide character, none for a combining one.

    >>> text_width("名字"), text_width("شَمس")
    (4, 3)
    """
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
