"""Values that carry their own uncertainty: an interval of dates, a place with its precision, a range of people.

`None` means *not stated* (in a Count: an open end). What a report says is unknown, withheld or not applicable is
`Absent`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import DateBasis, DatePrecision, PlacePrecision

__all__ = ["Absent", "Age", "AgeRange", "Count", "Name", "When", "Where"]


@dataclass(frozen=True, slots=True)
class Absent:
    """Something a report says is unknown, withheld or not applicable, which is more than not saying it."""

    absent: Literal["unknown", "withheld", "not applicable"]


@dataclass(frozen=True, slots=True)
class AgeRange:
    """An age told as a range in completed years; an open end is None."""

    low: int | None = None
    high: int | None = None


Age = int | AgeRange


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as `low..best..high`; an end the words leave open is None.

    "at least 12" is `Count(12, None, None)`: it bounds low only. "no casualties" is `Count(0, 0, 0)`.

    Raises:
        BadOption: the ends are negative or out of order.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if any(n < 0 for n in known) or known != sorted(known):
            raise BadOption(
                "a count",
                found=f"{self.low}..{self.best}..{self.high}",
                expected="low <= best <= high, none below 0",
                do="Check the numbers it was made from.",
            )

    @classmethod
    def exactly(cls, number: int, text: str | None = None) -> Count:
        """Give the count that is `number` and nothing else."""
        return cls(number, number, number, text)


@dataclass(frozen=True, slots=True)
class When:
    """A time as the inclusive interval `earliest..latest`, with the unit it was told in and the rule that fixed it.

    A weekday in a report of unknown date keeps both ends None: the words do not say more.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    text: str | None = None
    basis: DateBasis | None = None
    rule: str | None = None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise BadOption(
                f"the interval of {self.text!r}",
                found=f"{self.earliest} after {self.latest}",
                expected="earliest on or before latest",
                do="Check the two dates.",
            )


@dataclass(frozen=True, slots=True)
class Where:
    """A place as told (`text`, `name`, `precision`), and apart from it where a gazetteer puts it.

    `coordinates_precision` and `radius_km` belong to the coordinates: a site named in the text but placed at the centre
    of its town is `precision` site, `coordinates_precision` town. `country` is an ISO 3166-1 alpha-2 code;
    coordinates are WGS 84 degrees.
    """

    text: str | None = None
    name: str | None = None
    country: str | None = None
    gazetteer: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    coordinates_precision: PlacePrecision | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name as written, with its script (ISO 15924) and, where known, its parts.

    Parts are pairs of role and words; roles: given, father, grandfather, family, kunya, nickname, title.
    """

    text: str
    script: str | None = None
    language: str | None = None
    parts: tuple[tuple[str, str], ...] = ()
