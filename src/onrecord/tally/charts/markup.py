"""XML that is escaped unless it was made here: names of people, places and lists are hostile input."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

__all__ = ["Svg", "element", "escape_text", "isolate", "join_svg", "plain"]

ALTERED = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""What XML may not hold, or a browser would not show: each becomes one character that both take."""
BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Svg(str):
    """SVG made by this module."""

    __slots__ = ()


def element(tag: str, *children: str, **attributes: str | float | None) -> Svg:
    """Give an element; children and values that are not `Svg` are escaped, and numbers have one decimal at most.

    An attribute that is None is left out; `stroke_width` gives `stroke-width`.

    >>> print(element("text", "a < b", x=12.04, font_size=13))
    <text x="12" font-size="13">a &lt; b</text>
    """
    given = "".join(_attribute(name, value) for name, value in attributes.items() if value is not None)
    return Svg(f"<{tag}{given}>{join_svg(children)}</{tag}>" if children else f"<{tag}{given}/>")


def escape_text(text: str) -> Svg:
    """Give the text as XML that shows it; `Svg` stays as it is."""
    return text if isinstance(text, Svg) else Svg(html.escape(ALTERED.sub("\ufffd", text), quote=True))


def join_svg(parts: Iterable[str], between: str = "") -> Svg:
    """Give the parts one after the other, text escaped."""
    return Svg(escape_text(between).join(escape_text(part) for part in parts))


def plain(text: str) -> str:
    """Give words on one line, of characters that are shown as they are and reorder nothing that stands beside them."""
    return " ".join(ALTERED.sub("\ufffd", BIDI_CONTROLS.sub("", text)).split())


def isolate(text: str) -> str:
    """Give words of unknown direction between Unicode isolates: what `<bdi>` does in HTML, which SVG lacks."""
    return f"\u2068{plain(text)}\u2069"


def _attribute(name: str, value: str | float) -> str:
    told = value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
    key = name.rstrip("_").replace("_", "-")
    return f' {key}="{escape_text("0" if told == "-0" else told)}"'
