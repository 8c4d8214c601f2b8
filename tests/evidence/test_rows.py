from __future__ import annotations

from dataclasses import replace

from onrecord.evidence.rows import Filled, Place, cells_of, row_report

HERE = Place("sha256:00", "Sheet1", 17, source="our list")
CELLS = (
    Filled("Sheet1!A17", "Name", "Rim 😀 Aliwi"),
    Filled("Sheet1!B17", "Killed: all", "9", formula=True),
    Filled("Sheet1!C17", "Phone", "0912", protected=True),
)


def test_a_row_is_a_line_for_each_cell_with_its_heading():
    report = row_report(HERE, CELLS)
    assert report.text == "Name: Rim 😀 Aliwi\nKilled: all: 9"
    assert (report.place, report.part_of, report.source) == ("Sheet1 row 17", "sha256:00", "our list")
    assert report.flags == (
        "results of formulas, as the file stores them: Sheet1!B17",
        "left out, to protect who told or sent it: Phone",
    )


def test_every_cell_is_found_again_with_its_address():
    report = row_report(HERE, CELLS)
    assert [(cell.address, cell.heading, cell.quote.text) for cell in cells_of(report)] == [
        ("Sheet1!A17", "Name", "Rim 😀 Aliwi"),
        ("Sheet1!B17", "Killed: all", "9"),
    ]
    assert all(report.text[cell.quote.start : cell.quote.end] == cell.quote.text for cell in cells_of(report))


def test_the_same_row_elsewhere_is_the_same_report_and_its_double_is_not():
    here = row_report(HERE, CELLS)
    assert row_report(replace(HERE, file="sha256:11", row=18), CELLS).id == here.id
    assert row_report(replace(HERE, again=1), CELLS).id != here.id
    assert row_report(replace(HERE, sheet="2017"), CELLS).id != here.id
    assert row_report(Place("sha256:00", "", 2), CELLS).place == "row 2"
