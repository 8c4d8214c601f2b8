"""Who is told to be among those an act befell: "a boy was among the five dead", "the dead include a nurse"."""

from __future__ import annotations

from onrecord.coding.english.frames import conjuncts
from onrecord.coding.english.syntax import Parse

__all__ = ["told_among"]

AMONG = frozenset({"among", "amongst"})
COPULAS = frozenset({"is", "are", "was", "were", "be", "been"})
INCLUDING = frozenset({"include", "includes", "included", "comprise", "comprised"})


def told_among(parse: Parse, word: int) -> list[int]:
    """Give the nouns told to be among those whom the word of an act stands for or stands at, left to right."""
    for group in _stood_for(parse, word):
        governor = parse.head[group]
        if (
            parse.dep[group] == "pobj"
            and parse.lower[governor] in AMONG
            and parse.lower[parse.head[governor]] in COPULAS
        ):
            subject = parse.kid(parse.head[governor], "nsubj", "nsubjpass")
            return [] if subject is None else conjuncts(parse, subject)
        if parse.dep[group] == "nsubj" and parse.lower[governor] in INCLUDING:
            included = parse.kid(governor, "dobj")
            return [] if included is None else conjuncts(parse, included)
    return []


def _stood_for(parse: Parse, word: int) -> tuple[int, ...]:
    """Give the word, and the noun it is said of: "the five dead", "those killed"."""
    return (word, parse.head[word]) if parse.dep[word] in ("amod", "acl") else (word,)
