"""The most things of which no two are bound to each other: of reports, the most that do not depend on one another."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["most_apart"]


def most_apart(bonds: Sequence[set[int]]) -> list[int]:
    """Give the places of as many as can be chosen with no two bound, in order; of equals the first.

    Exact. Whoever is bound to all that another is bound to, and to that other, can be left out; in records of reports
    little is ever left after that. What is left is tried both ways.

    >>> most_apart([{1, 2}, {0}, {0}])
    [1, 2]
    """
    return sorted(_chosen({place: set(bound) for place, bound in enumerate(bonds)}))


def _chosen(bonds: dict[int, set[int]]) -> set[int]:
    while (place := _needless(bonds)) is not None:
        _leave_out(bonds, place)
    alone = {place for place, bound in bonds.items() if not bound}
    rest = {place: bound for place, bound in bonds.items() if bound}
    if not rest:
        return alone
    parted = _together(rest)
    if len(parted) < len(rest):
        found = alone | _chosen({place: set(rest[place]) for place in parted})
        return found | _chosen({place: set(bound) for place, bound in rest.items() if place not in parted})
    place = min(rest, key=lambda each: (-len(rest[each]), each))
    without = {each: set(bound) for each, bound in rest.items()}
    _leave_out(without, place)
    with_it = {each: bound - rest[place] for each, bound in without.items() if each not in rest[place]}
    taken, left = {place} | _chosen(with_it), _chosen(without)
    return alone | (taken if len(taken) >= len(left) else left)


def _needless(bonds: dict[int, set[int]]) -> int | None:
    """Give one that can be left out, since whatever it can be chosen with another can be too; the last such."""
    for place in sorted(bonds, reverse=True):
        closed = bonds[place] | {place}
        if any((bonds[other] | {other}) <= closed for other in bonds[place]):
            return place
    return None


def _leave_out(bonds: dict[int, set[int]], place: int) -> None:
    for other in bonds.pop(place):
        bonds[other].discard(place)


def _together(bonds: dict[int, set[int]]) -> set[int]:
    """Give the first and all that hang together with it."""
    found: set[int] = set()
    waiting = [min(bonds)]
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting.extend(bonds[place])
    return found
