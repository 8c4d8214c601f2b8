"""What the parser reads in place of "shot dead", which it takes for a noun wherever a noun stands before it.

"Gunmen on a motorcycle shot dead a village elder" is to the small English model a dead motorcycle shot. A verb and
particle that can be nothing else, "threw down" or "thrown down", get the tree of the words that they stand for.
"""

from __future__ import annotations

import itertools

from onrecord.coding.english.grammar import word_list

__all__ = ["has_misread", "with_stand_ins"]

MISREAD = ("shot", "dead")
ACTIVE, PASSIVE = ("threw", "down"), ("gunned", "down")


def has_misread(text: str) -> bool:
    """Tell whether a text holds words that the parser misreads."""
    return " ".join(MISREAD) in text


def with_stand_ins(words: list[str]) -> list[str]:
    """Give a text's words with those that the parser misreads stood in for, word by word."""
    read = list(words)
    for at, pair in enumerate(itertools.pairwise(words)):
        if pair == MISREAD:
            read[at : at + 2] = PASSIVE if _is_passive(words, at) else ACTIVE
    return read


def _is_passive(words: list[str], at: int) -> bool:
    """Tell whether who is shot stands before: "was shot dead", or no object behind ("Teacher shot dead in Kabul")."""
    behind = words[at + 2].lower() if at + 2 < len(words) else ""
    before = {word.lower() for word in words[max(0, at - 2) : at]}
    return bool(before & word_list("passives")) or not behind[:1].isalnum() or behind in word_list("after_passive")
