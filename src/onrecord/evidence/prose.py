"""Tell the sentences of a report from its surroundings by how the page marks them up.

A page gives its paragraphs one template: the same element with the same class, over and over. The templates that hold
most of what was found are the report's own, and its first and last sentence bound it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord.evidence.blocks import Block
from onrecord.evidence.parts import Kind

__all__ = ["PROSE_LINKS", "core", "is_prose", "is_sentence", "with_kin"]

# A block with more of its characters in links is a menu, or leads to other pages; sentences name few links.
PROSE_LINKS, SENTENCE_LINKS = 0.5, 0.3
# A label, a credit or a button is shorter.
LEAST_SENTENCE = 40
# A template with less of the report than this may be that of its surroundings as well.
CORE_SHARE = 0.2

Template = tuple[str, int]


def is_prose(block: Block) -> bool:
    """Say whether a block may be text: not aside, and not mostly links."""
    return block.beside is None and block.linked <= PROSE_LINKS


def is_sentence(block: Block) -> bool:
    """Say whether a block reads as a paragraph of a report."""
    told = block.kind in (Kind.PARAGRAPH, Kind.QUOTE) and len(block.text) >= LEAST_SENTENCE
    return told and is_prose(block) and block.linked <= SENTENCE_LINKS


def core(found: Iterable[int], blocks: Sequence[Block]) -> frozenset[int]:
    """Give the sentences of the templates that hold most of what was found."""
    told = [number for number in found if is_sentence(blocks[number])]
    letters: Counter[Template] = Counter()
    for number in told:
        letters[_template(blocks[number])] += len(blocks[number].text)
    least = CORE_SHARE * letters.total()
    return frozenset(number for number in told if letters[_template(blocks[number])] >= least)


def with_kin(found: frozenset[int], blocks: Sequence[Block]) -> frozenset[int]:
    """Add the sentences of the report's own templates: pages cut a text into pieces, with advertising between them."""
    own = {_template(blocks[number]) for number in core(found, blocks)}
    first, last = min(found), max(found)
    below = _until_headline(range(last + 1, len(blocks)), blocks)
    above = _until_headline(range(first - 1, -1, -1), blocks)
    return found | {
        number
        for number in (*above, *range(first, last), *below)
        if _template(blocks[number]) in own and is_sentence(blocks[number])
    }


def _template(block: Block) -> Template:
    return block.shape, block.article


def _until_headline(numbers: Iterable[int], blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the numbers up to the headline of another report: a heading that is a link."""
    for number in numbers:
        if blocks[number].kind is Kind.HEADING and blocks[number].linked > PROSE_LINKS:
            return
        yield number
