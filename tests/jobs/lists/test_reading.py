"""Lists are read whole: every row a record that says where it stands, and everything that was not read is named."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import BadOption, EvidenceError
from onrecord.core.vocabulary import Sex
from onrecord.jobs.lists.reading import read_lists
from onrecord.linkage.records import PersonRecord
from tests.evidence.offices import row, xlsx
from tests.jobs.lists.some_lists import COMMITTEE, MONITORS, NOTHING_GIVEN, read, saved


def test_rows_are_records_that_say_where_they_stand(tmp_path):
    committee, monitors = read(tmp_path, committee=COMMITTEE, monitors=MONITORS)
    first, second, third = committee.people
    assert first.record == PersonRecord(
        id="committee.csv:2",
        source="committee.csv",
        names=("هدى سالم الفرجاني",),
        sex=Sex.FEMALE,
        age=(45, 45),
        died=(date(2022, 10, 25), date(2022, 10, 25)),
        place="سبها",
        incident="7",
    )
    assert (second.row, second.number, second.record.age) == ("3", "2", (11, 13))
    assert third.record.names == ()
    assert [each.record.names for each in monitors.people] == [("Huda Salem Ferjani",), ("Ahmad Salem Firjani",)]


def test_what_was_not_read_is_named(tmp_path):
    committee, monitors = read(tmp_path, committee=COMMITTEE, monitors=MONITORS)
    assert [each.address for each in committee.unread] == ["committee.csv G4"]
    assert committee.unnamed == 1
    assert [(each.address, each.reason) for each in monitors.passed] == [("A4", "a row of totals")]


def test_unique_ids_are_seen(tmp_path):
    some, repeated, one = read(
        tmp_path,
        some="ID,Name\n1,Huda Ferjani\n2,Ali Salem\n",
        repeated="ID,Name\n1,Huda Ferjani\n1,Ali Saleh\n",
        one="ID,Name\n1,Huda Ferjani\n",
    )
    assert [each.has_unique_ids for each in (some, repeated, one)] == [True, False, False]


def test_an_age_follows_from_the_day_of_birth_where_none_is_told(tmp_path):
    (some,) = read(
        tmp_path, some="Name,Date of birth,Date of death\nHuda Ferjani,4/10/2004,25/10/2022\nAli Salem,,26/10/2022\n"
    )
    assert [each.record.age for each in some.people] == [(18, 18), None]


def test_sheets_of_one_workbook_are_one_list_and_those_without_names_are_passed_over(tmp_path):
    def cell(place, text):
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    def sheet(*rows):
        lines = [
            row(*(cell(f"{chr(65 + c)}{r}", text) for c, text in enumerate(some)), number=r)
            for r, some in enumerate(rows, 1)
        ]
        return f"<sheetData>{''.join(lines)}</sheetData>"

    path = tmp_path / "book.xlsx"
    path.write_bytes(
        xlsx(
            {
                "2021": sheet(("Name", "Age"), ("Huda Ferjani", "45")),
                "2022": sheet(("Name", "Age"), ("Ali Salem", "12")),
                "Sums": sheet(("Killed", "Injured"), ("5", "7")),
            }
        )
    )
    (book,) = read_lists([path], (), NOTHING_GIVEN)
    assert [each.record.id for each in book.people] == ["book.xlsx:2021!2", "book.xlsx:2022!2"]
    assert [(each.address, each.reason) for each in book.passed] == [("Sums", "no column of names")]


def test_lists_of_one_file_name_are_told_apart_by_their_folders(tmp_path):
    paths = []
    for name, text in (("north", "Name\nHuda Ferjani\n"), ("south", "Name\nAli Salem\n")):
        (tmp_path / name).mkdir()
        paths += saved(tmp_path / name, dead=f"No,{text}".replace("\n", "\n1,", 1))
    assert [each.name for each in read_lists(paths, (), NOTHING_GIVEN)] == ["north/dead.csv", "south/dead.csv"]


def test_the_same_list_twice_is_refused(tmp_path):
    with pytest.raises(BadOption, match=r"one\.csv and .*two\.csv: found the same bytes"):
        read(tmp_path, one=MONITORS, two=MONITORS)


def test_a_list_without_names_is_refused_with_its_columns(tmp_path):
    with pytest.raises(BadOption, match="found no column of names among 'Killed', 'Place'"):
        read(tmp_path, some="Killed,Place\n3,Sabha\n")
    with pytest.raises(BadOption, match="found no row that names columns"):
        read(tmp_path, some="3,4\n4,5\n")


def test_lists_without_a_record_are_refused_and_an_empty_one_among_others_is_read(tmp_path):
    with pytest.raises(BadOption, match="found no record"):
        read(tmp_path, some="Name,Age\n")
    empty, _ = read(tmp_path, some="Name,Age\n", monitors=MONITORS)
    assert empty.people == ()


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(EvidenceError, match="No such file"):
        read_lists([tmp_path / "nothing.csv"], (), NOTHING_GIVEN)


def test_a_column_that_is_nowhere_is_refused(tmp_path):
    with pytest.raises(BadOption, match="found a column 'Weight'"):
        read(tmp_path, said={"Weight": "age"}, some=MONITORS)
    (some,) = read(tmp_path, said={"town": "text"}, some=MONITORS)
    assert {each.record.place for each in some.people} == {None}
