"""A row's cells become what linkage compares, with their doubt; what cannot be read is told."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding.imports.cells import written
from onrecord.core.vocabulary import Sex
from onrecord.jobs.lists.cells import FilledCell, RowReading, age_at
from onrecord.linkage.records import Spot


def row(**told):
    """Give a row whose cells are named by their meanings, with a line for a dot, one text or several."""
    cells = {
        name.replace("_", ".", 1): [
            FilledCell(f"a.csv B{number}", name, written(text)) for number, text in enumerate(some)
        ]
        for name, words in told.items()
        for some in [(words,) if isinstance(words, str) else words]
    }
    return RowReading(cells, {})


def test_every_form_of_a_name_is_kept():
    assert row(victim_name=("Huda Ferjani", "هدى الفرجاني", "Huda Ferjani")).names() == ("Huda Ferjani", "هدى الفرجاني")


def test_parts_make_a_name_in_each_script():
    told = row(
        victim_given=("Huda", "هدى"),
        victim_father=("سالم",),
        victim_grandfather="مفتاح",
        victim_family=("Ferjani", "الفرجاني"),
    )
    assert told.names() == ("Huda Ferjani", "هدى سالم مفتاح الفرجاني")


def test_a_name_is_completed_by_the_father_and_the_family_beside_it():
    told = row(victim_name="Huda Ferjani", victim_father="Salem", victim_family="al-Ferjani")
    assert told.names() == ("Huda Salem Ferjani",)
    assert row(victim_name="Huda", victim_father="Salem", victim_family="Ferjani").names() == ("Huda Salem Ferjani",)


def test_a_whole_name_beside_its_parts_is_another_form():
    told = row(victim_name="Huda Ferjani", victim_given="Huda", victim_family="Ferjani")
    assert told.names() == ("Huda Ferjani",)
    assert row(victim_name="", victim_family="Ferjani").names() == ("Ferjani",)


def test_who_is_not_known_has_no_name():
    for words in ("unknown", "Unknown woman", "Unidentified body 3", "مجهولة الهوية", "مجهول الاسم"):
        assert row(victim_name=words).names() == ()
    assert row().names() == ()


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("45", (45, 45)), ("٤٥", (45, 45)), ("12?", (11, 13)), ("0?", (0, 1)), ("5-7", (5, 7)), ("6 months", (0, 0)),
        ("40+", None), ("20-30", None), ("رضيع", None), ("child", None),
    ],
)  # fmt: skip
def test_ages_are_ranges_and_wide_ones_are_none(words, age):
    told = row(victim_age=words)
    assert told.age() == age
    assert told.unread == []


def test_an_age_that_ends_where_it_begins_has_no_lower_end():
    assert row(victim_age="under 4").age() == (0, 3)


def test_what_cannot_be_read_is_told_with_its_cell():
    told = row(victim_age="twelve", victim_sex="?x", incident_date="31/02/2022")
    assert (told.age(), told.sex(), told.time("incident.date")) == (None, None, None)
    assert [str(each) for each in told.unread] == [
        "a.csv B0: found twelve; expected an age in years; not compared",
        "a.csv B0: found ?x; expected one of: female, male, other; not compared",
        "a.csv B0: found 31/02/2022; expected a date; not compared",
    ]


def test_a_sex_that_is_doubted_is_not_compared():
    assert row(victim_sex="F").sex() is Sex.FEMALE
    assert row(victim_sex="F?").sex() is None
    assert row(victim_sex=("F?", "F")).sex() is Sex.FEMALE


def test_of_several_dates_the_first_that_can_be_read_counts():
    assert row(incident_date=("32/1/2022", "2022-10-03")).time("incident.date") == (
        date(2022, 10, 3),
        date(2022, 10, 3),
    )


@pytest.mark.parametrize(
    ("told", "spot"),
    [
        ({"incident_coordinates": "27.03, 14.43"}, Spot(27.03, 14.43)),
        ({"incident_latitude": "27.03", "incident_longitude": "14.43"}, Spot(27.03, 14.43)),
        ({"incident_latitude": "27.03"}, None),
        ({"incident_coordinates": "0.0, 0.0"}, None),
        ({}, None),
    ],
)
def test_a_point_needs_both_degrees(told, spot):
    assert row(**told).spot() == spot


def test_degrees_that_are_none_are_told():
    told = row(incident_latitude="north", incident_longitude="14.43", incident_coordinates="here")
    assert told.spot() is None
    assert len(told.unread) == 2


def test_ages_follow_from_birth_and_death():
    day, year = (date(2004, 10, 4),) * 2, (date(2022, 1, 1), date(2022, 12, 31))
    assert age_at(day, (date(2022, 10, 3),) * 2) == (17, 17)
    assert age_at(day, year) == (17, 18)
    assert age_at((date(1990, 1, 1), date(2004, 1, 1)), year) is None
    assert age_at(year, day) is None
