"""Records are held to be alike by name, day and place: enough for a person to look, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.linkage.alike import may_be_one, names_alike
from onrecord.linkage.records import PersonRecord, Spot

DAY = date(2016, 3, 4)
ONE = PersonRecord("1", "a", ("Ahmad Khaled al-Tawil",), died=(DAY, DAY), place="al-Bab", spot=Spot(36.37, 37.52, 5))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ahmad", "Ahmad Khaled al-Tawil", True),
        ("أحمد", "Ahmed Khaled al-Tawil", True),
        ("أحمد خالد الطويل", "Ahmad al-Tawil", True),
        ("Muhamad", "Mohammad Darwish", True),
        ("Ahmad Darwish", "Ahmad Khaled al-Tawil", False),
        ("Salma", "Ahmad", False),
        ("Abu Jarad", "Ahmad", False),
    ],
)
def test_names_are_alike_by_the_given_name_where_no_lineage_differs(one, other, alike):
    assert names_alike([one], [other]) is alike
    assert names_alike([other], [one]) is alike


@pytest.mark.parametrize(
    ("changed", "may"),
    [
        ({}, True),
        ({"died": (date(2016, 3, 1), date(2016, 3, 31))}, True),
        ({"died": (date(2016, 3, 5), date(2016, 3, 31))}, False),
        ({"died": None}, False),
        ({"place": "الباب", "spot": None}, True),
        ({"place": None, "spot": None}, True),
        ({"place": "Raqqa", "spot": Spot(35.95, 39.01)}, False),
    ],
)
def test_records_may_be_one_where_days_meet_and_no_place_differs(changed, may):
    assert may_be_one(ONE, replace(ONE, names=("أحمد",), **changed)) is may
