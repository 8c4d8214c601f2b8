from __future__ import annotations

import json

import pytest

from onrecord.core.errors import Damaged, EvidenceError, UnsupportedFormat
from onrecord.evidence import formexports
from onrecord.evidence.apart import read_grids_apart
from onrecord.evidence.formexports import Enclosure, read_form_export, read_json_grid
from onrecord.evidence.grids import Grid, Remark
from tests.evidence.offices import row, xlsx
from tests.evidence.zipped import a_zip

ANSWERS = b"_uuid,_submission_time,victim_name\n1,2016-03-04T10:00:00,Rim Aliwi\n"
PHOTO = b"\xff\xd8\xff\xe0 a photograph"


def an_export(**more):
    members = {"answers.csv": ANSWERS, "media/1467.jpg": PHOTO, "__MACOSX/answers.csv": b"x", "media/empty.jpg": b""}
    return a_zip(members | {name.replace("__", "."): data for name, data in more.items()})


def texts(grid):
    return [[cell.text for cell in line.cells] for line in grid.rows]


def test_tables_come_by_their_names_and_files_as_they_are():
    grid, photo = read_form_export(an_export(), "export.zip")
    assert (grid.name, texts(grid)[1]) == ("answers.csv", ["1", "2016-03-04T10:00:00", "Rim Aliwi"])
    assert photo == Enclosure("media/1467.jpg", PHOTO)


def test_a_process_apart_gives_the_same():
    assert list(read_grids_apart(an_export(), "export.zip")) == list(read_form_export(an_export(), "export.zip"))


def test_workbooks_and_json_in_an_export_are_tables_too():
    members = {
        "a.xlsx": xlsx({"Form": row("Name", number=1)}),
        "b.json": b'[{"name": "Rim"}]',
        "c.json": b"[",
        "d.tsv": b"",
    }
    found = list(read_form_export(a_zip(members), "export.zip"))
    assert [each.name for each in found if isinstance(each, Grid)] == ["a.xlsx Form", "b.json"]
    assert [type(each) for each in found if isinstance(each, EvidenceError)] == [Damaged, UnsupportedFormat]


def test_an_archive_without_a_table_is_no_export():
    with pytest.raises(UnsupportedFormat, match="a zip archive without a table"):
        list(read_form_export(a_zip({"1467.jpg": PHOTO}), "export.zip"))


def test_what_is_doubtful_about_an_archive_is_told():
    found = list(read_form_export(an_export()[:-40], "export.zip"))
    assert any(isinstance(each, Remark) and "damaged" in each.text for each in found)


@pytest.mark.parametrize(
    "told",
    [
        [{"name": "Rim", "place": {"town": "Hass"}, "photos": ["1.jpg"], "age": 9, "note": None}],
        {"results": [{"name": "Rim", "place": {"town": "Hass"}, "photos": ["1.jpg"], "age": 9, "note": ""}]},
        {"name": "Rim", "place": {"town": "Hass"}, "photos": ["1.jpg"], "age": 9},
    ],
)
def test_objects_are_rows_and_their_keys_columns(told):
    (grid,) = read_json_grid(json.dumps(told).encode(), "answers.json")
    assert texts(grid) == [["name", "place/town", "photos/1", "age"], ["Rim", "Hass", "1.jpg", "9"]]
    assert [cell.words for cell in grid.rows[1].cells] == [True, True, True, False]


def test_objects_that_say_nothing_are_no_rows_and_nothing_but_them_no_table():
    (grid,) = read_json_grid(b'[{"name": "Rim"}, {"name": null}, 5]', "answers.json")
    assert len(grid.rows) == 2
    with pytest.raises(UnsupportedFormat):
        list(read_json_grid(b"[1, 2]", "answers.json"))


def test_columns_without_end_are_cut_off_and_told(monkeypatch):
    monkeypatch.setattr(formexports, "MOST_COLUMNS", 2)
    grid, remark = read_json_grid(b'[{"a": 1, "b": 2, "c": 3}]', "answers.json")
    assert texts(grid) == [["a", "b"], ["1", "2"]]
    assert remark == Remark("only the first 2 columns were read")


def test_what_nests_too_deep_is_not_followed():
    deep = '{"a":' * 9 + "1" + "}" * 9
    with pytest.raises(UnsupportedFormat):
        list(read_json_grid(deep.encode(), "answers.json"))
