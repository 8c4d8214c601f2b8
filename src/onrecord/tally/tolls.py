"""Tolls beside what is documented: how many a toll claims of its time and place, how many of these are itemised.

A toll is never added to anything. It bounds the sum over its scope, and what it claims beyond that is told apart: as
claimed, and not itemised.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.core.record import Record
from onrecord.core.vocabulary import Outcome, RecordKind
from onrecord.tally.happenings import Period, held
from onrecord.tally.ranges import NOBODY, Range

__all__ = ["OUTCOME_OF_ACT", "Beside", "Documented", "TollScope", "scope_of"]

OUTCOME_OF_ACT = {
    "killing": Outcome.KILLED,
    "injury": Outcome.INJURED,
    "abduction": Outcome.ABDUCTED,
    "detention": Outcome.DETAINED,
    "disappearance": Outcome.DISAPPEARED,
    "torture": Outcome.TORTURED,
    "displacement": Outcome.DISPLACED,
    "threat": Outcome.THREATENED,
}


@dataclass(frozen=True, slots=True)
class TollScope:
    """What a toll claims: how many, at least and at most (None: open), of which outcome, when, where, by whom.

    What is None bounds nothing: a toll without a place is of everywhere.
    """

    record: str
    outcome: Outcome
    low: int | None
    high: int | None
    period: Period
    country: str | None = None
    place: str | None = None
    actor: str | None = None
    population: str | None = None


@dataclass(frozen=True, slots=True)
class Documented:
    """What is itemised within a scope: of incidents that are in it for certain, and of all that may be."""

    certain: Range = NOBODY
    possible: Range = NOBODY
    incidents: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """A toll beside what is documented in its scope."""

    toll: TollScope
    documented: Documented

    @property
    def not_itemised(self) -> tuple[int, int | None]:
        """Give how many are claimed and not itemised: at least, and at most (None: open)."""
        low = max(0, (self.toll.low or 0) - self.documented.possible.high)
        if self.toll.high is None:
            return low, None
        return low, max(low, self.toll.high - self.documented.certain.low)

    @property
    def is_exceeded(self) -> bool:
        """Tell whether more are documented for certain than the toll has at most: one of the two is wrong."""
        return self.toll.high is not None and self.documented.certain.low > self.toll.high


def scope_of(record: Record) -> TollScope | None:
    """Give what the record of a toll claims; None where it is none, names no act that is counted, or no number."""
    outcome = OUTCOME_OF_ACT.get(str(held(record, "act")))
    low, best, high = (_whole(record, f"count.{end}") for end in ("low", "best", "high"))
    low = best if low is None else low
    if record.kind is not RecordKind.TOLL or outcome is None or (low is None and high is None):
        return None
    country, place, precision = (_text(record, f"where.{part}") for part in ("country", "name", "precision"))
    return TollScope(
        record.id,
        outcome,
        low,
        high,
        Period(_day(record, "period.earliest"), _day(record, "period.latest")),
        country,
        None if precision == "country" else place,
        _text(record, "actor"),
        _text(record, "population"),
    )


def _whole(record: Record, path: str) -> int | None:
    value = held(record, path)
    return value if isinstance(value, int) else None


def _text(record: Record, path: str) -> str | None:
    value = held(record, path)
    return value if isinstance(value, str) else None


def _day(record: Record, path: str) -> date | None:
    value = _text(record, path)
    return None if value is None else date.fromisoformat(value)
