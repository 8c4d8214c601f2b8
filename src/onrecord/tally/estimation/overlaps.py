"""The overlaps of lists: how many people each set of lists has in common, and no other list has.

People are numbered by pattern: bit `i` of a pattern is set where list `i` has them, so that pattern 0 is nobody's list
and its number is what is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.core.errors import BadOption

__all__ = ["Overlaps", "counted", "overlaps_of"]

MOST_LISTS = 12
"""With more there are more patterns than people."""


@dataclass(frozen=True, slots=True)
class Overlaps:
    """The names of the lists, and the number of people for each pattern: `counts` has `2 ** len(lists)` places, the
    first 0. `impossible` are patterns that cannot occur, as of two lists of which each leaves out whom the other has:
    they are no zeros, and are left out of every likelihood.
    """

    lists: tuple[str, ...]
    counts: tuple[int, ...]
    impossible: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if not 1 <= len(self.lists) <= MOST_LISTS or len(set(self.lists)) != len(self.lists):
            raise BadOption(
                "lists",
                found=", ".join(self.lists) or "none",
                expected=f"one to {MOST_LISTS} lists of different names",
                do="Merge lists that copy each other, or leave out the smallest.",
            )
        if len(self.counts) != 2 ** len(self.lists) or self.counts[0] != 0 or min(self.counts) < 0:
            raise BadOption(
                "counts of overlaps",
                found=f"{len(self.counts)} numbers, the first {self.counts[0] if self.counts else 'missing'}",
                expected=f"{2 ** len(self.lists)} numbers from 0 up, the first (in no list) 0",
                do="Give a count for each pattern of lists, and none for people in no list.",
            )
        told = sorted(pattern for pattern in self.impossible if self.counts[pattern])
        if told:
            raise BadOption(
                f"pattern {self.name(told[0])}",
                found=f"{self.counts[told[0]]} people in it",
                expected="nobody, since it is said to be impossible",
                do="Correct the count or the lists that cannot overlap.",
            )

    @property
    def documented(self) -> int:
        """Give how many people are on any list."""
        return sum(self.counts)

    @property
    def numbers(self) -> NDArray[np.int64]:
        """Give the counts as an array."""
        return np.array(self.counts, dtype=np.int64)

    @property
    def patterns(self) -> NDArray[np.int64]:
        """Give the patterns that can be observed, in order: neither 0 nor impossible."""
        return np.array([each for each in range(1, len(self.counts)) if each not in self.impossible], dtype=np.int64)

    @property
    def members(self) -> NDArray[np.int64]:
        """Give a row a pattern and a column a list: 1 where the list has those of the pattern."""
        return (np.arange(len(self.counts))[:, None] >> np.arange(len(self.lists))) & 1

    def size(self, place: int) -> int:
        """Give how many people the list at a place has."""
        return sum(count for pattern, count in enumerate(self.counts) if pattern >> place & 1)

    def name(self, pattern: int) -> str:
        """Give the names of the lists of a pattern."""
        held = [name for place, name in enumerate(self.lists) if pattern >> place & 1]
        return " + ".join(held) or "no list"

    def without_empty(self) -> Overlaps:
        """Give the overlaps without the lists that have nobody: they say nothing, and every model would fit to them."""
        return self.of([place for place in range(len(self.lists)) if self.size(place)])

    def of(self, places: Sequence[int]) -> Overlaps:
        """Give the overlaps of some of the lists, by their places; people on none of them are not counted."""
        counts = [0] * 2 ** len(places)
        for pattern, count in enumerate(self.counts):
            counts[_moved(pattern, places)] += count
        counts[0] = 0
        whole = {pattern for pattern in self.impossible if _is_within(pattern, places)}
        return Overlaps(
            tuple(self.lists[place] for place in places),
            tuple(counts),
            frozenset(_moved(pattern, places) for pattern in whole if not counts[_moved(pattern, places)]),
        )


def overlaps_of(lists: Sequence[str], people: Iterable[Iterable[str]]) -> Overlaps:
    """Give the overlaps of lists from the lists that each person is on; those on none are left out.

    Raises:
        BadOption: a person is on a list that is not among them.
    """
    place = {name: number for number, name in enumerate(lists)}
    counts = [0] * 2 ** len(lists)
    for held in people:
        names = set(held)
        unknown = sorted(names - place.keys())
        if unknown:
            raise BadOption(
                "list", found=unknown[0], expected=", ".join(lists), do="Name all lists that people may be on."
            )
        counts[sum(1 << place[name] for name in names)] += 1
    counts[0] = 0
    return Overlaps(tuple(lists), tuple(counts))


def counted(lists: Sequence[str], counts: Mapping[frozenset[str], int]) -> Overlaps:
    """Give the overlaps of lists from the number of people on just these lists, for each set of lists; 0 of others."""
    place = {name: number for number, name in enumerate(lists)}
    told = [0] * 2 ** len(lists)
    for names, number in counts.items():
        told[sum(1 << place[name] for name in names)] += number
    return Overlaps(tuple(lists), tuple(told))


def _moved(pattern: int, places: Sequence[int]) -> int:
    return sum(1 << new for new, old in enumerate(places) if pattern >> old & 1)


def _is_within(pattern: int, places: Sequence[int]) -> bool:
    return pattern == sum(1 << place for place in places if pattern >> place & 1)
