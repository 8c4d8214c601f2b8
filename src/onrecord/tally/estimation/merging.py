"""Lists made one: whoever is on either is on the one made of both."""

from __future__ import annotations

from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["merged", "merged_down"]


def merged(overlaps: Overlaps, one: int, other: int) -> Overlaps:
    """Give the overlaps with two lists, by their places, made one; it stands last, named after both.

    A pattern of the new lists is impossible where each that it is made of is.
    """
    rest = [place for place in range(len(overlaps.lists)) if place not in (one, other)]
    counts = [0] * 2 ** (len(rest) + 1)
    possible = set()
    for pattern, count in enumerate(overlaps.counts):
        new = sum(1 << bit for bit, place in enumerate(rest) if pattern >> place & 1)
        new |= (pattern >> one | pattern >> other) & 1 and 1 << len(rest)
        counts[new] += count
        if pattern not in overlaps.impossible:
            possible.add(new)
    names = (*(overlaps.lists[place] for place in rest), f"{overlaps.lists[one]} or {overlaps.lists[other]}")
    return Overlaps(names, tuple(counts), frozenset(range(len(counts))) - possible)


def merged_down(overlaps: Overlaps, number: int) -> Overlaps:
    """Give the overlaps with the two smallest lists made one, again and again, until so many are left.

    By their size alone: who knows that two lists share their sources merges these first.
    """
    while len(overlaps.lists) > number:
        smallest = sorted(range(len(overlaps.lists)), key=lambda place: (overlaps.size(place), overlaps.lists[place]))
        overlaps = merged(overlaps, *smallest[:2])
    return overlaps
