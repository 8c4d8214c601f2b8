from __future__ import annotations

import csv

import pytest

from onrecord.core.errors import UnsupportedFormat
from onrecord.evidence import csvtables
from onrecord.evidence.csvtables import read_csv_grid
from onrecord.evidence.grids import Remark
from onrecord.evidence.sheets import Cell


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_columns_are_parted_by_the_mark_that_parts_them_evenly(mark):
    text = f"Name{mark}Age\nRim Aliwi{mark}9\n\nYahya{mark}\n"
    (grid,) = read_csv_grid(text.encode(), "list.csv")
    assert [(row.number, row.cells) for row in grid.rows] == [
        (1, (Cell(1, "Name"), Cell(2, "Age"))),
        (2, (Cell(1, "Rim Aliwi"), Cell(2, "9", False))),
        (4, (Cell(1, "Yahya"),)),
    ]


def test_a_line_end_in_a_cell_is_no_end_of_a_row():
    (grid,) = read_csv_grid(b'Name,Notes\nRim,"shot\nin the market"\nYahya,\n', "list.csv")
    assert [row.cells[-1].text for row in grid.rows] == ["Notes", "shot in the market", "Yahya"]


def test_a_text_is_no_table():
    with pytest.raises(UnsupportedFormat, match="a text without columns"):
        list(read_csv_grid(b"Two bakers were shot dead.", "notes.txt"))


def test_too_many_cells_are_cut_off_and_told(monkeypatch):
    monkeypatch.setattr(csvtables, "MOST_CELLS", 3)
    grid, remark = read_csv_grid(b"Name,Age\nRim,9\nYahya,47\n", "list.csv")
    assert (len(grid.rows), remark) == (1, Remark("only the first 3 filled cells were read"))


def test_a_table_that_breaks_off_is_read_up_to_there(monkeypatch):
    monkeypatch.setattr(csvtables, "LONGEST_FIELD", 2_000)
    grid, remark = read_csv_grid(b"Name,Age\nRim,9\n" + b"Y" * 3_000 + b",47\n", "list.csv")
    assert len(grid.rows) == 2
    assert remark.text.startswith("the table breaks off after 2 rows")
    csv.field_size_limit(131_072)
