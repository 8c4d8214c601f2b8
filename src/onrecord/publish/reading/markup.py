"""HTML that is escaped unless it was made here: reports are hostile input.

Everything that is not already `Markup` is text, and text has no meaning to a browser.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

__all__ = ["Markup", "element", "escape_text", "isolate", "join_markup", "plain_title"]

# What an HTML parser drops, replaces or turns into something else, and controls that a terminal would obey if the page
# were printed there: each becomes one character that is kept, so that offsets into the text stay true in the browser.
ALTERED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
VOID = frozenset({"meta", "link", "br"})


class Markup(str):
    """HTML made by this module."""

    __slots__ = ()


def element(tag: str, *children: str, **attributes: str | bool | None) -> Markup:
    """Give an element; children and attribute values that are not `Markup` are escaped.

    An attribute that is None or False is left out; `class_` gives `class`, `data_start` gives `data-start`.

    >>> print(element("p", "a < b", class_="note", hidden=True))
    <p class="note" hidden>a &lt; b</p>
    """
    opening = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    return Markup(opening if tag in VOID else f"{opening}{join_markup(children)}</{tag}>")


def escape_text(text: str) -> Markup:
    """Give the text as HTML that shows it, one code point for one code point; `Markup` stays as it is."""
    if isinstance(text, Markup):
        return text
    kept = ALTERED.sub("\ufffd", text).replace("\r", " ")
    return Markup(html.escape(kept, quote=True))


def isolate(text: str, **attributes: str | bool | None) -> Markup:
    """Give words of unknown direction in a `<bdi>`, so that they cannot reorder what stands beside them."""
    return element("bdi", text, **attributes)


def join_markup(parts: Iterable[str], between: str = "") -> Markup:
    """Give the parts one after the other with `between` between them, text escaped."""
    return Markup(escape_text(between).join(escape_text(part) for part in parts))


def plain_title(text: str) -> str:
    """Give text for a window title, where nothing can be isolated: on one line, without direction controls."""
    return " ".join(BIDI_CONTROLS.sub("", text).split())


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    key = name.rstrip("_").replace("_", "-")
    return f" {key}" if value is True else f' {key}="{escape_text(value)}"'
