from __future__ import annotations

import pytest

from onrecord.core.vocabulary import Stance
from onrecord.jobs.importing import import_list
from onrecord.jobs.tables import Wish, read_list
from onrecord.store.codings import coding_of
from onrecord.store.ledger import head_of
from onrecord.store.models import Coding, Listing, Reading
from onrecord.store.readings import report_of
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


PLACES = "Name,Date,Town,Province\n" + "".join(
    f"Rim Aliwi {number},2016-03-03,{place}\n"
    for number, place in enumerate(
        ("al-Bab,Aleppo", "Maarat al-Numan,Idlib", "الباب,", "Nowhere at all,", "Saraqib?,Idlib")
    )
)


def test_the_places_of_a_list_are_placed_as_those_of_a_report_are(case, tmp_path):
    bring(case, tmp_path, PLACES.encode(), Wish(columns={"Town": "incident.place", "Province": "incident.province"}))
    told = [
        [(claim.property, claim.value, claim.confidence, claim.stance) for claim in coding.claims]
        for coding in (
            coding_of(row, report_of(row.reading)) for row in Coding.objects.using(case.alias).order_by("pk")
        )
    ]
    wheres = [{property_: each for property_, *each in claims if property_.startswith("where.")} for claims in told]
    by_name = {where["where.text"][0]: where for where in wheres}
    bab = by_name["al-Bab, Aleppo"]
    assert bab["where.country"][0] == "SY"
    assert bab["where.latitude"][0] == pytest.approx(36.37, abs=0.05)
    assert bab["where.coordinates_precision"][0] == "town"
    assert bab["where.country"][1] <= 0.7
    assert by_name["Maarat al-Numan, Idlib"]["where.country"][0] == "SY"
    assert by_name["الباب"]["where.gazetteer"][0] == bab["where.gazetteer"][0]
    assert "where.latitude" not in by_name["Nowhere at all"]
    assert {each[2] for path, each in by_name["Saraqib, Idlib"].items()} == {Stance.UNCERTAIN}


def test_what_the_row_says_of_its_place_outweighs_the_gazetteer(case, tmp_path):
    data = b"Name,Date,Town,Country,Lat,Lon\nRim,2016-03-03,al-Bab,Syria,36.1,37.2\nSami,2016-03-03,al-Bab,Yemen,,\n"
    to = {"Town": "place", "Country": "country", "Lat": "latitude", "Lon": "longitude"}
    bring(case, tmp_path, data, Wish(columns={name: f"incident.{each}" for name, each in to.items()}))
    for row in Coding.objects.using(case.alias):
        (incident,) = coding_of(row, report_of(row.reading)).incidents
        if incident.where.country == "SY":
            assert (incident.where.latitude, incident.where.gazetteer) == (36.1, None)
        else:
            assert incident.where.country == "YE"
            assert incident.where.latitude is None or incident.where.latitude < 20
