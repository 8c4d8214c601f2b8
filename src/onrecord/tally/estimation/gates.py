"""What must hold before there is an estimate, and what must be told beside one: by the table, and by the interval.

Below these numbers an estimate is set by what is believed beforehand, not by the lists. A refusal says what would be
needed; a caution stands beside the estimate wherever this is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.tally.estimation.families import Caution, Range, Refusal
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["check", "check_range"]

FEWEST_LISTS = 3
FEWEST_PEOPLE = 30
FEWEST_SHARED = 10
"""People on two lists or more. With ten the number on no list is known to a third at best: 1 / sqrt(10)."""
FURTHEST = 5
"""Times the documented: beyond, Jamaluddine et al. (Lancet 405, 2025) leave a model of Gaza out."""
WIDEST = 10
"""Times the lower end of an interval."""


def check(overlaps: Overlaps) -> tuple[Refusal | Caution, ...]:
    """Give what stands against an estimate from the overlaps alone, refusals first; nothing where nothing does."""
    return (*_refusals(overlaps), *map(_alone, _lists_alone(overlaps)))


def check_range(documented: int, told: Range) -> tuple[Caution, ...]:
    """Give what must be told of an interval by its size."""
    found = []
    if told.median > FURTHEST * documented:
        words = (
            f"The estimate is {told.median / documented:.1f} times the {documented} people documented: most of it "
            "rests on how the lists are taken to depend on each other, not on people whom anyone recorded."
        )
        found.append(Caution("far-beyond-documented", words))
    if told.high > WIDEST * told.low:
        words = (
            f"The upper end of the interval is {told.high / told.low:.0f} times the lower: the lists do not tell how "
            "many there were. Give both ends, and no number between."
        )
        found.append(Caution("wide-interval", words))
    return tuple(found)


def _refusals(overlaps: Overlaps) -> Iterator[Refusal]:
    held = [name for place, name in enumerate(overlaps.lists) if overlaps.size(place)]
    if len(held) < FEWEST_LISTS:
        found = f"lists that have anyone on them: {', '.join(held) or 'none'}"
        needed = (
            "three lists or more, each made without the others. Two do not tell whether being on one makes it likelier "
            "to be on the other"
        )
        yield Refusal("few-lists", found, needed)
    if overlaps.documented < FEWEST_PEOPLE:
        found = f"{overlaps.documented} people on all lists together"
        yield Refusal("few-people", found, f"{FEWEST_PEOPLE} people or more: with fewer, say who is documented")
    shared = sum(count for pattern, count in enumerate(overlaps.counts) if pattern.bit_count() > 1)
    if not shared:
        needed = (
            "people whom two lists or more have: without them nothing tells how many the lists miss. See whether the "
            "records of one person on two lists were found to be one"
        )
        yield Refusal("no-overlap", "nobody who is on two lists or more", needed)
    elif shared < FEWEST_SHARED:
        needed = (
            f"{FEWEST_SHARED} or more: with fewer, one record linked by mistake changes the estimate by over a tenth"
        )
        yield Refusal("few-shared", f"{shared} people who are on two lists or more", needed)


def _lists_alone(overlaps: Overlaps) -> Iterator[tuple[str, int]]:
    """Give the lists that share nobody with any other, and how many people they have."""
    for place, name in enumerate(overlaps.lists):
        size = overlaps.size(place)
        if size and size == overlaps.counts[1 << place]:
            yield name, size


def _alone(told: tuple[str, int]) -> Caution:
    name, size = told
    words = (
        f"Nobody on {name} ({size} in all) is on any other list, which by itself makes the estimate higher. See "
        "whether its records were linked to the others, and whether it tells of the same place, time and kind of "
        "victim; if not, leave it out."
    )
    return Caution("list-alone", words)
