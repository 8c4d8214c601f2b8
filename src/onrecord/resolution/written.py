"""How a name is written, and whether words of a text are it: "IS" is a body, "is" is not.

A name in mixed case is met with at least its first capital; a short abbreviation in capitals only, a longer one also as
British papers write it ("Isis"). Text all in capitals cannot tell a name from a word: there a short name needs help.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from onrecord.resolution.folding import Word, bare, cut

__all__ = ["ARTICLE", "Fit", "Reading", "WrittenName"]

# "AFP" is written so; "ISIS" also "Isis", as British papers do; "isis" is neither.
SHORT_ACRONYM = 3
# Two neighbours of this many letters, all capitals, tell that the whole line is in capitals.
SHOUTED_LETTERS = 4
SHOUTED_WORDS = 2
NEIGHBOURS = 2
# No name runs across these unless it has them itself: "Nigeria, police said".
BREAKS = frozenset(",;:()[]")
BRACKETS = frozenset("([")
ARTICLE = "the"


class Fit(Enum):
    """Whether words are a name: yes, no, or only if something else in the text says so."""

    YES = "yes"
    NO = "no"
    IN_CONTEXT = "in context"


class WrittenName(NamedTuple):
    """A name as the register writes it.

    `exact` asks for its very capitals, `contextual` for something in the text that tells it apart. A tuple, not a
    dataclass: some nine thousand are made before the first report is read.
    """

    keys: tuple[str, ...]
    pieces: tuple[str, ...]
    exact: bool
    contextual: bool
    acronym: bool
    capital: int | None
    marks: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, *, exact: bool = False, contextual: bool = False) -> WrittenName:
        """Give a name as it is written, apostrophes, full stops and a leading "the" left out."""
        keys, pieces = _words(text)
        if len(keys) > 1 and keys[0] == ARTICLE:
            keys, pieces = keys[1:], pieces[1:]
        capital = next((number for number, piece in enumerate(pieces) if piece[:1].isupper()), None)
        acronym = len(pieces) == 1 and len(pieces[0]) > 1 and pieces[0].isupper()
        return cls(keys, pieces, exact, contextual, acronym, capital, BREAKS.intersection(text))


def _words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words of a name as they are compared and as they are written."""
    parts = text.replace("-", " ").split()
    if text.isascii() and all(map(str.isalnum, parts)):  # three names in four, in a fifth of the time
        return tuple(map(str.lower, parts)), tuple(parts)
    words = cut(text)
    return tuple(word.key for word in words), tuple(bare(text[word.start : word.end]) for word in words)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text being read: its words, whether it is all in capitals, and the names that are then read as words."""

    text: str
    words: Sequence[Word]
    upper_case: bool
    words_in_capitals: frozenset[str]

    def piece(self, number: int) -> str:
        """Give a word as it stands, without apostrophes and full stops."""
        word = self.words[number]
        return bare(self.text[word.start : word.end])

    def fit(self, name: WrittenName, first: int, last: int) -> Fit:
        """Tell whether the words `[first, last)`, which are the name's but for case, are written as it may be."""
        if last - first > 1 and not self.unbroken(first, last, name.marks):
            return Fit.NO
        found = self._fit_in_capitals(name, first, last) if self.shouted(first, last) else self._fit(name, first)
        return Fit.IN_CONTEXT if found is Fit.YES and name.contextual else found

    def unbroken(self, first: int, last: int, marks: frozenset[str] = frozenset()) -> bool:
        """Tell whether no comma, bracket or blank line parts the words, but for marks the name has itself."""
        between = self.text[self.words[first].end : self.words[last - 1].start]
        return "\n\n" not in between and not BREAKS.intersection(between) - marks

    def _fit(self, name: WrittenName, first: int) -> Fit:
        if name.exact:
            return _yes(all(self.piece(first + place) == piece for place, piece in enumerate(name.pieces)))
        if name.acronym and (name.contextual or len(name.pieces[0]) <= SHORT_ACRONYM):
            return _yes(self.piece(first).isupper())
        return _yes(name.capital is None or not self.piece(first + name.capital)[:1].islower())

    def _fit_in_capitals(self, name: WrittenName, first: int, last: int) -> Fit:
        word = self.words[first]
        dotted = "." in self.text[word.start : word.end]
        if last - first > 1 or dotted or name.capital is None:
            return Fit.YES
        if word.key in self.words_in_capitals:
            bracketed = self.text[max(0, word.start - 1) : word.start] in BRACKETS
            article = first > 0 and self.words[first - 1].key == ARTICLE
            return Fit.IN_CONTEXT if bracketed or article else Fit.NO
        return Fit.IN_CONTEXT if name.exact else Fit.YES

    def shouted(self, first: int, last: int) -> bool:
        """Tell whether the words around are all in capitals, as in a headline."""
        if self.upper_case:
            return True
        if not self.piece(first).isupper():
            return False
        around = (*range(max(0, first - NEIGHBOURS), first), *range(last, min(len(self.words), last + NEIGHBOURS)))
        loud = [piece for number in around if len(piece := self.piece(number)) >= SHOUTED_LETTERS and piece.isupper()]
        return len(loud) >= SHOUTED_WORDS


def _yes(true: bool) -> Fit:
    return Fit.YES if true else Fit.NO
