from __future__ import annotations

import pytest

from onrecord.coding.imports.headings import find_table
from onrecord.coding.imports.mapping import shape_of
from onrecord.coding.imports.matching import match_heading
from onrecord.coding.imports.suggesting import suggest
from onrecord.evidence.sheets import Cell, Row


def rows(*told):
    """Give rows whose empty strings are empty cells."""
    return [
        Row(number, tuple(Cell(at, str(v), isinstance(v, str)) for at, v in enumerate(row, start=1) if v != ""))
        for number, row in enumerate(told, start=1)
    ]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Name of the victim", "victim.name"),
        ("details/victim_name", "victim.name"),
        ("اسم الضحيّة", "victim.name"),
        ("Date of Birth", "text"),
        ("Place / Village", "incident.place"),
        ("No. killed", "incident.killed"),
        ("Victim's sex (M/F)", "victim.sex"),
        ("/", None),
        ("Colour of the car", None),
        ("a question of many words in which the age of somebody is asked", None),
    ],
)
def test_a_heading_is_known_whole_in_part_or_not(heading, target):
    found = match_heading(heading)
    assert (found and found[0]) == target


def test_a_sheet_without_names_of_columns_has_no_table():
    assert find_table(rows(("Rim Aliwi", "Hass"), ("Yahya", "Hass"))) is None
    assert find_table([]) is None


def test_names_that_are_not_known_are_told_by_the_figures_below():
    table = find_table(rows(("Who", "How many springs"), ("Rim", 9), ("Yahya", 47)))
    assert list(table.headings.values()) == ["Who", "How many springs"]


def test_columns_without_a_name_or_with_the_same_are_told_apart():
    table = find_table(rows(("Name", "Age", "Name"), ("Rim", 9, "ريم", "Hass")))
    assert list(table.headings.values()) == ["Name", "Age", "Name (C)", "column D"]


def test_a_second_row_of_names_that_is_the_first_again_is_passed_over():
    table = find_table(rows(("Name", "Age"), ("Name", "Age"), ("Rim", 9)))
    assert [(each.address, each.reason) for each in table.skipped] == [("A2", "the names of the columns again")]


def test_a_column_is_told_by_its_cells_where_its_name_is_not_known():
    days = ["25/04/2016", "26/04/2016", "27/04/2016"]
    table = find_table(rows(("Name", "Y?", "Age"), *(("Rim", day, "in the market") for day in days)))
    mapping, told = suggest(table, "list")
    assert [column.to for column in mapping.columns] == ["victim.name", "incident.date", "text"]
    assert told[2].reason == "its heading says victim.age, its cells do not"


def test_of_two_columns_for_one_value_the_surer_is_taken():
    table = find_table(
        rows(("Name", "Age in years", "Age"), ("Rim", 9, "child"), ("Yahya", 47, "x1"), ("Lina", 3, "y"))
    )
    mapping, told = suggest(table, "list")
    assert [column.to for column in mapping.columns] == ["victim.name", "victim.age", "text"]
    assert "another column is surer" in told[2].reason


def test_the_shape_of_a_list_is_its_names_in_any_order():
    assert shape_of(["Name", "Age", "column D"]) == shape_of(["AGE", "Name"])
    assert shape_of(["Name"]) != shape_of(["Age"])
