"""Tell the lines among a report that only lead elsewhere: menus above it, other reports' headlines in and below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count as count_from

from onrecord.evidence.blocks import Block
from onrecord.evidence.characters import words
from onrecord.evidence.parts import Kind
from onrecord.evidence.prose import core, is_sentence

__all__ = ["below_headline", "lines_elsewhere"]

# "SEE MORE:" before a link is no link itself.
LINE_LINKS = 0.8
# The names in a list of the dead may each be a link; they have fewer words than a headline.
LEAST_HEADLINE = 6
# Where words are not parted by spaces there are only characters to count. Chosen by judgement: names are shorter.
LEAST_UNSPACED = 14

_ended = re.compile(r"[.!?؟。।…][\"'”’»)\]]*$")


def below_headline(headline: int | None, found: frozenset[int], blocks: Sequence[Block]) -> frozenset[int]:
    """Take out what is above the headline and no sentence, where most of the sentences are below it."""
    above = [number for number in found if headline is not None and number < headline]
    over = [number for number in above if is_sentence(blocks[number])]
    told = [number for number in found.difference(above) if is_sentence(blocks[number])]
    return found.difference(above).union(over) if _letters(over, blocks) < _letters(told, blocks) else found


def lines_elsewhere(found: frozenset[int], blocks: Sequence[Block]) -> frozenset[int]:
    """Give the lines that lead elsewhere: links above the report or apart below it, and in it headlines of others."""
    own = core(found, blocks)
    if not own:
        return frozenset()
    first, last = min(own), max(own)
    # A list of names, each a link, may end a report.
    end = next(number for number in count_from(last) if number + 1 not in found)
    count = Counter(blocks[number].container for number in found)
    return frozenset(
        number
        for number in found
        if _leads_away(number, blocks, within=first < number <= end)
        or (number > last and count[blocks[number].container] == 1 and _is_link(blocks[number - 1]))
    )


def _leads_away(number: int, blocks: Sequence[Block], *, within: bool) -> bool:
    block = blocks[number]
    if not _is_link(block) or block.kind is Kind.ROW or _ended.search(block.text):
        return False
    if not within:
        return True
    if not _is_long(block.text):
        return False
    # A heading that is a link may be one of the report's own; two in a row have no text of it between them.
    beside = (*blocks[number - 1 : number], *blocks[number + 1 : number + 2])
    return block.kind is not Kind.HEADING or any(each.kind is Kind.HEADING and _is_link(each) for each in beside)


def _is_long(text: str) -> bool:
    return len(words(text)) >= LEAST_HEADLINE or (" " not in text and len(text) >= LEAST_UNSPACED)


def _is_link(block: Block) -> bool:
    return block.linked > LINE_LINKS


def _letters(numbers: Iterable[int], blocks: Sequence[Block]) -> int:
    return sum(len(blocks[number].text) for number in numbers)
