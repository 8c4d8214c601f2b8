"""The stretch of a text in which the words that were looked for stand, with those words marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.resolution.folding import Word, cut

__all__ = ["Extract", "Piece", "extract"]

LONGEST = 400_000
"""Letters of a text that are looked through: a book. What stands behind them is found, and shown without its words."""

AROUND = 110
"""Letters on either side of the first word that is marked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of a text, and whether they are a word that was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """A stretch `[start, end)` of a text in pieces; `before` and `after` tell that the text goes on there."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    before: bool
    after: bool


def extract(text: str, wanted: Callable[[Word], str | None], behind: int = 0) -> Extract | None:
    """Give the stretch of a text that has most of the words looked for, None where it has none.

    Args:
        wanted: Gives for a word what it was looked for by, None where it was not.
        behind: Where the text begins that is looked at first: behind a title, which is shown in any case.

    >>> from onrecord.resolution.folding import fold
    >>> found = extract("Shells fell on the market of Zawiya.", lambda word: word.key if word.key == "zawiya" else None)
    >>> [piece.text for piece in found.pieces if piece.marked]
    ['Zawiya']
    """
    hits = [(word, key) for word in cut(text[:LONGEST]) if (key := wanted(word)) is not None]
    if not hits:
        return None
    first = _densest([hit for hit in hits if hit[0].start >= behind] or hits)
    floor = behind if first.start >= behind else 0
    start, end = max(floor, first.start - AROUND), min(len(text), first.end + AROUND)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    start, end = _to_words(text, (floor, start), end)
    near = [word for word, _ in hits if start <= word.start and word.end <= end]
    return Extract(start, end, tuple(_pieces(text, (start, end), near)), start > 0, end < len(text))


def _densest(hits: Sequence[tuple[Word, str]]) -> Word:
    """Give the word behind which, within reach, stand most different words that were looked for: the first of these."""
    best, most = hits[0][0], 0
    for place, (word, _) in enumerate(hits):
        keys = set[str]()
        for other, key in hits[place : place + 12]:
            if other.end > word.end + AROUND:
                break
            keys.add(key)
        if len(keys) > most:
            best, most = word, len(keys)
    return best


def _to_words(text: str, begun: tuple[int, int], end: int) -> tuple[int, int]:
    """Give the ends moved so that no word is cut, as far as a space is near."""
    floor, start = begun
    if start > floor and not text[start - 1].isspace():
        space = text.find(" ", start, start + 20)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - 20, end)
        end = space if space >= 0 else end
    return start, end


def _pieces(text: str, ends: tuple[int, int], marked: Sequence[Word]) -> Iterator[Piece]:
    at, end = ends
    for word in marked:
        if word.start > at:
            yield Piece(text[at : word.start])
        yield Piece(text[word.start : word.end], marked=True)
        at = word.end
    if at < end:
        yield Piece(text[at:end])
