"""Decide which blocks of a page are the report. trafilatura says where it is; the words and their order are the page's.

A block is the report's if trafilatura found most of it. What trafilatura leaves out between two such blocks and in the
same container (a short paragraph of links, a row of names, a quotation) is taken back, and so are captions.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evidence.blocks import FURNITURE, Block
from onrecord.evidence.characters import words
from onrecord.evidence.parts import Kind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Choice", "choose_blocks"]

# Five words in a row do not meet by chance; a block shorter than that must be one whole line of the extraction.
GRAM = 5
FOUND_SHARE = 0.5
# trafilatura's passes are quadratic in the children of one element: 18,000 spans in a paragraph took 2.5 s.
MOST_ELEMENTS, MOST_CHARACTERS = 20_000, 1_000_000
# The layouts of the nineties nested three or four.
MOST_TABLES = 6
# A block with more of its characters in links is a menu, or leads to other pages.
PROSE_LINKS = 0.5

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which blocks are the report, by number, and what is doubtful about that."""

    numbers: frozenset[int]
    flags: tuple[str, ...] = ()


def choose_blocks(root: HtmlElement, blocks: Sequence[Block]) -> Choice:
    """Give the blocks that are the report; the tree is used up."""
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS or sum(len(block.text) for block in blocks) > MOST_CHARACTERS:
        flag = "the page is too large to tell its report from what surrounds it; all its paragraphs are kept"
        return Choice(_prose(blocks), (flag,))
    found = _without_asides(_found(_extracted(root), blocks), blocks)
    if not found:
        flag = "the report could not be told from what surrounds it; all paragraphs of the page are kept"
        return Choice(_prose(blocks), (flag,))
    return Choice(_filled(found, blocks))


def _extracted(root: HtmlElement) -> list[Gram]:
    """Give the words of each line that trafilatura takes for the report."""
    from trafilatura import bare_extraction

    _unnest_tables(root)
    # It reports every page it gives up on; without a handler that would go to the terminal.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        found = bare_extraction(root, fast=True, include_comments=False)
    except (ArithmeticError, AttributeError, AssertionError, LookupError, RecursionError, TypeError, ValueError):
        return []  # a page its rules stumble over; what to do then is the same as if it had found nothing
    text = getattr(found, "text", None) or ""
    return [line for line in map(words, text.splitlines()) if line]


def _unnest_tables(root: HtmlElement) -> None:
    """Make sections of the innermost of tables in tables: trafilatura walks each level again from every one above."""
    for inner in list(root.iter("table")):
        if sum(1 for _ in inner.iterancestors("table", "section")) >= MOST_TABLES:
            inner.tag = "section"


def _found(lines: Sequence[Gram], blocks: Sequence[Block]) -> frozenset[int]:
    run = [word for line in lines for word in line]
    grams = {tuple(run[at : at + GRAM]) for at in range(len(run) - GRAM + 1)}
    whole = set(lines)
    return frozenset(number for number, block in enumerate(blocks) if _is_found(words(block.text), grams, whole))


def _without_asides(found: frozenset[int], blocks: Sequence[Block]) -> frozenset[int]:
    """Take out menus, and what the page marks as beside the report unless that is most of what was found."""
    found = frozenset(number for number in found if blocks[number].beside != FURNITURE)
    central = frozenset(number for number in found if blocks[number].beside is None)
    whole, rest = (sum(len(blocks[number].text) for number in numbers) for numbers in (found, central))
    return central if 2 * rest > whole else found


def _is_found(own: Gram, grams: set[Gram], whole: set[Gram]) -> bool:
    if len(own) < GRAM:
        return own in whole
    hits = sum(own[at : at + GRAM] in grams for at in range(len(own) - GRAM + 1))
    return hits >= FOUND_SHARE * (len(own) - GRAM + 1)


def _filled(found: frozenset[int], blocks: Sequence[Block]) -> frozenset[int]:
    """Add what stands between two chosen blocks of one container, and the captions among and next to them."""
    first, last = min(found), max(found)
    containers = Counter(blocks[number].container for number in found)
    home = {container for container, count in containers.items() if count > 1}
    added = {
        number
        for number in range(max(0, first - 2), min(len(blocks), last + 2))
        if number not in found and _belongs(blocks[number], home, within=first < number < last)
    }
    return found | added


def _belongs(block: Block, home: Iterable[int], *, within: bool) -> bool:
    if block.beside is not None or block.linked > PROSE_LINKS:
        return False
    return block.kind is Kind.CAPTION or (within and block.container in home)


def _prose(blocks: Sequence[Block]) -> frozenset[int]:
    return frozenset(number for number, block in enumerate(blocks) if _is_prose(block))


def _is_prose(block: Block) -> bool:
    return block.beside is None and block.linked <= PROSE_LINKS
