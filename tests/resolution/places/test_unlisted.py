"""Names that no gazetteer lists are seen where the text says that they are places."""

from __future__ import annotations

import pytest

from onrecord.resolution.places import find_places
from onrecord.resolution.places.spans import Form
from tests.resolution.places.atlas import shipped


def found(text):
    return [(mention.text, str(mention.form)) for mention in find_places(text, shipped())]


def test_a_name_that_sounds_like_a_place_of_the_reports_country_is_that_place():
    mentions = find_places("Shells fell on Homs in Syria, then near Maaret al-Nouman.", shipped())
    assert [(mention.text, mention.form) for mention in mentions][-1] == ("Maaret al-Nouman", Form.ALIKE)
    assert mentions[-1].evidence.alike in ("sound", "skeleton")


def test_a_name_is_looked_up_in_every_country_the_report_speaks_of():
    text = "Talks between Iraq and Syria failed. Iraq and Syria blamed shells near Maaret al-Nouman."
    assert found(text)[-1] == ("Maaret al-Nouman", "alike")


def test_no_name_sounds_like_a_place_of_a_country_nobody_spoke_of():
    assert found("Shells fell near Maaret al-Nouman.") in ([], [("Nouman", "name")])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They fled the village of Kafr Alif.", "Kafr Alif"),
        ("A house in Kafr Alif district burned.", "Kafr Alif"),
        ("A house burned in Tal al-Alif.", "Tal al-Alif"),
        ("A house in the town of Tal Alif burned.", "Tal Alif"),
    ],
)
def test_a_village_the_text_calls_so_is_seen(text, name):
    assert found(text) == [(name, "unlisted")]


@pytest.mark.parametrize(
    "text",
    [
        "They fled Kafr Alif.",
        "The State of Kafr Alif fell.",
        "Kafr Alif district burned.",
        "They lived in Kafr Alif Beh Teh Theh.",
        "They asked the Kafr Alif.",
        "It was in the Kafr Alif.",
    ],
)
def test_other_capitals_are_no_villages(text):
    assert [form for _, form in found(text) if form == "unlisted"] == []


def test_a_listed_place_in_a_longer_run_stays_itself():
    assert found("in Greater Homs, Syria") == [("Homs", "name"), ("Syria", "name")]
    assert ("Saraqib", "name") in found("Shells fell in Saraqib Governorate in Syria.")


def test_in_a_run_that_starts_otherwise_the_listed_end_stays():
    assert found("It happened in Kafr Homs.") in ([], [("Homs", "name")])


def test_a_region_over_borders_tells_no_country_to_look_in():
    assert ("Sahel", "name") in found("Fighting spread in the Sahel region and near Maaret al-Nouman.")
