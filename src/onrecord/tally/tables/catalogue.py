"""The tables by name: whose rules count for each, what its rows are, and which incidents are left out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from onrecord.tally.rules.schemes import DEFAULT, Scheme, scheme_named
from onrecord.tally.tables.acled import AcledEvent, acled_event
from onrecord.tally.tables.airwars import AirwarsIncident, airwars_incident
from onrecord.tally.tables.columns import Row, columns_of
from onrecord.tally.tables.documented import Documented
from onrecord.tally.tables.iraq_body_count import BodyCountRow, body_count_rows
from onrecord.tally.tables.sdg import Deaths, deaths_of
from onrecord.tally.tables.ucdp import GedEvent, ged_event

__all__ = ["SDG", "TABLES", "Table"]

SDG = "sdg"


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `of_incident` gives what one incident adds to it; `left_out` says in words why one may add nothing."""

    name: str
    label: str
    counted_by: str
    row: type[Row]
    of_incident: Callable[[Documented], Iterable[Row]]
    left_out: str

    @property
    def scheme(self) -> Scheme:
        """Give the rules that its numbers come from."""
        return scheme_named(self.counted_by)

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the names of its columns, in order."""
        return columns_of(self.row)


def _one(row: Callable[[Documented], Row | None]) -> Callable[[Documented], Iterable[Row]]:
    def rows(incident: Documented) -> Iterable[Row]:
        made = row(incident)
        return () if made is None else (made,)

    return rows


NOBODY_DIED = "tell of nobody who died"

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(SDG, "SDG 16.1.2", DEFAULT, Deaths, deaths_of, NOBODY_DIED),
        Table("ucdp", "UCDP GED", "ucdp", GedEvent, _one(ged_event), "tell of no death in best, low or high"),
        Table("acled", "ACLED", "acled", AcledEvent, _one(acled_event), "tell of no death and of no type of event"),
        Table(
            "airwars", "Airwars", "airwars", AirwarsIncident, _one(airwars_incident), "tell of nobody killed or injured"
        ),
        Table("iraq-body-count", "Iraq Body Count", "iraq-body-count", BodyCountRow, body_count_rows, NOBODY_DIED),
    )
}
"""The tables by name."""
