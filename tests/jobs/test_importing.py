from __future__ import annotations

import pytest

from onrecord.jobs.importing import import_list
from onrecord.jobs.tables import Wish, read_list
from onrecord.store.ledger import head_of
from onrecord.store.models import Coding, Listing, Reading
from onrecord.store.sources import Source, add_source, bringing_from
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from onrecord.store.verifying import verify_chain
from tests.workbooks import WORKBOOKS


def bring(case, tmp_path, data, wish=None):
    path = tmp_path / "list.bin"
    path.write_bytes(data)
    return list(import_list(case, read_list(path, wish or Wish(), case)))


@pytest.mark.parametrize("ugly", WORKBOOKS, ids=[each.name for each in WORKBOOKS])
def test_an_ugly_workbook_is_imported_once_and_verifies(case, tmp_path, ugly):
    (done,) = bring(case, tmp_path, ugly.data)
    assert (done.rows, done.new, done.coded) == (ugly.rows, ugly.rows, ugly.rows)
    assert [each.address for each in done.refusals if each.refused] == list(ugly.refused)
    assert [each.address for each in done.refusals if not each.refused] == list(ugly.formulas)
    head = head_of(case.alias)
    (again,) = bring(case, tmp_path, ugly.data)
    assert (again.table.origin, again.new, again.coded) == ("saved", 0, 0)
    assert head_of(case.alias) == head
    assert list(verify_chain(case)) == []


def test_rows_that_say_the_same_are_two_reports(case, tmp_path):
    data = b"Name,Date\nunknown,2016-03-03\nunknown,2016-03-03\n"
    (done,) = bring(case, tmp_path, data)
    assert (done.rows, done.new) == (2, 2)


def test_a_row_that_a_corrected_mapping_does_not_read_is_coded_as_nothing(case, tmp_path):
    data = b"Name,Date\nRim Aliwi,2016-03-03\n"
    bring(case, tmp_path, data)
    (done,) = bring(case, tmp_path, data, Wish(columns={"Name": "text", "Date": "text"}))
    assert (done.silent, done.coded) == (1, 1)
    assert Coding.objects.using(case.alias).count() == 2


def test_a_column_protected_later_stays_in_what_was_read(case, tmp_path):
    data = b"Name,Uncle\nRim Aliwi,Karim\nYahya,Karim\n"
    bring(case, tmp_path, data)
    (done,) = bring(case, tmp_path, data, Wish(columns={"Uncle": "protected"}))
    assert (done.new, done.coded) == (0, 2)
    assert Reading.objects.using(case.alias).count() == 2


def test_whose_list_it_is_the_register_says_where_nobody_else_does(case, tmp_path):
    data = b"Name,Date\nRim Aliwi,2016-03-03\n"
    with case.writing() as pen:
        hospital = add_source(pen, Source("Zawiya Hospital", "authority"))
    bring(bringing_from(case, str(hospital.number)), tmp_path, data)
    (row,) = Listing.objects.using(case.alias).all()
    assert (row.source, row.title) == ("Zawiya Hospital", "Zawiya Hospital, row 2")


def test_a_list_that_the_mapping_says_is_somebodys_stays_theirs(case, tmp_path):
    data = b"Name,Date\nRim Aliwi,2016-03-03\n"
    bring(case, tmp_path, data, Wish(source="Amal Centre"))
    assert Listing.objects.using(case.alias).get().title == "Amal Centre, row 2"


def test_the_list_of_a_protected_source_is_called_by_its_number(case, tmp_path):
    create_vault(case, key_file=tmp_path / "key")
    with case.writing() as pen:
        kept = protect(pen, Source(kind="person"), {"name": "Samira Nasser"})
    bound = bringing_from(case, str(kept.number))
    bring(bound, tmp_path, b"Name,Date\nRim Aliwi,2016-03-03\n", Wish(source="Samira Nasser"))
    row = Listing.objects.using(case.alias).get()
    assert (row.source, row.title) == (f"Source {kept.number}", None)
