"""Headers and rows in the manner of OCHA's datasets become entries, or nothing."""

from __future__ import annotations

import pytest

from onrecord.resolution.places import PlaceKind
from onrecord.resolution.places.cod_tables import CodTable

HEADER = ["adm0_pcode", "adm1_en", "adm1_ar", "adm1_pcode", "adm4_en", "adm4_ar", "adm4_pcode", "latitude", "longitude"]


def table(*more):
    return CodTable.of([*HEADER, *more])


def row(**changes):
    given = dict(
        zip(HEADER, ["SY", "Idleb", "إدلب", "SY07", "Kafr Alif", "كفر ألف", "C9001", "35.5", "36.5"], strict=True)
    )
    return list({**given, **changes}.values())


def test_the_deepest_name_is_the_places_own():
    entry = table().entry(row(), None, 1)
    assert (entry.id, entry.name, entry.country, entry.kind) == ("cod:C9001", "Kafr Alif", "SY", PlaceKind.TOWN)
    assert (entry.names, entry.parent) == ({"Kafr Alif", "كفر ألف"}, "=Idleb")


def test_a_row_of_a_division_is_that_division():
    province = table("area_sqkm").entry([*row(adm4_en="", adm4_ar=""), "314.16"], None, 1)
    assert (province.name, province.kind, province.parent) == ("Idleb", PlaceKind.PROVINCE, "")
    assert province.circle.radius_km == pytest.approx(10, abs=0.1)
    assert table().entry(row(adm4_en="", adm4_ar=""), None, 1).circle.radius_km == 75.0


def test_a_table_of_places_has_names_and_codes_of_its_own():
    columns = CodTable.of(["pcode", "name_en", "name_ar", "adm2_en", "point_y", "point_x", "pop_2020"])
    entry = columns.entry(["C1", "Kafr Alif", "", "Harim", "35.5", "36.5", "2,500"], "SY", 1)
    assert (entry.id, entry.name, entry.population, entry.parent) == ("cod:C1", "Kafr Alif", 2500, "=")


def test_a_place_without_a_code_is_known_by_its_row():
    assert table().entry(row(adm4_pcode=""), None, 7).id == "cod:SY-7"


@pytest.mark.parametrize(
    "changes",
    [
        {"latitude": ""},
        {"adm0_pcode": ""},
        {"adm0_pcode": "Syria"},
        {"adm1_en": "", "adm1_ar": "", "adm4_en": "", "adm4_ar": ""},
    ],
)
def test_a_row_with_nothing_to_go_by_is_left_out(changes):
    assert table().entry(row(**changes), None, 1) is None


def test_a_row_cut_short_is_left_out():
    assert table().entry(["SY"], None, 1) is None


@pytest.mark.parametrize(("people", "number"), [("many", 0), ("-4", 0), ("inf", 0), ("", 0), ("12.6", 13)])
def test_people_that_are_no_number_are_none(people, number):
    assert table("population").entry([*row(), people], None, 1).population == number


@pytest.mark.parametrize(
    "header", [["latitude", "longitude"], ["adm4_en", "latitude"], ["adm0_en", "latitude", "longitude"]]
)
def test_a_header_without_a_point_or_a_name_is_no_such_table(header):
    assert CodTable.of(header) is None
