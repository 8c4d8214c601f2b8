from __future__ import annotations

import pytest

from onrecord.core.errors import Damaged, Locked, Unsafe
from onrecord.evidence.ods import read_ods
from onrecord.evidence.parts import Draft, kept
from tests.evidence.offices import ODF, ods
from tests.evidence.zipped import a_zip


def drafted(data):
    return next(found for found in read_ods(data, "it") if isinstance(found, Draft))


def cell(text, kind="string", more=""):
    return f'<table:table-cell office:value-type="{kind}" {more}><text:p>{text}</text:p></table:table-cell>'


def row(*cells, more=""):
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows, name="Victims", more=""):
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


HEAD = row(cell("Name"), cell("Died"), cell("Age"))
TWICE = 'table:number-columns-repeated="2"'
DAY = 'office:date-value="2016-01-07T14:30:00"'


def test_rows_have_the_names_of_their_columns():
    data = ods(
        table(
            "<table:table-column/>",
            HEAD,
            row(cell("Rim Aliwi"), cell("7 Jan", "date", DAY), cell("9", "float", 'office:value="9"')),
        )
    )
    draft = drafted(data)
    assert draft.title == "Victims"
    assert [part.text for part in kept(draft.parts)] == ["Name: Rim Aliwi; Died: 2016-01-07 14:30; Age: 9"]
    assert [detail.value for detail in draft.details] == ["Victims: rows 2"]


def test_repeated_rows_and_cells_are_counted_and_bounded():
    empty = '<table:table-cell table:number-columns-repeated="16000"/>'
    data = ods(
        table(
            f"<table:table-header-rows>{HEAD}</table:table-header-rows>",
            row(empty, more='table:number-rows-repeated="3"'),
            f"<table:table-row-group>{row(cell('Rim', more=TWICE), cell('9', 'float'))}</table:table-row-group>",
            row(cell("x"), cell("y"), more='table:number-rows-repeated="1000000"'),
        )
    )
    draft = drafted(data)
    texts = [part.text for part in kept(draft.parts)]
    assert texts[0] == "Name: Rim; Died: Rim; Age: 9"
    assert len(texts) == 1_001
    assert draft.details[0].value == "Victims: rows 5–1005"


def test_hidden_sheets_rows_comments_and_formulas_are_said():
    styles = (
        '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
        '<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>'
    )
    note = "<office:annotation><text:p>Sure?</text:p></office:annotation>"
    data = ods(
        table(
            row(cell("a"), cell("b"), more='table:visibility="collapse"'),
            row(
                f"<table:table-cell>{note}<text:p>c</text:p></table:table-cell>",
                cell("", more='table:formula="of:=1+1"'),
            ),
            row(cell("", "string", 'office:string-value="d"'), cell("5", "string", 'table:formula="of:=2+3"')),
            name="Sheet1",
            more='table:style-name="ta2"',
        ),
        styles,
        {"Basic/a.xml": "<a/>"},
    )
    draft = drafted(data)
    assert [part.text for part in kept(draft.parts)] == ["a | b", "c", "d | 5"]
    assert draft.flags == (
        "the sheet “Sheet1” is hidden; it was read",
        "hidden rows were read",
        "1 formulas have no stored value; formulas are not computed",
        "the document carries macros; they were not run",
    )
    assert draft.parts[-1].dropped == "comment in the margin"


def test_an_empty_sheet_is_nothing():
    assert drafted(ods(table() + table(row(cell("a"), cell("b"))))).parts[-1].text == "a | b"


def test_a_file_that_breaks_off_is_flagged():
    content = f"<x {ODF}>{table(HEAD, row(cell('a'), cell('b')))}<table:table>"
    draft = drafted(a_zip({"content.xml": content}))
    assert [part.text for part in kept(draft.parts)] == ["Name: a; Died: b"]
    assert draft.flags[0].startswith("content.xml could not be read whole")


def test_a_password_is_asked_for_and_a_lost_part_is_damage():
    manifest = f"<m {ODF}><manifest:encryption-data/></m>"
    with pytest.raises(Locked):
        list(read_ods(ods("", members={"META-INF/manifest.xml": manifest}), "it"))
    with pytest.raises(Damaged, match=r"content.xml: found no such member"):
        list(read_ods(a_zip({"mimetype": "x"}), "it"))


def test_names_that_lead_out_are_said():
    error, _ = read_ods(ods(table(HEAD), members={"../x": "x"}), "it")
    assert isinstance(error, Unsafe)
