from __future__ import annotations

import pytest

from onrecord.core.errors import CaseFileExists, DatabaseUnavailable, NoCaseFile, OtherFormat
from onrecord.store import casefile
from onrecord.store.casefile import Writer, create_case, find_case, open_case
from onrecord.store.ledger import head_of, ledger_rows
from tests.cases import Clock

TEAM = pytest.mark.parametrize("case_maker", ["postgresql"], indirect=True)


def test_a_new_case_file_says_so_in_its_ledger(case):
    (first,) = ledger_rows(case.alias)
    assert (first.action, first.subject, first.who) == ("created", case.id, "amal")


def test_a_case_file_opens_as_it_was_left(case):
    before = head_of(case.alias)
    case.close()
    again = open_case(case.folder, case.writer)
    assert (again.id, again.name, head_of(again.alias)) == (case.id, "Zawiya", before)


def test_it_is_found_from_any_folder_inside(case):
    inside = case.folder / "notes" / "2016"
    inside.mkdir(parents=True)
    assert find_case(inside) == case.folder


def test_where_there_is_none_the_message_says_how_to_make_one(tmp_path):
    with pytest.raises(NoCaseFile, match="onrecord init"):
        find_case(tmp_path)
    with pytest.raises(NoCaseFile):
        open_case(tmp_path, Writer("amal"))


def test_it_is_not_made_over_another(case):
    with pytest.raises(CaseFileExists, match="a case file"):
        create_case(case.folder, "again", case.writer)


def test_it_is_not_made_among_other_files(tmp_path):
    (tmp_path / "holiday.txt").write_text("sea")
    with pytest.raises(CaseFileExists, match="files in it"):
        create_case(tmp_path, "again", Writer("amal"))


@TEAM
def test_a_database_holds_one_case_file(case, tmp_path):
    with pytest.raises(DatabaseUnavailable, match="a case file in it"):
        create_case(tmp_path / "second", "again", case.writer)


def test_the_database_of_another_case_file_is_refused(case):
    text = (case.folder / casefile.MANIFEST).read_text()
    (case.folder / casefile.MANIFEST).write_text(text.replace(case.id, "f" * 32))
    with pytest.raises(DatabaseUnavailable, match="another case file"):
        open_case(case.folder, case.writer)


@TEAM
def test_one_in_postgresql_needs_its_url(case):
    with pytest.raises(DatabaseUnavailable, match="DATABASE_URL"):
        open_case(case.folder, Writer("amal"))


def test_another_format_is_refused_by_name(case):
    manifest = case.folder / casefile.MANIFEST
    manifest.write_text(manifest.read_text().replace(casefile.FORMAT, "casefile/2031.1"))
    with pytest.raises(OtherFormat, match=r"casefile/2031\.1"):
        open_case(case.folder, case.writer)


def test_a_manifest_that_is_no_toml_is_named(case):
    (case.folder / casefile.MANIFEST).write_text("= what")
    with pytest.raises(NoCaseFile, match=r"onrecord\.toml"):
        open_case(case.folder, case.writer)


def test_tables_of_another_version_are_refused(case, monkeypatch):
    monkeypatch.setattr(casefile.connection, "is_ready", lambda _: False)
    with pytest.raises(OtherFormat, match="onrecord upgrade"):
        open_case(case.folder, case.writer)


@pytest.mark.parametrize("name", ['Idlib "north"', "إدلب", "a\\b", "tab\tand\x7f"])
def test_a_name_survives_the_manifest(tmp_path, name):
    create_case(tmp_path / "case", name, Writer("amal", Clock())).close()
    again = open_case(tmp_path / "case", Writer("amal", Clock()))
    assert again.name == name
    again.close()
