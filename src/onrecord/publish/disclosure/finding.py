"""Words looked up in a text, however many there are: one pass over its words, a few look-ups at each.

What is looked for is kept by its letters without what parts them (`Abd al-Rahman`, `Abdulrahman`), and names by their
consonants too, which all spellings and scripts share. A match begins and ends where a word does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from onrecord.publish.disclosure.telling import ToldAs
from onrecord.publish.disclosure.tokens import ARTICLES, Token, tokens_of

__all__ = ["Found", "Kind", "Known", "Lookup", "Sought", "marked_spans"]

MOST_WORDS = 8
HEAD = 3


class Kind(StrEnum):
    """What words that are found tell of."""

    NAME = "name"
    PLACE = "place"
    DATE = "date"
    NUMBER = "number"
    SOURCE = "source"
    WORDS = "words"


class Sought(NamedTuple):
    """Why words are looked for: what they tell of, by which rule, and whether they are all of it.

    A part of a name may be another's too: it is not found inside a name that is given. `proud` asks for a capital,
    `told_as` that the words around tell what it is of. `own` tells that a part of a name is nobody's but their own.
    """

    kind: Kind
    rule: str
    whole: bool = True
    proud: bool = False
    told_as: ToldAs = ToldAs.ANYTHING
    own: bool = False


class Found(NamedTuple):
    """Words that were found, from `start` to `end` of the text."""

    start: int
    end: int
    sought: Sought


class Known(Protocol):
    """Words that are found in a text."""

    def find(self, text: str) -> Iterator[Found]:
        """Yield what is found in a text."""
        ...


@dataclass(slots=True)
class Lookup:
    """Words that are looked for, each with why."""

    letters: dict[str, Sought] = field(default_factory=dict)
    signs: dict[str, Sought] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    most: int = 1

    def __bool__(self) -> bool:
        return bool(self.letters) or bool(self.signs)

    def add(self, words: str, sought: Sought) -> None:
        """Look for words, with and without the articles in them."""
        tokens = tokens_of(words)
        self._keep(self.letters, [token.key for token in tokens], sought)
        if any(token.key != token.bare for token in tokens):
            self._keep(self.letters, [token.bare for token in tokens if token.bare], sought)

    def add_signs(self, words: str, sought: Sought, least: int) -> None:
        """Look for a name by its consonants, where it has so many of them."""
        signs = [token.signs for token in tokens_of(words) if token.signs]
        if sum(map(len, signs)) >= least:
            self._keep(self.signs, signs, sought)

    def add_all(self, other: Lookup) -> None:
        """Look for all that another looks for too."""
        for own, theirs in ((self.letters, other.letters), (self.signs, other.signs)):
            if not own:
                own.update(theirs)
                continue
            for key, sought in theirs.items():
                one = own.get(key)
                own[key] = sought if one is None else _wider(one, sought)
        self.heads |= other.heads
        self.most = max(self.most, other.most)

    def find(self, text: str) -> Iterator[Found]:
        """Yield what is found in a text, the longest from each word."""
        tokens = tokens_of(text)
        heads = self.heads
        for place, token in enumerate(tokens):
            if token.key[:HEAD] in heads or token.signs[:HEAD] in heads or len(token.starts) > 1:
                found = self._longest(tokens, place, token)
                if found is not None:
                    yield found

    def has(self, text: str) -> bool:
        """Tell whether anything is found in a text."""
        return next(self.find(text), None) is not None

    def _keep(self, where: dict[str, Sought], words: Sequence[str], sought: Sought) -> None:
        key = "".join(words)
        if not key or (len(key) == 1 and not key.isdigit()):
            return
        where[key] = _wider(where.get(key), sought)
        self.heads.update((key[:1], key[:2], key[:HEAD]))
        self.most = min(MOST_WORDS, max(self.most, len(words) + 3))

    def _longest(self, tokens: Sequence[Token], place: int, token: Token) -> Found | None:
        best: Found | None = None
        for first in token.starts:
            # A word as short as two letters may be the beginning of what is sought; a longer one has its head.
            if first[:HEAD] in self.heads:
                best = _longer(best, self._by_letters(tokens, place, first))
        if token.signs and token.proud and self.signs and token.signs[:HEAD] in self.heads:
            best = _longer(best, self._by_signs(tokens, place))
        return best

    def _by_letters(self, tokens: Sequence[Token], place: int, first: str) -> Found | None:
        best, whole, bare = None, first, first
        for end in range(place, min(len(tokens), place + self.most)):
            if end > place:
                whole, bare = whole + tokens[end].key, bare + tokens[end].bare
            # An article that stands after what is sought is no part of it: "nine, as she says".
            is_bare = bare != whole and bool(end == place or tokens[end].bare)
            sought = self.letters.get(whole) or (self.letters.get(bare) if is_bare else None)
            if sought is not None and (not sought.proud or tokens[place].proud):
                best = Found(tokens[place].start, tokens[end].end, sought)
        return best

    def _by_signs(self, tokens: Sequence[Token], place: int) -> Found | None:
        best, signs = None, ""
        for end in range(place, min(len(tokens), place + self.most)):
            token = tokens[end]
            if not token.signs and token.key not in ARTICLES:
                break
            signs += token.signs
            sought = self.signs.get(signs) if token.proud and token.signs else None
            if sought is not None:
                best = Found(tokens[place].start, token.end, sought)
        return best


def marked_spans(found: Sequence[Found]) -> list[Found]:
    """Give what was found without what lies in or runs into something longer, in order."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and each.start < kept[-1].end:
            if each.end > kept[-1].end:
                kept[-1] = Found(kept[-1].start, each.end, kept[-1].sought)
            continue
        kept.append(each)
    return kept


def _wider(one: Sought | None, other: Sought) -> Sought:
    """Give of two reasons to look for the same words the one by which they are found in more places."""
    if one is None:
        return other
    wider = other if other.whole or (not one.whole and bool(one.told_as) and not other.told_as) else one
    told_as = one.told_as | other.told_as if one.told_as and other.told_as else ToldAs.ANYTHING
    return wider._replace(told_as=told_as, own=one.own or other.own)


def _longer(one: Found | None, other: Found | None) -> Found | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other, key=lambda found: (found.end, found.sought.whole))
