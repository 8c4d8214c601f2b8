"""Read HTML that is all of it one text: the body of a letter, an item of a feed. Nothing is chosen among its blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.evidence.blocks import FURNITURE, Block, cut_blocks
from onrecord.evidence.furniture import mark_furniture
from onrecord.evidence.language import detect_language
from onrecord.evidence.markup import parse, remove_unseen
from onrecord.evidence.parts import Draft, Kind, Part, kept

__all__ = ["draft_of", "fragment_blocks", "read_fragment"]

# What no reader saw, and menus; what stands "beside the report" by its class's name may be all there is of it.
LEFT_OUT = ("hidden on the page", FURNITURE)
# Stand around what a mail program marked as quoted; code points without a meaning, which no clean text holds.
OPENS, CLOSES = "\ue0f0", "\ue0f1"


def read_fragment(text: str) -> Draft:
    """Give the draft of the HTML: every block that a browser shows."""
    blocks, flags = fragment_blocks(text)
    return draft_of(blocks, flags)


def draft_of(blocks: Sequence[Block], flags: tuple[str, ...] = ()) -> Draft:
    """Give the draft that these blocks are."""
    parts = mark_furniture(
        Part(block.text, block.kind, block.beside if block.beside in LEFT_OUT else None) for block in blocks
    )
    return Draft(parts, language=detect_language("\n".join(part.text for part in kept(parts))), flags=flags)


def fragment_blocks(text: str, *, mark_cited: bool = False) -> tuple[list[Block], tuple[str, ...]]:
    """Give the blocks and what is doubtful about them; with `mark_cited`, `> ` stands before what a letter quotes."""
    parsed = parse(text)
    if parsed is None:
        return [], ()
    remove_unseen(parsed.root)
    if not mark_cited:
        return list(cut_blocks(parsed.root)), parsed.flags
    for element in [*parsed.root.iter("blockquote")]:
        if element.get("type") == "cite" or "gmail_quote" in element.get("class", ""):
            _enclose(element)
    return list(_quoted(cut_blocks(parsed.root))), parsed.flags


def _enclose(element: object) -> None:
    from lxml.html import HtmlElement
    from lxml.html.builder import P

    assert isinstance(element, HtmlElement)
    opens, closes = P(OPENS), P(CLOSES)
    opens.tail, element.text = element.text, None
    element.insert(0, opens)
    element.append(closes)


def _quoted(blocks: Sequence[Block]) -> list[Block]:
    out: list[Block] = []
    depth = 0
    for block in blocks:
        if block.text in (OPENS, CLOSES):
            depth = max(0, depth + (1 if block.text == OPENS else -1))
            continue
        kind = Kind.PARAGRAPH if depth and block.kind is Kind.QUOTE else block.kind
        out.append(replace(block, text=">" * depth + (" " if depth else "") + block.text, kind=kind))
    return out
