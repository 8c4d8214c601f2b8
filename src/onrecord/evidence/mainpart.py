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

from onrecord.evidence.blocks import ASIDE, FURNITURE, Block
from onrecord.evidence.characters import words
from onrecord.evidence.elsewhere import below_headline, lines_elsewhere
from onrecord.evidence.parts import Kind
from onrecord.evidence.prose import PROSE_LINKS, core, is_prose, with_kin

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
# A picture above the text has a caption, often in two pieces.
ABOVE = 3

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which blocks are the report, by number, which among them only lead elsewhere, and what is doubtful about that."""

    numbers: frozenset[int]
    links: frozenset[int] = frozenset()
    flags: tuple[str, ...] = ()


def choose_blocks(root: HtmlElement, blocks: Sequence[Block], headline: int | None = None) -> Choice:
    """Give the blocks that are the report, `headline` being the number of its title; the tree is used up."""
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS or sum(len(block.text) for block in blocks) > MOST_CHARACTERS:
        flag = "the page is too large to tell its report from what surrounds it; all its paragraphs are kept"
        return Choice(_prose(blocks), flags=(flag,))
    found = _without_asides(_found(_extracted(root), blocks), blocks)
    if not found:
        flag = "the report could not be told from what surrounds it; all paragraphs of the page are kept"
        return Choice(_prose(blocks), flags=(flag,))
    filled = _filled(with_kin(below_headline(headline, found, blocks), blocks), blocks)
    links = lines_elsewhere(filled, blocks)
    return Choice(filled - links, links)


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
    central = frozenset(number for number in found if blocks[number].beside is None or _is_cited(blocks[number]))
    whole, rest = (sum(len(blocks[number].text) for number in numbers) for numbers in (found, central))
    return central if 2 * rest > whole else found


def _is_cited(block: Block) -> bool:
    """Say whether a block is a post or a passage quoted in the report: pages mark posts as things of social media."""
    return block.kind is Kind.QUOTE and block.beside == ASIDE


def _is_found(own: Gram, grams: set[Gram], whole: set[Gram]) -> bool:
    if len(own) < GRAM:
        return own in whole
    hits = sum(own[at : at + GRAM] in grams for at in range(len(own) - GRAM + 1))
    return hits >= FOUND_SHARE * (len(own) - GRAM + 1)


def _filled(found: frozenset[int], blocks: Sequence[Block]) -> frozenset[int]:
    """Add what stands between two chosen blocks of one container, and the captions among and just above the prose."""
    first, last = min(found), max(found)
    own = core(found, blocks) or found
    pictured = range(max(0, min(own) - ABOVE), max(own))
    containers = Counter(blocks[number].container for number in found)
    home = {container for container, count in containers.items() if count > 1}
    return found | {
        number
        for number in {*range(first, last), *pictured}
        if _belongs(blocks[number], home, within=first < number < last, pictured=number in pictured)
    }


def _belongs(block: Block, home: Iterable[int], *, within: bool, pictured: bool) -> bool:
    if block.linked > PROSE_LINKS:
        return False
    if block.beside is not None:
        return within and _is_cited(block)
    return (pictured and block.kind is Kind.CAPTION) or (within and block.container in home)


def _prose(blocks: Sequence[Block]) -> frozenset[int]:
    return frozenset(number for number, block in enumerate(blocks) if is_prose(block))
