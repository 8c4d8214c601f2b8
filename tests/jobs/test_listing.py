"""A list, step by step: looked at, its mapping tried, imported whole."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.jobs.listing import sheets_seen, try_mapping
from onrecord.jobs.staging import INCOMING
from onrecord.jobs.tables import Wish, wish_to_yaml
from onrecord.jobs.working import list_looked_at
from onrecord.store.mappings import mapping_for
from onrecord.store.models import Acquisition, Listing, Reading
from onrecord.store.works import DONE, FAILED, arguments_of, outcome_of, work_numbered
from tests.works import do, done, staged

LIST = (
    b"Name,Age,Sex,Date of death,Place,Remarks\n"
    b'Rim Halabi,9,female,3/5/2016,Zawiya,"=HYPERLINK(""http://x.example"")"\n'
    b"Omar Sattouf,thirty,male,4/5/2016,Zawiya,<script>alert(1)</script>\n"
)


def look(case, data=LIST, name="dead.csv"):
    (file,) = staged(case, (name, data))
    return do(case, "look", file=file)


def test_a_list_is_looked_at_and_nothing_of_it_is_kept(case):
    row = look(case)
    staged_file, outcome = list_looked_at(row)
    assert (row.state, staged_file.name) == (DONE, "dead.csv")
    assert outcome["rows"] == {"": 3}
    assert Reading.objects.using(case.alias).count() == 0


def test_columns_are_suggested_and_tried_on_the_first_rows(case):
    (table,) = sheets_seen(case, outcome_of(look(case)), Wish())
    assert [each.to for each in table.mapping.columns][:3] == ["victim.name", "victim.age", "victim.sex"]
    first, second = try_mapping(table, 5)
    assert "Rim Halabi" in [claim.value for claim in first.claims]
    assert [refusal.address for refusal in second.refusals] == ["B3"]


def test_what_was_agreed_to_is_imported_and_the_mapping_kept(case):
    row = look(case)
    tables = sheets_seen(case, outcome_of(row), Wish(columns={"Remarks": "protected"}))
    arguments = {"file": arguments_of(row)["file"], "looked": row.pk, "mappings": wish_to_yaml(tables)}
    (told,) = done(case, "import", **arguments)["tables"]
    assert (told["rows"], told["new"], told["coded"]) == (2, 2, 2)
    assert mapping_for(case, tables[0].shape)[0].meaning("Remarks").to == "protected"
    assert Acquisition.objects.using(case.alias).get().origin == "dead.csv"
    assert Listing.objects.using(case.alias).count() == 2


def test_after_an_import_neither_the_file_nor_its_cells_wait(case):
    row = look(case)
    tables = sheets_seen(case, outcome_of(row), Wish())
    done(case, "import", file=arguments_of(row)["file"], looked=row.pk, mappings=wish_to_yaml(tables))
    assert list((case.folder / INCOMING).iterdir()) == []
    with pytest.raises(BadOption):
        list_looked_at(work_numbered(case, row.pk))


def test_what_is_no_list_is_told_in_words(case):
    row = look(case, b"\x89PNG\r\n\x1a\n" + bytes(40), "list.xlsx")
    assert row.state == FAILED
    assert outcome_of(row)["error"]["expected"]
    with pytest.raises(BadOption):
        list_looked_at(row)


def test_a_mapping_to_what_is_not_there_is_refused(case):
    with pytest.raises(BadOption):
        sheets_seen(case, outcome_of(look(case)), Wish(columns={"Name": "victim.secret"}))
