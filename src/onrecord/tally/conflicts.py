"""Which values of a record sources disagree on, so that none stands until a person chooses."""

from __future__ import annotations

from onrecord.core.record import Held, Record
from onrecord.tally.values import DISAGREE

__all__ = ["is_open", "is_wording", "open_conflicts"]

# What reports word as they like, or what only says how a value was fixed: where it differs nobody disagrees. Of a count
# the range says how far apart the sources are, and the rules choose a figure in it.
WORDING = frozenset(
    {
        "text",
        "rule",
        "basis",
        "description",
        "gazetteer",
        "coordinates_precision",
        "part_of",
        "radius_km",
        "best",
        "low",
        "high",
    }
)


def is_wording(property_: str) -> bool:
    """Tell whether a property only words a value, or says how it was fixed."""
    return property_.rpartition(".")[2] in WORDING


def is_open(held: Held) -> bool:
    """Tell whether sources disagree on a value, and nobody said which of them stands."""
    return held.rule == DISAGREE and not is_wording(held.property)


def open_conflicts(record: Record) -> tuple[Held, ...]:
    """Give the values of a record that sources disagree on, in order of their properties."""
    return tuple(each for each in record.values if is_open(each))
