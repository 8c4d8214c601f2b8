from __future__ import annotations

import csv

import pytest

from onrecord.core.errors import EvidenceError
from onrecord.evidence.formats import Format, recognise
from onrecord.evidence.tabletext import is_table_text, read_table_text
from onrecord.evidence.unfold import unfold

TABLE = "Name,Age,Date of death\n" + "Musa Adam,9,2019-05-03\n" + '"Adam, Hana",34,2019-05-03\n'


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_told_by_the_names_of_its_columns_and_rows_of_one_length(mark):
    assert is_table_text("Name,Age,Place\nMusa Adam,9,Saraqib\nHana Adam,34,Idlib\n".replace(",", mark))


@pytest.mark.parametrize(
    "text",
    [
        "Four men died, the army said, and two were hurt\nThe dead, it said, were named\nOne, two, three",
        "Name, Age\nMusa Adam, 9\n",
        "Name,Age\nMusa,9\nHana,34,F\nSami,61,M\n",
        "Weather,Wind\n1,2\n3,4\n",
        "",
        "Names of the dead",
    ],
)
def test_other_text_is_no_table(text):
    assert not is_table_text(text)


def test_each_row_is_a_paragraph_with_the_names_of_its_columns():
    (report,) = unfold(TABLE.encode(), "dead.csv", "dead.csv")
    assert not isinstance(report, EvidenceError)
    assert report.text == (
        "Name: Musa Adam; Age: 9; Date of death: 2019-05-03\n\nName: Adam, Hana; Age: 34; Date of death: 2019-05-03"
    )
    assert report.made.reader == "table as text (CSV)"
    assert recognise(TABLE.encode(), "x") is Format.TABLE_TEXT


def test_a_table_that_cannot_be_read_to_its_end_gives_what_can():
    limit = csv.field_size_limit()
    text = TABLE + '"' + "x" * (limit + 10) + "\n"
    assert len([part for part in read_table_text(text).parts if part.dropped is None]) == 2


def test_what_is_no_table_after_all_is_read_as_one_parted_by_commas():
    assert [part.text for part in read_table_text("Musa,9").parts if part.dropped is None] == ["Musa | 9"]
