"""What linkage compares of an incident, whether a list codes it or a text tells of it: values with their doubt.

What is not known is None or empty, and never a disagreement. Days and counts are ranges, as their sources give them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.linkage.records import Days, Spot

__all__ = ["IncidentRecord"]


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """One incident as one list or report tells of it.

    `when` is the time it happened in and `published` the day it was told; `places` are all names of where it was, the
    smallest place first; `killed` and `injured` go from the least to the most. `victims` are names as written, `actors`
    and `methods` as their source calls them; `text` is what is told in words, where that is all or more than the rest.
    `persons` are ids of those of its victims whose records were linked before (`together`), the same for one person.
    """

    id: str
    source: str
    when: Days | None = None
    published: date | None = None
    places: tuple[str, ...] = ()
    spot: Spot | None = None
    killed: tuple[int, int] | None = None
    injured: tuple[int, int] | None = None
    victims: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    text: str | None = None
    persons: tuple[str, ...] = ()
