"""A record becomes plain columns, and what is not known stays unknown."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.vocabulary import Sex
from onrecord.linkage.records import PersonRecord, Spot
from onrecord.linkage.rows import row_of

HANA = PersonRecord(
    "list:7",
    "the list",
    ("Hana Ahmad Ahmad al-Tawil", "هناء أحمد أحمد الطويل"),
    Sex.FEMALE,
    (40, 40),
    died=(date(2016, 5, 3), date(2016, 5, 4)),
    spot=Spot(32.75, 12.72, 5.0),
    incident="i1",
)


def test_a_name_gives_signs_and_the_given_name_as_written():
    row = row_of(HANA)
    assert (row.given, row.father, row.family) == ("hn", "ahmd", "tl")
    assert row.lineage == ("ahmd", "ahmd2", "tl")
    assert row.signs == ("ahmd", "ahmd2", "hn", "tl")
    assert (row.arabic, row.latin) == ("هناء", "hana")
    assert row.latin_lineage == ("ahmad", "ahmad2", "altawil")


def test_a_name_of_two_parts_has_no_part_between():
    row = row_of(PersonRecord("a", "b", ("Hana al-Tawil",)))
    assert (row.given, row.father, row.family) == ("hn", None, "tl")


@pytest.mark.parametrize(
    ("record", "years", "born"),
    [
        (HANA, (1975, 1976), None),
        (PersonRecord("a", "b", born=(date(1990, 1, 2), date(1990, 1, 2))), (1990, 1990), "1990-01-02"),
        (PersonRecord("a", "b", born=(date(1990, 1, 1), date(1991, 12, 31))), (1990, 1991), None),
        (PersonRecord("a", "b", age=(40, 40)), (None, None), None),
        (PersonRecord("a", "b"), (None, None), None),
    ],
)
def test_a_birth_is_a_day_or_the_years_it_lies_in(record, years, born):
    row = row_of(record)
    assert ((row.year_from, row.year_to), row.born) == (years, born)


def test_days_places_and_ages_are_numbers():
    row = row_of(HANA)
    assert (row.died_from, row.died_to) == (16924, 16925)
    assert (row.latitude, row.longitude, row.radius_km, row.age_from, row.age_to) == (32.75, 12.72, 5.0, 40, 40)
    assert (row.sex, row.incident) == ("female", "i1")


def test_who_died_in_one_incident_belongs_together_and_else_relatives_do():
    assert row_of(HANA).close == row_of(HANA).loose == ("the list i1",)
    row = row_of(PersonRecord("a", "b", ("Hana Khaled Omar al-Tawil",)))
    assert row.close == ("tl|amr|hld", "tl|amr|hn", "tl|hld|hn")
    assert row.loose == ("tl|amr", "tl|hld", "tl|hn")


def test_a_place_is_found_however_it_is_spelled():
    one, other = (row_of(PersonRecord("a", "b", place=place)).place for place in ("Khan Younis", "خان يونس"))
    assert one == other == "hnns"


def test_what_is_not_known_is_nothing():
    row = row_of(PersonRecord("a", "b", sex=Sex.UNKNOWN))
    told = {name: getattr(row, name) for name in row._fields}
    assert {name for name, value in told.items() if value not in (None, ())} == {"id", "source"}


def test_a_name_in_another_script_has_signs_only():
    row = row_of(PersonRecord("a", "b", ("Мохаммед Касем",)))
    assert (row.given, row.arabic, row.latin) == ("mhmd", None, None)
