"""People: what a noun phrase says of the people it stands for, by its head noun and the words before it.

>>> describe("two off-duty policemen").occupation, describe("a group of elderly women").number
('police officer', <Number.PLURAL: 'plural'>)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from onrecord.core.vocabulary import AgeGroup
from onrecord.resolution.english_tables import Row, rows, table
from onrecord.resolution.folding import fold
from onrecord.resolution.kinship import Kinship, are_inverse, kinship
from onrecord.resolution.nouns import Number, PersonFeatures, merged, nouns, row_features
from onrecord.resolution.register_files import split_words

__all__ = ["Kinship", "Number", "PersonFeatures", "are_inverse", "describe", "kinship"]

LONGEST_NOUN = 5
ADULT_AGE = 18
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_AGED = re.compile(r"(\d+)-(year|month|week|day)-olds?")
_FORMER = "ex-"
# "One of the men" is one; "the body of a man" is as many as the men are.
ONE = frozenset({"one", "another", "member", "none"})
BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains", "name", "names", "life", "lives"})


@lru_cache(maxsize=1 << 13)
def describe(words: str) -> PersonFeatures | None:
    """Give what a noun phrase says of people, None if its head noun does not stand for people.

    >>> describe("the pharmacy") is None, describe("his younger sister").kinship
    (True, 'sister of')
    """
    return _described(_split(words))


def _split(words: str) -> tuple[str, ...]:
    pieces: list[str] = []
    for found in _WORD.findall(words):
        piece = fold(found.removesuffix("'s").removesuffix("’s"))
        pieces += [_FORMER, piece[len(_FORMER) :]] if piece.startswith(_FORMER) else [piece]
    return tuple(pieces)


def _described(words: Sequence[str]) -> PersonFeatures | None:
    """Describe the head: the last noun before what goes on behind it."""
    behind = frozenset(_table_words("behind"))
    ends = [place for place, word in enumerate(words) if place and word in behind]
    for end in (*ends, len(words)):
        long = _across(words, end)
        if long is not None:
            return long
        counted = _counted(words, end)
        if counted is not None:
            return counted
        found = _head(words[:end])
        if found is not None:
            return _modified(words[: found[0]], found[1])
    return None


def _head(words: Sequence[str]) -> tuple[int, PersonFeatures] | None:
    """Give where the longest noun that ends the words begins, and its features."""
    for size in range(min(LONGEST_NOUN, len(words)), 0, -1):
        start = len(words) - size
        features = nouns().get(" ".join(words[start:]))
        if features is not None:
            return start, features
    aged = _AGED.fullmatch(words[-1]) if words else None
    return None if aged is None else (len(words) - 1, _aged(aged))


def _across(words: Sequence[str], end: int) -> PersonFeatures | None:
    """Describe a noun that holds such a word itself: "member of parliament", "women and children"."""
    for start in range(max(0, end - LONGEST_NOUN + 1), end):
        for last in range(min(len(words), start + LONGEST_NOUN), end + 1, -1):
            features = nouns().get(" ".join(words[start:last]))
            if features is not None:
                return _modified(words[:start], features)
    return None


def _counted(words: Sequence[str], end: int) -> PersonFeatures | None:
    """Describe the people that a noun only counts: "a crowd of mourners", "one of the men"."""
    if end >= len(words) or words[end] != "of" or words[end - 1] not in _table_words("counters"):
        return None
    counter = words[end - 1]
    people = _described(words[end + 1 :])
    if people is None:
        return None
    if counter in BODIES:
        held = nouns().get(counter)
        return merged(people, replace(people, victim_like=held is not None and held.victim_like))
    return replace(people, number=Number.SINGULAR if counter in ONE else Number.PLURAL)


def _modified(before: Sequence[str], features: PersonFeatures) -> PersonFeatures:
    """Give features with what the words before the noun say: "elderly", "armed", "former"."""
    for word in before:
        aged = _AGED.fullmatch(word)
        if aged is not None and features.age_group is None:
            features = replace(features, age_group=_aged(aged).age_group)
        for row in _modifiers().get(word, ()):
            features = _with_row(features, row)
    return features


def _with_row(features: PersonFeatures, row: Row) -> PersonFeatures:
    if "only" in row and str(features.status) not in split_words(row["only"]):
        return features
    told = row_features(row, features.noun)
    if "status" in row and ("only" in row or row.get("armed") == "no"):
        features = replace(features, status=told.status, armed=False)
    return merged(features, replace(told, number=features.number))


def _aged(aged: re.Match[str]) -> PersonFeatures:
    is_child = aged.group(2) != "year" or int(aged.group(1)) < ADULT_AGE
    number = Number.PLURAL if aged.group().endswith("s") else Number.SINGULAR
    return PersonFeatures("person", age_group=AgeGroup.CHILD if is_child else AgeGroup.ADULT, number=number)


@cache
def _modifiers() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows("people", "modifiers"):
        for word in split_words(row["words"]):
            found.setdefault(fold(word), []).append(row)
    return found


@cache
def _table_words(name: str) -> frozenset[str]:
    """Give the words of a plain list in people.yaml."""
    return frozenset(split_words(table("people", name)))
