from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import Damaged, UnsupportedFormat
from onrecord.evidence.apart import read_grids_apart
from onrecord.evidence.grids import Grid, Remark, address, grid_from_json, grid_to_json, read_grids
from onrecord.evidence.sheets import Cell, Row
from tests.evidence.offices import docx, ods, p, rels, row, xlsx

SHEETS = {"2016": row("Name", "Age", number=1) + row("Rim Aliwi", 9, number=2), "Old|hidden": row("Name", number=1)}
A_GRID = Grid("2016", (Row(2, (Cell(1, "Rim"), Cell(2, "9", False, True, True, 3)), True),), True, date(1904, 1, 1))


def whole(data):
    return list(read_grids(data, "list.xlsx"))


def test_sheets_come_with_their_cells_and_hidden_ones_say_so():
    first, second = whole(xlsx(SHEETS))
    rows = (Row(1, (Cell(1, "Name"), Cell(2, "Age"))), Row(2, (Cell(1, "Rim Aliwi"), Cell(2, "9", False))))
    assert first == Grid("2016", rows)
    assert (second.name, second.hidden) == ("Old", True)


def test_a_process_apart_gives_the_same():
    data = xlsx(SHEETS, workbook='<workbookPr date1904="1"/>')
    assert list(read_grids_apart(data, "list.xlsx")) == whole(data)


def test_what_is_no_table_is_refused_in_either_process():
    with pytest.raises(UnsupportedFormat):
        whole(docx(p("Rim")))
    (error,) = read_grids_apart(docx(p("Rim")), "list.docx")
    assert isinstance(error, UnsupportedFormat)


def test_a_sheet_that_cannot_be_read_leaves_the_others():
    broken = whole(xlsx(SHEETS, members={"xl/worksheets/sheet1.xml": b""}))
    assert [type(each) for each in broken] == [Grid, Remark]
    links = rels([("rId1", "worksheet", "worksheets/none.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml")])
    lacking = whole(xlsx(SHEETS, members={"xl/_rels/workbook.xml.rels": links}))
    assert [type(each) for each in lacking] == [Damaged, Grid]


def test_a_long_sheet_comes_in_stretches():
    lines = "".join(row("Rim", number=number) for number in range(1, 1102))
    assert [len(each.rows) for each in whole(xlsx({"A": lines}))] == [500, 500, 101]


def test_days_count_from_1904_where_the_file_says_so():
    data = xlsx(SHEETS, workbook='<workbookPr date1904="1"/>')
    assert whole(data)[0].first_day == date(1904, 1, 1)
    assert whole(data)[-1] == Remark("its calendar begins in 1904")


def test_formulas_and_merges_are_told():
    summed = '<c r="A2"><f>1+1</f><v>2</v></c>'
    rows = f"{row('Place', number=1)}{row(summed, number=2)}{row(number=3)}"
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in ("A1:C1", "A2:A3", "E1:F1"))
    (grid, *_) = whole(xlsx({"A": f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>"}))
    assert [row.cells for row in grid.rows] == [
        (Cell(1, "Place", width=3),),
        (Cell(1, "2", False, True),),
        (Cell(1, "2", False, True, True),),
    ]


def test_merged_cells_of_an_open_document_are_given_again():
    def cell(words, more=""):
        return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'

    rows = (
        cell("Hass", 'table:number-rows-spanned="3"') + cell("Rim", 'table:number-columns-spanned="2"'),
        "<table:covered-table-cell/>" + cell("Yahya"),
        "<table:covered-table-cell/>" + cell("Samir", 'table:formula="of:=1"'),
        cell("Lina"),
    )
    body = "".join(f"<table:table-row>{each}</table:table-row>" for each in rows)
    grid, remark = whole(ods(f'<table:table table:name="A">{body}</table:table>'))
    assert [[(c.text, c.spanned, c.width, c.formula) for c in row.cells] for row in grid.rows] == [
        [("Hass", False, 1, False), ("Rim", False, 2, False)],
        [("Hass", True, 1, False), ("Yahya", False, 1, False)],
        [("Hass", True, 1, False), ("Samir", False, 1, True)],
        [("Lina", False, 1, False)],
    ]
    assert remark.text.startswith("what stands in merged cells")


def test_a_grid_survives_the_way_between_processes():
    assert grid_from_json(grid_to_json(A_GRID)) == A_GRID


@pytest.mark.parametrize(
    "change",
    [
        {"name": 1},
        {"hidden": "no"},
        {"first_day": "yesterday"},
        {"first_day": None},
        {"rows": [[True, False, []]]},
        {"rows": [[1, False, [[1, 2, True, False, False, 1]]]]},
        {"rows": [[1, False, [["Rim"]]]]},
        {"rows": 5},
    ],
)
def test_what_is_no_grid_is_refused(change):
    with pytest.raises(ValueError, match=r".*"):
        grid_from_json({**grid_to_json(A_GRID), **change})


def test_addresses_are_those_of_spreadsheets():
    assert [address(column, 1) for column in (1, 26, 27, 703)] == ["A1", "Z1", "AA1", "AAA1"]


def test_a_broken_workbook_is_refused():
    with pytest.raises(Damaged):
        whole(xlsx(SHEETS, members={"xl/workbook.xml": b""}))
