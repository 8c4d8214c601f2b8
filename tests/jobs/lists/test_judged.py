"""Judgements of a spreadsheet are taken for the records they were made of, and for nobody else."""

from __future__ import annotations

import csv

import pytest

from onrecord.core.errors import BadOption
from onrecord.jobs.lists.judged import NEEDED, name_of, read_judgements
from onrecord.linkage.judgements import Decision
from tests.evidence.offices import row, xlsx
from tests.jobs.lists.some_lists import read

LISTS = {
    "one": "No,Name\n1,Huda Ferjani\n2,Ali Salem\n3,Ali Salem\n",
    "two": "No,Name\n1,هدى الفرجاني\n2,'Abd al-Salam Omar\n",
}
HUDA = ("one.csv", "2", "Huda Ferjani")
ALI = ("one.csv", "3", "Ali Salem")
HUDA_TOO = ("two.csv", "2", "هدى الفرجاني")
ABD = ("two.csv", "3", "'Abd al-Salam Omar")


@pytest.fixture
def judge(tmp_path):
    """Give a function that writes rows of judgements and reads them back, of the lists or of others."""

    def give(*rows, heads=(*NEEDED, "why", "by"), **lists):
        path = tmp_path / "review.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerows([heads, *rows])
        return read_judgements([path], read(tmp_path, **{**LISTS, **lists}), "Amal")

    return give


def said(one, other, judgement, why="", by=""):
    return (*one, *other, judgement, why, by)


def test_judgements_are_taken_with_who_and_why(judge):
    found = judge(
        said(HUDA, HUDA_TOO, "Same", "her mother said so", "Hala"),
        said(ALI, ABD, "different"),
        said(HUDA, ABD, " unsure "),
        said(HUDA, ALI, ""),
    )
    assert found.lost == ()
    assert [(each.one, each.other, each.decision, each.why, each.by) for each in found.judgements] == [
        ("one.csv:2", "two.csv:2", Decision.SAME, "her mother said so", "Hala"),
        ("one.csv:3", "two.csv:3", Decision.DIFFERENT, "no reason given", "Amal"),
        ("one.csv:2", "two.csv:3", Decision.UNSURE, "no reason given", "Amal"),
    ]
    assert [each.number for each in found.judgements] == [1, 2, 3]


def test_who_stands_in_another_row_now_is_found_by_name(judge):
    found = judge(said(HUDA, HUDA_TOO, "same"), one="No,Name\n5,Omar Saleh\n1,HUDA  Ferjani\n")
    assert [each.one for each in found.judgements] == ["one.csv:3"]


@pytest.mark.parametrize(
    ("row_", "words"),
    [
        (said(HUDA, HUDA_TOO, "maybe"), "found 'maybe'; expected same, different or unsure"),
        (said(("three.csv", "2", "Huda Ferjani"), HUDA_TOO, "same"), "no list 'three.csv' among one.csv, two.csv"),
        (
            said(("one.csv", "2", "Omar Saleh"), HUDA_TOO, "same"),
            "'Omar Saleh' of one.csv: row 2 is 'Huda Ferjani' now, and no row has that name",
        ),
        (
            said(("one.csv", "9", "Ali Salem"), HUDA_TOO, "same"),
            "'Ali Salem' of one.csv: there is no row '9', and 2 rows have that name",
        ),
        (said(HUDA, HUDA, "same"), "both are the same record"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_row(judge, row_, words):
    found = judge(said(ALI, ABD, "different"), row_)
    assert found.lost == (f"review.csv row 3: {words}",)
    assert len(found.judgements) == 1


def test_a_file_of_another_kind_is_refused(judge):
    with pytest.raises(BadOption, match=r"found no column 'list 1'; expected the columns of review\.csv"):
        judge(("x", "y"), heads=("name", "judgement"))


def test_a_workbook_is_read_too(tmp_path):
    def cell(place, text):
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    lines = [NEEDED, (*HUDA, *HUDA_TOO, "same")]
    rows = [
        row(*(cell(f"{chr(65 + c)}{r}", text) for c, text in enumerate(some)), number=r)
        for r, some in enumerate(lines, 1)
    ]
    (tmp_path / "review.xlsx").write_bytes(xlsx({"review": f"<sheetData>{''.join(rows)}</sheetData>"}))
    found = read_judgements([tmp_path / "review.xlsx"], read(tmp_path, **LISTS), "Amal")
    assert [(each.one, each.other) for each in found.judgements] == [("one.csv:2", "two.csv:2")]


def test_a_name_is_all_its_forms(tmp_path):
    (some,) = read(tmp_path, some="Name,Name (Arabic)\nHuda Ferjani,هدى الفرجاني\n")
    assert name_of(some.people[0]) == "Huda Ferjani / هدى الفرجاني"
