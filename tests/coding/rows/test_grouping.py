from __future__ import annotations

from onrecord.coding.rows.finding import find_rows
from onrecord.coding.rows.grouping import date_of, order_of


def rows(*dates):
    return find_rows("Name | Date of death\n\n" + "\n\n".join(f"Musa | {date}" for date in dates)).rows


def test_one_date_that_can_be_read_one_way_tells_how_all_are_read():
    assert order_of(rows("03/05/2019", "25/05/2019")) == "day first"
    assert order_of(rows("03/05/2019", "05/25/2019")) == "month first"
    assert order_of(rows("25/05/2019", "05/25/2019")) is None
    first, _ = rows("03/05/2019", "25/05/2019")
    assert date_of(first, "day first").earliest.isoformat() == "2019-05-03"


def test_a_date_that_no_table_has_is_none():
    (row,) = rows("after the feast")
    assert date_of(row, None) is None
