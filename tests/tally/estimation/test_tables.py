"""Tables read as published: what is in them, what is noted, what stops the reading."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.tally.estimation.columns import Line
from onrecord.tally.estimation.tables import read_table


def read(headings, *rows, by=()):
    headings = headings.split()
    lines = [
        Line(number, {name: cell for name, cell in zip(headings, row.split(), strict=True) if cell != "_"})
        for number, row in enumerate(rows, 2)
    ]
    return read_table("deaths.csv", headings, lines, by)


def test_counts_of_patterns_are_read_and_those_without_a_row_are_nobody():
    found = read("A B count", "1 0 12", "1 1 3")
    assert found.strata["all"].low == found.strata["all"].high == (0, 12, 0, 3)
    assert "1 patterns have no row: 0 people." in found.notes


def test_suppressed_counts_are_bounds_and_impossible_patterns_are_no_zeros():
    found = read("A B count", "1 0 12", "0 1 <5", "1 1 impossible").strata["all"]
    assert (found.low, found.high, found.impossible) == ((0, 12, 0, 0), (0, 12, 4, 0), frozenset({3}))


def test_rows_without_counts_are_people():
    found = read("name A B", "x 1 0", "y 1 0", "z 1 1")
    assert found.strata["all"].low == (0, 2, 0, 1)
    assert "No column `count`: each of 3 rows is one person." in found.notes
    assert any(note.startswith("Not used: name.") for note in found.notes)


def test_counts_under_another_heading_are_not_taken_for_people():
    with pytest.raises(BadOption, match="found no column count, and numbers in the column deaths"):
        read("A B deaths", "1 0 12", "0 1 <5", "1 1 3")


def test_strata_are_parted_by_columns_and_empty_cells_are_unknown():
    found = read("A B sex age count", "1 0 f adult 5", "1 0 m adult 6", "1 1 _ adult 7", by=["sex", "age"])
    assert list(found.strata) == ["f · adult", "m · adult", "unknown · adult"]
    assert found.strata["unknown · adult"].low == (0, 0, 0, 7)


def test_rows_of_the_same_lists_are_added_up_and_named():
    found = read("A B count", "1 0 5", "1 0 6", "1 1 2", "0 1 2")
    assert found.strata["all"].low[1] == 11
    assert "Rows of the same lists, their counts added up: 2 and 3." in found.notes


def test_rows_that_another_column_parts_are_added_up_without_a_note():
    found = read("A B sex count", "1 0 f 5", "1 0 m 6", "1 1 f 2")
    assert found.strata["all"].low[1] == 11
    assert not any("added up" in note for note in found.notes)


def test_of_many_rows_of_the_same_lists_a_few_are_named():
    rows = [f"{a} {b} {c} 1" for a in (0, 1) for b in (0, 1) for c in (0, 1) if a or b or c] * 2
    assert any(note.endswith("and 4 more.") for note in read("A B C count", *rows).notes)


def test_a_list_that_nobody_is_on_is_read():
    found = read("A B C count", "1 0 0 5", "0 1 0 6")
    assert found.strata["all"].lists == ("A", "B", "C")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["1 0 5", "0 0 7"], "deaths.csv, row 3: found 0 on every list"),
        (["1 0 5", "0 2 7", "1 1 1"], "deaths.csv, row 3, column B: found 2; expected 1 where"),
        (["1 0 5", "1 _ 7", "1 1 1"], "row 3, column B: found nothing"),
        (["1 0 5", "1 1 1,234"], "row 3, column count: found 1,234; expected a whole number"),
        (["1 0 5", "1 1 -3"], "row 3, column count: found -3"),
        (["1 0 5", "1 1 _"], "row 3, column count: found nothing"),
    ],
)
def test_a_row_that_cannot_be_read_stops_the_reading_with_its_number(rows, message):
    with pytest.raises(BadOption, match=message):
        read("A B count", *rows)
