"""A tree of phrases: the longest phrase that begins at a word, in as many steps as it has words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from onrecord.resolution.folding import Word, cut

__all__ = ["WordTree", "keys_of"]

Value = TypeVar("Value")

# Arabic writes "and", "in", "to" and "like" onto the next word: two of them at most ("wa-bi-").
_PREFIXES = ("و", "ف", "ب", "ك", "ل")
_ARABIC = ("\u0600", "\u06ff")
_MOST_PREFIXES = 2
_SHORTEST_STEM = 3


class WordTree(Generic[Value]):
    """Phrases with what they stand for. Looking for one costs a dictionary lookup at most words of a text."""

    def __init__(self) -> None:
        self._nodes: list[dict[str, int]] = [{}]
        self._values: list[list[Value]] = [[]]

    def add(self, keys: Sequence[str], value: Value) -> None:
        """Let a phrase, by the keys of its words, stand for one thing more."""
        node = 0
        for key in keys:
            following = self._nodes[node].get(key)
            if following is None:
                following = len(self._nodes)
                self._nodes[node][key] = following
                self._nodes.append({})
                self._values.append([])
            node = following
        if node:
            self._values[node].append(value)

    def longest(self, words: Sequence[Word], first: int) -> tuple[int, list[Value]] | None:
        """Give the word after the longest phrase that begins at `first`, and what it stands for."""
        return next(self.all(words, first), None)

    def all(self, words: Sequence[Word], first: int) -> Iterator[tuple[int, list[Value]]]:
        """Yield every phrase that begins at `first`, the longest one first."""
        node = self._nodes[0].get(words[first].key)
        if node is None:
            return
        found: list[tuple[int, list[Value]]] = []
        last = first + 1
        while True:
            if self._values[node]:
                found.append((last, self._values[node]))
            node = self._nodes[node].get(words[last].key) if last < len(words) else None
            if node is None:
                break
            last += 1
        yield from reversed(found)

    def begins(self, key: str) -> bool:
        """Tell whether some phrase begins with a word."""
        return key in self._nodes[0]

    def firsts(self) -> frozenset[str]:
        """Give the words that phrases begin with."""
        return frozenset(self._nodes[0])

    def stem(self, word: Word) -> Word:
        """Give an Arabic word without the particles written onto it, where that makes it begin a phrase."""
        key = word.key
        if not (key and _ARABIC[0] <= key[0] <= _ARABIC[1]) or self.begins(key):
            return word
        for dropped in range(1, _MOST_PREFIXES + 1):
            if key[dropped - 1 : dropped] not in _PREFIXES or len(key) - dropped < _SHORTEST_STEM:
                break
            # "to the" loses the alef of the article: لل for ال.
            for bare in (key[dropped:], "ا" + key[dropped:] if key[dropped - 1 : dropped + 1] == "لل" else ""):
                if bare and self.begins(bare):
                    return Word(bare, word.start + dropped, word.end)
        return word


def keys_of(phrase: str) -> tuple[str, ...]:
    """Give the words of a phrase as they are compared; a leading "the" is no part of it.

    >>> keys_of("The Lord's Resistance Army")
    ('lord', "'s", 'resistance', 'army')
    """
    keys = tuple(word.key for word in cut(phrase))
    return keys[1:] if len(keys) > 1 and keys[0] == "the" else keys
