from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import Damaged, Unsafe
from onrecord.evidence.parts import Draft, Kind, kept
from onrecord.evidence.xlsx import read_xlsx
from tests.evidence.offices import CORE, ooxml, rels, row, sheet, xlsx
from tests.evidence.zipped import a_zip


def drafted(data):
    return next(found for found in read_xlsx(data, "it") if isinstance(found, Draft))


def rows(inside, **more):
    return [part.text for part in kept(drafted(xlsx({"Sheet1": inside}, **more)).parts)]


PEOPLE = sheet(
    row("Name", "Age", "Town", number=1),
    row("Rim Aliwi", 9, "Zliten", number=2),
    row("Yahya Barakat", 47, "Misrata", number=4),
)


def test_each_row_is_a_part_with_the_names_of_its_columns():
    draft = drafted(xlsx({"Victims": PEOPLE}))
    assert draft.title == "Victims"
    assert [(part.text, part.kind) for part in kept(draft.parts)] == [
        ("Name: Rim Aliwi; Age: 9; Town: Zliten", Kind.ROW),
        ("Name: Yahya Barakat; Age: 47; Town: Misrata", Kind.ROW),
    ]
    assert [(part.text, part.dropped) for part in draft.parts if part.dropped] == [
        ("Name | Age | Town", "names of the columns, given before each value")
    ]


def test_the_row_of_each_paragraph_can_be_found():
    data = xlsx({"Victims": PEOPLE, "More": sheet(*(row("a", "b", number=each) for each in (3, 4, 5, 9)))})
    assert [(detail.name, detail.value) for detail in drafted(data).details] == [
        ("sheet 1", "Victims: rows 2, 4"),
        ("sheet 2", "More: rows 3–5, 9"),
    ]


def test_dates_are_read_by_their_formats():
    cells = "".join(f'<c s="{style}"><v>42376.6</v></c>' for style in range(8))
    assert rows(sheet(f"<row>{cells}</row>")) == [
        "42376.6 | 2016-01-07 14:24 | 2016-01-07 14:24 | 4237660% | 42376.6 | 42376.6 | 4237660% | 2016-01-07 14:24"
    ]


@pytest.mark.parametrize(
    ("stored", "shown", "workbook"),
    [
        ("42376", "2016-01-07", ""),
        ("40914", "2016-01-07", '<workbookPr date1904="1"/>'),
        ("59", "1900-02-28", ""),
        ("61", "1900-03-01", ""),
        ("0.5", "12:00", ""),
        ("0", "00:00", ""),
        ("-1", "-1", ""),
        ("2958466", "2958466", ""),
        ("nan", "nan", ""),
        ("soon", "soon", ""),
    ],
)
def test_both_calendars_are_known(stored, shown, workbook):
    assert rows(sheet(row("x", f'<c s="1"><v>{stored}</v></c>')), workbook=workbook) == [f"x | {shown}"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c t="s"><v>0</v></c>', "Rim Aliwi"),
        ('<c t="s"><v>7</v></c>', None),
        ('<c t="s"><v>x</v></c>', None),
        ('<c t="str"><f>A1</f><v>Rim</v></c>', "Rim"),
        ('<c t="b"><v>1</v></c>', "true"),
        ('<c t="b"><v>0</v></c>', "false"),
        ('<c t="d"><v>2016-01-07</v></c>', "2016-01-07"),
        ('<c t="inlineStr"/>', None),
        ('<c t="inlineStr"><is><r><t>Rim </t></r><r><t>Aliwi</t></r><rPh><t>rim</t></rPh></is></c>', "Rim Aliwi"),
        ("<c><v>0.1</v></c>", "0.1"),
        ("<c><v>12345678901234567890</v></c>", "12345678901234567890"),
        ('<c s="99"><v>4</v></c>', "4"),
        ('<c s="3"><v>inf</v></c>', "inf"),
    ],
)
def test_values_are_what_is_stored(cell, shown):
    assert rows(sheet(row("x", cell)), strings=["Rim Aliwi"]) == [f"x | {shown}" if shown else "x"]


def test_formulas_are_not_computed_and_errors_are_said():
    draft = drafted(
        xlsx(
            {
                "Sheet1": sheet(
                    row("a", "<c><f>SUM(A1)</f></c>", '<c t="e"><v>#REF!</v></c>', "<c><f>1+1</f><v>2</v></c>")
                )
            }
        )
    )
    assert [part.text for part in kept(draft.parts)] == ["a | #REF! | 2"]
    assert draft.flags == (
        "1 formulas have no stored value; formulas are not computed",
        "1 cells hold an error of the spreadsheet in place of a value",
    )


def test_hidden_sheets_and_rows_are_read_and_flagged():
    data = xlsx(
        {"Victims": sheet(row("a", "b"), row("c", "d", more='hidden="1"')), "Old|veryHidden": sheet(row("e", "f"))}
    )
    draft = drafted(data)
    assert [part.text for part in kept(draft.parts)] == ["a | b", "c | d", "Old", "e | f"]
    assert draft.flags == ("hidden rows were read", "the sheet “Old” is hidden; it was read")


def test_merged_cells_hold_in_each_row_they_span():
    inside = sheet(row("Name", "Town", "Age"), row("Rim", "Zliten", 9), row("Yahya", '<c r="C3"><v>47</v></c>'))
    draft = drafted(
        xlsx({"Sheet1": inside + '<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="X1:Y1"/></mergeCells>'})
    )
    assert [part.text for part in kept(draft.parts)] == [
        "Name: Rim; Town: Zliten; Age: 9",
        "Name: Yahya; Town: Zliten; Age: 47",
    ]
    assert draft.flags == ("what stands in merged cells was given again in each row they span",)


def test_merges_without_end_are_passed_over():
    merges = '<mergeCell ref="A1:A1048576"/>' * 2
    assert rows(sheet(row("a", "b")) + f"<mergeCells>{merges}</mergeCells>") == ["a | b"]
    assert rows(sheet(row("a", "b"), row("c", "d")) + '<mergeCell ref="Z1:Z9"/><mergeCell ref="A1:A2"/>') == [
        "a | b",
        "c | d",
    ]


def test_a_title_above_the_table_is_the_title():
    inside = sheet(row("Victims of the shelling of Zliten on 7 January 2016"), row("Name", "Age"), row("Rim Aliwi", 9))
    draft = drafted(xlsx({"Victims": inside}))
    assert draft.title == "Victims of the shelling of Zliten on 7 January 2016"
    assert [part.text for part in kept(draft.parts)] == ["Name: Rim Aliwi; Age: 9"]


def test_a_table_that_is_filtered_or_frozen_below_its_first_row_has_names():
    body = sheet(row("Who", "Which"), row("Rim", "Zliten"))
    for mark in ('<autoFilter ref="A1:B2"/>', '<sheetViews><pane ySplit="1"/></sheetViews>'):
        assert rows(body + mark) == ["Who: Rim; Which: Zliten"]
    assert rows(body) == ["Who | Which", "Rim | Zliten"]


def test_comments_are_left_out():
    members = {
        "xl/worksheets/_rels/sheet1.xml.rels": rels([("c", "comments", "../comments1.xml"), ("d", "drawing", "x.xml")]),
        "xl/comments1.xml": "<comments><commentList><comment><t>Sure?</t></comment></commentList></comments>",
    }
    draft = drafted(xlsx({"Sheet1": sheet(row("a", "b"))}, members=members))
    assert [(part.text, part.dropped) for part in draft.parts if part.dropped == "comment in the margin"] == [
        ("Sure?", "comment in the margin")
    ]


def test_what_the_file_says_of_itself_macros_and_other_files_are_said():
    members = {"docProps/core.xml": CORE, "xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<x/>"}
    draft = drafted(xlsx({"Sheet1": PEOPLE}, members=members))
    assert draft.published.day == date(2016, 1, 9)
    assert [detail.name for detail in draft.details] == ["title", "author", "created", "sheet 1"]
    assert draft.flags[:2] == (
        "values in it were taken from other files, which were not opened",
        "the document carries macros; they were not run",
    )


def test_no_more_cells_than_the_bound_are_read(monkeypatch):
    monkeypatch.setattr("onrecord.evidence.sheets.MOST_CELLS", 5)
    draft = drafted(xlsx({"Sheet1": sheet(*[row("a", "b")] * 4), "More": sheet(row("c", "d"))}))
    assert [part.text for part in kept(draft.parts)] == ["a | b", "a | b"]
    assert draft.flags == ("only the first 5 filled cells were read",)


def test_no_more_strings_than_the_bound_are_read(monkeypatch):
    monkeypatch.setattr("onrecord.evidence.xlsx.MOST_CELLS", 1)
    inside = sheet(row("x", '<c t="s"><v>1</v></c>', '<c t="s"><v>2</v></c>'))
    assert rows(inside, strings=["a", "b", "c"]) == ["x | b"]


def test_charts_that_fill_a_sheet_and_lost_sheets_are_passed_over():
    links = [("rId1", "chartsheet", "chartsheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/lost.xml")]
    sheets = '<sheet name="Chart" r:id="rId1"/><sheet name="Lost" r:id="rId2"/><sheet/>'
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    data = ooxml(
        "xl/workbook.xml",
        {
            "xl/workbook.xml": f'<workbook xmlns:r="{space}"><sheets>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": rels(links),
            "xl/worksheets/sheet3.xml": f"<worksheet>{sheet(row('a', 'b'), '<row/>')}</worksheet>",
        },
    )
    error, draft = read_xlsx(data, "it")
    assert str(error).startswith("it › xl/worksheets/lost.xml: found no such member")
    assert [part.text for part in kept(draft.parts)] == ["a | b"]


def test_a_sheet_that_breaks_off_gives_its_rows():
    whole = xlsx({"Sheet1": sheet(row("a", "b"), row("c", "d"))}, strings=["x"])
    broken = a_zip(
        {
            "[Content_Types].xml": "",
            "xl/workbook.xml": "<workbook><sheets><sheet name='A'/></sheets></workbook>",
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{row('a', 'b')}<row>",
        }
    )
    assert len(drafted(whole).parts) == 3
    draft = drafted(broken)
    assert [part.text for part in kept(draft.parts)] == ["A", "a | b"] or draft.title == "A"
    assert any("xl/worksheets/sheet1.xml could not be read whole" in flag for flag in draft.flags)


def test_strings_that_break_off_are_flagged():
    data = xlsx(
        {"Sheet1": sheet(row("x", '<c t="s"><v>0</v></c>'))},
        members={"xl/sharedStrings.xml": "<sst><si><t>a</t></si><si>"},
    )
    draft = drafted(data)
    assert [part.text for part in kept(draft.parts)] == ["x | a"]
    assert any("xl/sharedStrings.xml could not be read whole" in flag for flag in draft.flags)


def test_a_spreadsheet_without_its_list_is_damaged():
    with pytest.raises(Damaged, match="it: found a spreadsheet without its list of sheets"):
        list(read_xlsx(ooxml("xl/workbook.xml", {}), "it"))


def test_names_that_lead_out_are_said():
    error, draft = read_xlsx(xlsx({"Sheet1": PEOPLE}, members={"/etc/passwd": "x"}), "it")
    assert isinstance(error, Unsafe)
    assert draft.parts
