"""Quotes as numbered marks on the report's paragraphs, in code points; a mark never cuts joined letters apart."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from onrecord.core.coding import Coding
from onrecord.core.report import Quote

__all__ = [
    "Context",
    "Mark",
    "Paragraph",
    "Piece",
    "Place",
    "cut_context",
    "mark_paragraphs",
    "number_quotes",
    "split_paragraphs",
]

Place = tuple[int, int]

# Blocks whose letters take their shape from their neighbours: Arabic, Syriac, N'Ko, Mandaic, Mongolian, presentation
# forms, Rohingya, Adlam. An element that starts inside a word there can break the word into unjoined letters.
JOINED = re.compile("[\u0600-\u08ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc\U00010d00-\U00010d3f\U0001e900-\U0001e95f]")
JOINERS = "\u200c\u200d"
WORD_GAP = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Mark:
    """The stretch `[start, end)` of the report under the number its quote has on the page."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the report and where it starts."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Context:
    """The stretch `[start, end)` shown around a quote, and the paragraph `[first, last)` it was cut from."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a paragraph under the same marks; `opened` start in it, `closed` end with it."""

    text: str
    marked: bool
    opened: tuple[int, ...] = ()
    closed: tuple[int, ...] = ()


def number_quotes(coding: Coding) -> Mapping[Place, int]:
    """Give each distinct quote of the coding its number, in the order of the text."""
    places = {(quote.start, quote.end) for claim in coding.claims for quote in claim.quotes}
    return {place: number for number, place in enumerate(sorted(places), 1)}


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Give the paragraphs, parted by blank lines, each with its offset in code points."""
    gaps = list(re.finditer(r"\n{2,}", text))
    starts = [0, *(gap.end() for gap in gaps)]
    ends = [*(gap.start() for gap in gaps), len(text)]
    return tuple(Paragraph(start, text[start:end]) for start, end in zip(starts, ends, strict=True) if start < end)


def mark_paragraphs(text: str, numbers: Mapping[Place, int]) -> tuple[tuple[Paragraph, tuple[Piece, ...]], ...]:
    """Give every paragraph with its pieces between the edges of marks; the pieces together are its text.

    Edges inside joined letters move out to the end of the joined run.
    """
    paragraphs = split_paragraphs(text)
    ends = [paragraph.end for paragraph in paragraphs]
    marks: list[list[Mark]] = [[] for _ in paragraphs]
    for (start, end), number in numbers.items():
        for at in range(bisect_right(ends, start), len(paragraphs)):
            if paragraphs[at].start >= end:
                break
            marks[at].append(_clip(number, start, end, paragraphs[at]))
    return tuple((paragraph, _split(paragraph.text, own)) for paragraph, own in zip(paragraphs, marks, strict=True))


def cut_context(text: str, quote: Quote, reach: int = 60) -> Context:
    """Give the stretch around a quote: up to `reach` code points of its paragraph on either side, cut between words."""
    before = text.rfind("\n\n", 0, quote.start)
    after = text.find("\n\n", quote.end)
    first, last = (0 if before < 0 else before + 2), (len(text) if after < 0 else after)
    start, end = max(first, quote.start - reach), min(last, quote.end + reach)
    if start > first:
        gap = WORD_GAP.search(text, start, quote.start)
        start = gap.end() if gap else quote.start
    if end < last:
        gaps = [gap.start() for gap in WORD_GAP.finditer(text, quote.end, end)]
        end = gaps[-1] if gaps else quote.end
    return Context(*_widen(text, start, end), first, last)


def _clip(number: int, start: int, end: int, paragraph: Paragraph) -> Mark:
    first, last = max(start, paragraph.start) - paragraph.start, min(end, paragraph.end) - paragraph.start
    return Mark(number, *_widen(paragraph.text, first, last))


def _split(text: str, marks: list[Mark]) -> tuple[Piece, ...]:
    opened: dict[int, list[int]] = {}
    closed: dict[int, list[int]] = {}
    for mark in marks:
        opened.setdefault(mark.start, []).append(mark.number)
        closed.setdefault(mark.end, []).append(mark.number)
    pieces, over = [], 0
    for start, end in pairwise(sorted({0, len(text), *opened, *closed})):
        over += len(opened.get(start, ())) - len(closed.get(start, ()))
        pieces.append(Piece(text[start:end], over > 0, tuple(opened.get(start, ())), tuple(closed.get(end, ()))))
    return tuple(pieces)


def _widen(text: str, start: int, end: int) -> Place:
    while start > 0 and _is_joint(text, start):
        start -= 1
    while end < len(text) and _is_joint(text, end):
        end += 1
    return start, end


def _is_joint(text: str, at: int) -> bool:
    """True where parting the text before `at` would change how its letters look."""
    before, after = text[at - 1], text[at]
    if after in JOINERS or before in JOINERS or _is_sign(after):
        return True
    base = next((letter for letter in reversed(text[max(at - 8, 0) : at]) if not _is_sign(letter)), before)
    return base.isalpha() and after.isalpha() and bool(JOINED.match(base) and JOINED.match(after))


def _is_sign(character: str) -> bool:
    """True of what is written over or under the letter before it."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me")
