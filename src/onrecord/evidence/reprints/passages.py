"""Find the passages that two texts share, and how much of each they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.evidence.reprints.sketches import RUN
from onrecord.evidence.reprints.words import Numbers

__all__ = ["Shared", "covered", "gaps", "own_words", "shared_passages"]


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage of `length` words that begins at word `one` of one text and word `other` of the other."""

    one: int
    other: int
    length: int


def shared_passages(one: Numbers, other: Numbers) -> list[Shared]:
    """Give the passages that two texts share, by their runs of words, in the order of the first text."""
    places: dict[int, list[int]] = {}
    for place, run in enumerate(other.tolist()):
        places.setdefault(run, []).append(place)
    found: list[Shared] = []
    for at, run in enumerate(one.tolist()):
        there = places.get(run)
        if there is None:
            continue
        last = found[-1] if found else None
        if last is not None and last.one + last.length - RUN + 1 == at and _next(last) in there:
            found[-1] = Shared(last.one, last.other, last.length + 1)
        else:
            # Of several places, the first after the passage before: texts mostly keep their order.
            after = _next(last) if last is not None else 0
            found.append(Shared(at, next((place for place in there if place >= after), there[0]), RUN))
    return found


def covered(passages: list[Shared], own: Sequence[bool], *, other: bool = False) -> float:
    """Give the share of the own words of the one text, or the other, that stand in shared passages."""
    within = bytearray(len(own))
    for passage in passages:
        start = passage.other if other else passage.one
        within[start : start + passage.length] = b"\x01" * min(passage.length, len(own) - start)
    mine = sum(own)
    return sum(1 for is_own, is_within in zip(own, within, strict=True) if is_own and is_within) / mine if mine else 0.0


def own_words(runs: Numbers, words: int) -> list[bool]:
    """Tell, for each word of a text, whether the text says it once: a headline given twice and the caption under every
    picture of a gallery are not its story.
    """
    different, place, times = np.unique(runs, return_inverse=True, return_counts=True)
    if len(different) == len(runs):
        return [True] * words
    once = times[place] == 1
    own = np.zeros(words, np.bool_)
    for step in range(min(RUN, words)):
        own[step : step + len(runs)] |= once
    told: list[bool] = own.tolist()
    return told


def gaps(passages: list[Shared], one: int, other: int) -> Iterator[tuple[range, range]]:
    """Yield the words of both texts between each shared passage and the next, where both keep their order."""
    at, there = 0, 0
    for passage in (*passages, Shared(one, other, 0)):
        if passage.one > at and passage.other > there:
            yield range(at, passage.one), range(there, passage.other)
        at = max(at, passage.one + passage.length)
        there = passage.other + passage.length


def _next(passage: Shared) -> int:
    return passage.other + passage.length - RUN + 1
