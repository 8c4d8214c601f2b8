"""What a browser would find in a chart: its words with the room they take, and its marks, at their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from onrecord.tally.charts.lettering import width_of

__all__ = ["Words", "desc_of", "marks_of", "read_chart", "texts_of", "tips_of", "words_of_chart"]

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a chart and the box they take."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


def read_chart(svg: str) -> ElementTree.Element:
    """Give the root of a chart; invalid XML raises."""
    return ElementTree.fromstring(svg)


def texts_of(svg: str) -> list[Words]:
    """Give the words that are drawn, in places of the whole picture."""
    root = read_chart(svg)
    mirrored = root.get("direction") == "rtl"
    return [_words(node, x, y, mirrored) for node, x, y in _placed(root, 0.0, 0.0) if node.tag == f"{SVG}text"]


def words_of_chart(svg: str) -> str:
    """Give all words that are drawn, a line each, without isolates."""
    return re.sub("[\u2066-\u2069]", "", "\n".join(words.text for words in texts_of(svg)).replace("\u00a0", " "))


def marks_of(svg: str, tag: str, **look: str) -> list[dict[str, str]]:
    """Give the attributes of the elements of a kind that have this look, in the order they are drawn in."""
    wanted = {name.replace("_", "-"): value for name, value in look.items()}
    found = [node.attrib for node in read_chart(svg).iter(f"{SVG}{tag}")]
    return [each for each in found if wanted.items() <= each.items()]


def desc_of(svg: str) -> str:
    """Give what a screen reader says of a chart, without isolates."""
    found = read_chart(svg).find(f"{SVG}desc")
    return re.sub("[\u2066-\u2069]", "", (found is not None and found.text) or "")


def tips_of(svg: str) -> list[str]:
    """Give what marks say when they are pointed at, without isolates."""
    return [re.sub("[\u2066-\u2069]", "", title.text or "") for title in read_chart(svg).iter(f"{SVG}title")][1:]


def _placed(node: ElementTree.Element, x: float, y: float) -> Iterator[tuple[ElementTree.Element, float, float]]:
    moved = re.fullmatch(r"translate\(([-\d.]+) ([-\d.]+)\)", node.get("transform", "translate(0 0)"))
    assert moved, node.attrib
    x, y = x + float(moved[1]), y + float(moved[2])
    yield node, x, y
    for child in node:
        yield from _placed(child, x, y)


def _words(node: ElementTree.Element, x: float, y: float, mirrored: bool) -> Words:
    size = float(node.get("font-size", "0"))
    width = width_of(node.text or "", size, node.get("font-weight", "normal"))
    anchor = node.get("text-anchor", "start")
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    before = 1 - before if mirrored else before
    at = x + float(node.get("x", "0"))
    return Words(node.text or "", at - before * width, at + (1 - before) * width, y + float(node.get("y", "0")), size)
