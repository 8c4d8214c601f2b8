"""The marks that charts are made of, their sizes and their colours.

No colour carries a meaning alone: a range is light and flat, a best figure dark and thick, an estimate has a diamond,
what is open an arrow, what is vague or refused a dashed line. Blue and brown differ to all common kinds of colour
blindness, and light and dark stay apart in grey.
"""

from __future__ import annotations

from onrecord.tally.charts.lettering import width_of
from onrecord.tally.charts.markup import Svg, element, escape_text

__all__ = [
    "AXIS",
    "BAND",
    "BEST",
    "BODY",
    "EDGE",
    "ESTIMATE",
    "ESTIMATE_BAND",
    "HALO",
    "INK",
    "LAND",
    "LINE",
    "PAPER",
    "QUIET",
    "SMALL",
    "Style",
    "arrow",
    "box",
    "clamped",
    "diamond",
    "dot",
    "label",
    "line",
    "path",
    "told",
]

Style = dict[str, str | float]
"""Attributes of an element."""

PAPER, INK, QUIET, LINE, LAND = "#ffffff", "#1f2429", "#565f69", "#d5d1c8", "#ece9e1"
BEST, EDGE, BAND = "#1c5273", "#5f8fae", "#b5d0e2"
ESTIMATE, ESTIMATE_BAND = "#8a4a0b", "#f0d3b0"
BODY, AXIS, SMALL = 14.0, 12.5, 12.0
"""Heights of letters in pixels: words, numbers along an axis, and the smallest that a phone shows well."""


HALO: Style = {"stroke": PAPER, "stroke_width": 4, "paint_order": "stroke", "stroke_linejoin": "round"}
"""Parts words from the lines behind them."""


def label(x: float, y: float, text: str, **look: str | float) -> Svg:
    """Give words on one line at a point of their baseline; `text_anchor` says which end of them is there."""
    place: Style = {"x": x, "y": y, "font_size": AXIS, "fill": INK}
    return element("text", escape_text(text), **(place | look))


def line(start: tuple[float, float], end: tuple[float, float], **look: str | float) -> Svg:
    """Give a straight line between two points."""
    ends: Style = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    return element("line", **(ends | {"stroke": INK, "stroke_width": 1} | look))


def box(across: tuple[float, float], down: tuple[float, float], **look: str | float) -> Svg:
    """Give a rectangle between two places across and two down, each pair in any order."""
    (left, right), (top, bottom) = sorted(across), sorted(down)
    place: Style = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return element("rect", **(place | look))


def dot(x: float, y: float, radius: float, **look: str | float) -> Svg:
    """Give a circle."""
    place: Style = {"cx": x, "cy": y, "r": radius}
    return element("circle", **(place | look))


def path(points: list[tuple[float, float]], **look: str | float) -> Svg:
    """Give a line through points, unfilled unless the look says otherwise."""
    return element("path", **({"d": _through(points), "fill": "none", "stroke_linejoin": "round"} | look))


def diamond(x: float, y: float, half: float, **look: str | float) -> Svg:
    """Give the mark of a median of an estimate."""
    corners = [(x - half, y), (x, y - half), (x + half, y), (x, y + half)]
    return element("path", d=_through(corners) + "Z", **({"fill": ESTIMATE, "stroke": PAPER} | look))


def arrow(tip: tuple[float, float], back: tuple[float, float], half: float, **look: str | float) -> Svg:
    """Give the head of an arrow from the middle of its back to its tip: nothing ends here."""
    (x, y), (along, up) = tip, (back[0] - tip[0], back[1] - tip[1])
    length = (along**2 + up**2) ** 0.5 or 1.0
    aside = (-up / length * half, along / length * half)
    corners = [(x, y), (x + along + aside[0], y + up + aside[1]), (x + along - aside[0], y + up - aside[1])]
    return element("path", d=_through(corners) + "Z", **({"fill": BEST} | look))


def told(title: str, *marks: Svg) -> Svg:
    """Give marks that say their numbers when they are pointed at."""
    return element("g", element("title", title), *marks)


def clamped(x: float, text: str, size: float, width: float) -> float:
    """Give the place nearest `x` at which words set about their middle stay within a width."""
    half = width_of(text, size) / 2
    return max(half, min(x, width - half))


def _through(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in points)


def _short(value: float) -> str:
    told = f"{value:.1f}".removesuffix(".0")
    return "0" if told == "-0" else told
