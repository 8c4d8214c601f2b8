from __future__ import annotations

from dataclasses import dataclass

from onrecord.tally.tables.columns import Row, cells_of, columns_of


@dataclass(frozen=True, slots=True)
class Ends:
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Row):
    place: str
    killed: Ends
    note: str | None = None


def test_columns_and_cells_are_in_one_order_and_records_stand_beside_them():
    row = Told(records=("a",), place="Zawiya", killed=Ends(2, 5))
    assert columns_of(Told) == ("place", "killed_low", "killed_high", "note")
    assert cells_of(row) == ["Zawiya", 2, 5, None]
