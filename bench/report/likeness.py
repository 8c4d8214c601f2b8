"""When words that a person wrote down as expected, and words of a coding, say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bench.coding.reading import fold
from onrecord.coding.codebook import default_codebook

__all__ = ["alike", "alike_chains", "plain", "same_ground", "stated"]

STEM = 4  # letters: "worked" and "worker" begin alike
EMPTY_WORDS = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "been",
        "for",
        "had",
        "has",
        "have",
        "in",
        "it",
        "its",
        "of",
        "on",
        "or",
        "over",
        "that",
        "the",
        "their",
        "to",
        "was",
        "were",
        "with",
    }
)
NOTE = re.compile(r"\s*\([^()]*\)\s*$")


def plain(expected: str) -> str:
    """Give an expectation without the note in brackets that ends it ("civilian (inferred)")."""
    return NOTE.sub("", expected)


def stated(expected: object) -> bool:
    """Say whether a value is expected at all; "not stated" and its like expect none."""
    return expected is not None and not (isinstance(expected, str) and expected.startswith("not "))


def alike(expected: str, got: object) -> bool:
    """Say whether one has all words of the other that carry meaning, whatever their endings."""
    wanted, told = _stems(plain(expected)), _stems(str(got)) if got is not None else frozenset()
    return bool(wanted and told) and (wanted <= told or told <= wanted)


def same_ground(expected: str, got: str) -> bool:
    """Say whether a ground is meant: its words, or the codebook's term for them."""
    term = default_codebook().grounds.get(got)
    words: Iterable[str] = () if term is None else (word for words in term.words.values() for word in words)
    return alike(expected, got) or any(fold(word) == fold(expected) for word in words)


def alike_chains(expected: Sequence[Sequence[str]], got: Sequence[Sequence[str]]) -> bool:
    """Say whether each chain is there, and no other but the outlet's own word, which no chain at all is too."""

    def same(wanted: Sequence[str], told: Sequence[str]) -> bool:
        return len(wanted) == len(told) and all(alike(*pair) for pair in zip(wanted, told, strict=True))

    found = all(any(same(wanted, told) for told in got or [()]) for wanted in expected)
    return found and all(not told or any(same(wanted, told) for wanted in expected) for told in got)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in fold(text).split() if word not in EMPTY_WORDS)
