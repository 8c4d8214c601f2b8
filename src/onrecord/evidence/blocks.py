"""Cut a page into blocks: the stretches of text a browser sets apart, in the order of the document.

The words come from here and from nowhere else, so that nothing is reordered, glued or lost; what is the report among
them is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.evidence.lines import paragraphs
from onrecord.evidence.parts import Kind
from onrecord.evidence.tables import elements, table, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["ASIDE", "FURNITURE", "Block", "cut_blocks"]

# A table row with more than this is layout, not a row of data.
LONGEST_ROW = 400
# What parts one template from another stands at the beginning; each element inside holds a copy.
LONGEST_CLASSES = 100
LONGEST_CAPTION = 1_000
CELL_MARK = " | "
ASIDE = "beside the report"
FURNITURE = "a menu, a button or the foot of the page"

_space = re.compile(r"[ \t\n\r\f]+")
_hiding = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of text: what it is, the share in links, the number of its container, and what holds it aside.

    `shape` is how the page marks it up, the tags it stands in up to one with a class: blocks of one shape are of one
    template. `article` is the number of the <article> or <main> it stands in.
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    linked: float = 0.0
    container: int = 0
    beside: str | None = None
    shape: str = ""
    article: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """What is known of the element the walk is in, inherited by what is inside it."""

    tag: str = "body"
    kind: Kind = Kind.PARAGRAPH
    container: int = 0
    beside: str | None = None
    first_block: int = 0
    shape: str = "html"
    article: int = 0


@cache
def _kinds() -> dict[str, Kind]:
    return {tag: Kind(kind) for kind, tags in table("elements")["kinds"].items() for tag in words_of(tags)}


@cache
def _marks() -> dict[str, re.Pattern[str]]:
    return {mark: re.compile(pattern, re.IGNORECASE) for mark, pattern in table("elements")["marks"].items()}


def cut_blocks(root: HtmlElement) -> tuple[Block, ...]:
    """Give the blocks of the page, in order; each is one line of clean text."""
    walk = _Walk()
    body = root.find("body")
    walk.through(root if body is None else body)
    return tuple(walk.blocks)


class _Walk:
    """One pass over the tree that gathers text until a block begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text: list[str] = []
        self.linked = 0
        self.links = 0
        self.count = 0
        self.places = [_Place()]
        self.opened: list[HtmlElement] = []

    def through(self, body: HtmlElement) -> None:
        from lxml import etree

        for event, element in etree.iterwalk(body, events=("start", "end")):
            if event == "start":
                self.enter(element)
                self.take(element.text)
            else:
                self.leave(element)
                self.take(element.tail if element is not body else None)
        self.flush()

    def take(self, text: str | None) -> None:
        if text:
            self.text.append(text if self.places[-1].tag == "pre" else _space.sub(" ", text))
            self.linked += len(text) if self.links else 0

    def enter(self, element: HtmlElement) -> None:
        if element.tag == "a":
            self.links += 1
        elif element.tag == "br":
            self.text.append("\n")
        elif element.tag in elements("block") or _beside(element) is not None:
            self.flush()
            self.count += 1
            self.places.append(_inside(self.places[-1], element, self.count, len(self.blocks)))
            self.opened.append(element)

    def leave(self, element: HtmlElement) -> None:
        if element.tag == "a":
            self.links -= 1
        if self.opened and self.opened[-1] is element:
            self.flush()
            self.opened.pop()
            first = self.places.pop().first_block
            if element.tag in ("td", "th") and len(self.blocks) - first > 1:
                self.blocks[first:] = [_unrowed(block) for block in self.blocks[first:]]
            elif element.tag in ("td", "th") and len(self.blocks) == first and self.places[-1].tag == "tr":
                self.blocks.append(Block("", Kind.ROW, container=self.places[-1].container))
            elif element.tag == "tr":
                self.blocks[first:] = _row(self.blocks[first:])

    def flush(self) -> None:
        raw = "".join(self.text)
        stripped = len(raw.strip())
        if stripped:
            place, outer = self.places[-1], self.places[-2] if len(self.places) > 1 else self.places[-1]
            for line in paragraphs(raw):
                kind = Kind.ITEM if line.item and place.kind is Kind.PARAGRAPH else place.kind
                share = min(1.0, self.linked / stripped)
                self.blocks.append(
                    Block(line.text, kind, share, outer.container, place.beside, place.shape, place.article)
                )
        self.text.clear()
        self.linked = 0


def _inside(outer: _Place, element: HtmlElement, number: int, first_block: int) -> _Place:
    kind = _kinds().get(element.tag, outer.kind)
    named = f"{element.get('class', '')} {element.get('id', '')}"
    for mark, caught in (("pull quote", Kind.PULL_QUOTE), ("caption", Kind.CAPTION)):
        kind = caught if _marks()[mark].search(named) and _is_short(element) else kind
    classes = element.get("class", "").strip()[:LONGEST_CLASSES]
    return _Place(
        element.tag,
        kind,
        number,
        outer.beside or _beside(element),
        first_block,
        shape=f"{element.tag}.{classes}" if classes else f"{outer.shape}>{element.tag}",
        article=number if element.tag in ("article", "main") else outer.article,
    )


def _is_short(element: HtmlElement) -> bool:
    """Say whether an element is short enough for a caption; templates name whole articles so, too."""
    return sum(map(len, islice(element.itertext(), LONGEST_CAPTION))) <= LONGEST_CAPTION


def _beside(element: HtmlElement) -> str | None:
    """Say what beside the report an element is, or None where it may be the report."""
    if element.tag in elements("furniture"):
        return FURNITURE
    if element.tag in ("html", "body", "main", "article"):
        return None
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return "hidden on the page"
    if _hiding.search(element.get("style", "")):
        return "hidden on the page"
    named = f"{element.get('class', '')} {element.get('id', '')}"
    aside = element.tag in elements("aside") or (len(named) > 1 and _marks()["aside"].search(named))
    return ASIDE if aside else None


def _row(cells: list[Block]) -> list[Block]:
    """Give a row of data as one block, and the cells of a layout table as what they hold."""
    filled = [cell for cell in cells if cell.text]
    data = len(filled) > 1 and all(cell.kind is Kind.ROW for cell in cells)
    if not data or sum(len(cell.text) for cell in cells) > LONGEST_ROW:
        return [_unrowed(cell) for cell in filled]
    linked = sum(cell.linked for cell in filled) / len(filled)
    text = " ".join(CELL_MARK.join(cell.text for cell in cells).split())
    return [replace(filled[0], text=text, linked=linked)]


def _unrowed(block: Block) -> Block:
    return replace(block, kind=Kind.PARAGRAPH) if block.kind is Kind.ROW else block
