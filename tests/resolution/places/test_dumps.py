"""Lines of a GeoNames dump become entries, or nothing."""

from __future__ import annotations

import pytest

from onrecord.resolution.places import PlaceKind
from onrecord.resolution.places.dumps import entry_of_dump, read_point


def line(**changes):
    given = {
        "id": "900001",
        "name": "Kafr Alif",
        "ascii": "Kafr Alif",
        "others": "Kafr Aleph,كفر ألف",
        "latitude": "35.5",
        "longitude": "36.5",
        "class": "P",
        "code": "PPL",
        "country": "SY",
        "cc2": "",
        "admin1": "12",
        **changes,
    }
    return "\t".join([*given.values(), "", "", "", "700", "", "", "Asia/Damascus", "2020-01-01"])


def test_a_populated_place_is_a_town_in_its_province():
    entry = entry_of_dump(line() + "\r\n")
    assert (entry.id, entry.kind, entry.parent, entry.population) == (900001, PlaceKind.TOWN, "SY.12", 700)
    assert entry.names == {"Kafr Alif", "Kafr Aleph", "كفر ألف"}


@pytest.mark.parametrize(
    ("feature_class", "code", "kind"),
    [
        ("A", "ADM1", PlaceKind.PROVINCE),
        ("A", "ADM2", PlaceKind.DISTRICT),
        ("P", "PPLX", PlaceKind.NEIGHBOURHOOD),
        ("S", "HSP", PlaceKind.SITE),
    ],
)
def test_feature_codes_give_kinds(feature_class, code, kind):
    assert entry_of_dump(line(**{"class": feature_class, "code": code})).kind is kind


def test_a_province_is_what_others_lie_in():
    entry = entry_of_dump(line(**{"class": "A", "code": "ADM1"}))
    assert (entry.code, entry.parent) == ("SY.12", "")


@pytest.mark.parametrize(
    "changes",
    [
        {"class": "H", "code": "STM"},
        {"class": "A", "code": "PCLI"},
        {"latitude": "north"},
        {"latitude": "95"},
        {"longitude": "nan"},
        {"name": ""},
        {"country": ""},
        {"id": "x"},
        {"id": "9" * 12},
    ],
)
def test_what_is_no_place_to_happen_at_is_left_out(changes):
    assert entry_of_dump(line(**changes)) is None


def test_a_line_cut_short_is_left_out():
    assert entry_of_dump("900001\tKafr Alif") is None


def test_people_that_are_no_number_are_none():
    fields = line().split("\t")
    fields[14] = "many"
    assert entry_of_dump("\t".join(fields)).population == 0


def test_points_lie_on_the_globe():
    assert read_point("35.5", "-36.5") == (35.5, -36.5)
    assert [read_point(*given) for given in (("", ""), ("91", "0"), ("0", "181"))] == [None] * 3
