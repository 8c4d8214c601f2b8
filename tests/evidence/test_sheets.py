from __future__ import annotations

import pytest

from onrecord.evidence.parts import kept
from onrecord.evidence.sheets import Cell, Row, Sheet, Workbook, clean_cell


def a_row(number, *texts):
    cells = enumerate(texts, start=1)
    return Row(number, tuple(Cell(column, str(text), isinstance(text, str)) for column, text in cells if text != ""))


def texts(*rows, named=False):
    book = Workbook()
    book.add(Sheet("Sheet1", [a_row(number, *row) for number, row in enumerate(rows, start=1)], named=named))
    return [part.text for part in kept(book.script.parts)]


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        ([("Name", "Age"), ("Rim Aliwi", 9)], "Name: Rim Aliwi; Age: 9"),
        ([("الاسم", "العمر"), ("ريم عليوي", "٩")], "الاسم: ريم عليوي; العمر: ٩"),
        ([("Who", "How old"), ("Rim Aliwi", 9), ("Yahya", 47)], "Who: Yahya; How old: 47"),
        (
            [("A list of the dead",), ("Name of victim", "Place of death"), ("Rim", "Zliten")],
            "Name of victim: Rim; Place of death: Zliten",
        ),
        ([("Rim Aliwi", "Zliten"), ("Yahya Barakat", "Misrata")], "Yahya Barakat | Misrata"),
        ([("Rim Aliwi", 9), ("Yahya Barakat", 47)], "Yahya Barakat | 47"),
        ([("Name", "Name"), ("Rim", 9)], "Rim | 9"),
        ([("Name", "Age" * 30), ("Rim", 9)], "Rim | 9"),
        ([("Name", "Age"), ("Rim Aliwi",)], "Rim Aliwi"),
        ([("Four people died in the market.",), ("It was Friday.",)], "It was Friday."),
        ([("Name", "Age"), ("Rim", 9, "more")], "Name: Rim; Age: 9; more"),
    ],
)
def test_names_of_columns_are_known_where_something_tells_them(rows, last):
    assert texts(*rows)[-1] == last


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        ([("Name", "Age"), ("Rim Aliwi",)], "Name: Rim Aliwi"),
        ([("Date", "Place", "Told"), ("", "", "Four died."), ("", "", "It was Friday.")], "It was Friday."),
        ([("Date", "Told"), *(("", "Four died."),) * 20, ("3 May", "It rained.")], "Date: 3 May; Told: It rained."),
        ([("Date", "Told"), ("3 May", ""), ("", "Four died.")], "Told: Four died."),
        ([("Date", "Told")], "Date | Told"),
    ],
)
def test_where_the_file_marks_the_names_they_stand_before_all_but_prose(rows, last):
    assert texts(*rows, named=True)[-1] == last


def test_a_sheet_without_rows_is_nothing():
    assert texts() == []
    assert texts(("",)) == []


def test_a_name_that_somebody_gave_is_a_heading():
    book = Workbook()
    for name in ("Victims", "ورقة1", "Sheet 2", "March 2016 list"):
        book.add(Sheet(name, [a_row(1, "a", "b")]))
    assert [part.text for part in kept(book.script.parts) if part.text != "a | b"] == ["Victims", "March 2016 list"]


def test_a_cell_is_one_line_of_bounded_length():
    assert clean_cell("Rim\nAliwi\t9") == "Rim Aliwi 9"
    assert len(clean_cell("x" * 200_000)) == 100_000
