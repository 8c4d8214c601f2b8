from __future__ import annotations

import time

from onrecord.coding.rows.finding import find_rows


def fields(text):
    """Give the cells of each row by their fields."""
    return [{cell.column.field: cell.text for cell in row.cells} for row in find_rows(text).rows]


def test_a_row_is_told_by_the_names_of_its_columns():
    assert fields("Name: Musa Adam; Age: 9; Remarks: seen at 5: the market; Sex: M") == [
        {"name": "Musa Adam", "age": "9", "sex": "M"}
    ]
    assert fields("Name | Age\n\nMusa Adam | 9\n\nHana | -") == [{"name": "Musa Adam", "age": "9"}, {"name": "Hana"}]


def test_cells_stand_where_they_are_said_to():
    text = "Victims\n\nName | Age\n\nMusa Adam | 9\n\nName: Hana Adam; Age: 34"
    for row in find_rows(text).rows:
        for cell in row.cells:
            assert text[cell.start : cell.end] == cell.text


def test_a_heading_may_come_again_and_a_table_ends_with_other_text():
    text = "Name | Age\n\nMusa | 9\n\nName | Age\n\nHana | 34\n\nThe end.\n\nSami | 61"
    assert [row["name"] for row in fields(text)] == ["Musa", "Hana"]


def test_prose_and_other_tables_are_no_lists():
    for text in (
        "The minister said: four people died; the name: unknown.",
        "Name: Musa Adam",
        "Date: 3 May 2019; Place: Saraqib",
        "Town | Population\n\nSaraqib | 30,000",
        "Musa Adam | 9",
        "Name | Age\n\n | 9",
    ):
        assert fields(text) == []


def test_a_word_of_the_heading_or_above_it_tells_the_act():
    (row,) = find_rows("List\n\nName of martyr | Age\n\nMusa | 9").rows
    assert row.told.act == "killing"
    (row,) = find_rows("أسماء المفقودين\n\nالاسم | العمر\n\nموسى | 9").rows
    assert row.told.act == "disappearance"
    (row,) = find_rows("Name | Age\n\nMusa | 9").rows
    assert row.told is None
    (row,) = find_rows("Name: Musa; Date of arrest: 3 May 2012").rows
    assert row.told.act == "detention"


def test_hostile_texts_cost_no_more_than_their_length():
    started = time.perf_counter()
    for text in ("name: a" + " " * 200_000 + "b | c", "name: a; " * 20_000, "|" * 100_000, "x: " * 50_000):
        find_rows(text)
    assert time.perf_counter() - started < 10
    assert fields("no label; Name: Musa Adam; Age: 9") == [{"name": "Musa Adam", "age": "9"}]
