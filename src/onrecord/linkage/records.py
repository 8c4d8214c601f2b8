"""What linkage compares of a person, whatever list or report it is from: names as written, and values with their doubt.

What is not known is None, and never a disagreement. Dates and ages are ranges, so that "May 2016" and "aged 40 to 45"
disagree with nothing that lies within them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter

from onrecord.core.vocabulary import Sex

__all__ = ["Days", "PersonRecord", "Spot"]

Days = tuple[date, date]
"""The first and the last day of a time, both included."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something happened: WGS 84 degrees, and how far from there it may have been in kilometres."""

    latitude: float
    longitude: float
    radius_km: float = 0.0


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One victim as one list or report tells of it.

    `source` is the list or report, `names` every form of the name as written, `age` whole years at death from the
    least to the most, `place` the name of the place of death and `spot` where it lies, `incident` the incident it died
    in, as its source tells incidents apart; `happened` is the linked incident, the same whatever the source, where
    incidents were linked before (`together`).
    """

    id: str
    source: str
    names: tuple[str, ...] = ()
    sex: Sex | None = None
    age: tuple[int, int] | None = None
    born: Days | None = None
    died: Days | None = None
    place: str | None = None
    spot: Spot | None = None
    incident: str | None = None
    happened: str | None = None

    def __reduce__(self) -> tuple[type[PersonRecord], tuple[object, ...]]:
        """Go to another process in half the time that fields set one by one take."""
        return PersonRecord, _FIELDS(self)


_FIELDS = attrgetter(*(each.name for each in fields(PersonRecord)))
