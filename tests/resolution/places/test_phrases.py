"""Phrases become the place named and what is said of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.vocabulary import PlacePrecision
from onrecord.resolution.places import PlaceKind, parse_place


def parts(text):
    phrase = parse_place(text)
    return phrase.name, phrase.kind, phrase.larger


@pytest.mark.parametrize(
    ("text", "name", "kind", "larger"),
    [
        ("Raqqa", "Raqqa", None, ()),
        ("in Raqqa", "Raqqa", None, ()),
        ("Raqqa, Syria", "Raqqa", None, ("Syria",)),
        ("Idlib (Syria)", "Idlib", None, ("Syria",)),
        ("the town of Apopa in San Salvador department", "Apopa", PlaceKind.TOWN, ("San Salvador department",)),
        ("the Syrian province of Idlib", "Idlib", PlaceKind.PROVINCE, ("Syrian",)),
        ("the northern province of Idlib", "Idlib", PlaceKind.PROVINCE, ()),
        ("Deir ez-Zor province", "Deir ez-Zor", PlaceKind.PROVINCE, ()),
        ("the Karrada district of Baghdad", "Karrada", PlaceKind.DISTRICT, ("Baghdad",)),
        ("Aleppo's Salaheddin neighbourhood", "Salaheddin", PlaceKind.NEIGHBOURHOOD, ("Aleppo",)),
        ("the village of Kafr Zita in Hama province, Syria", "Kafr Zita", PlaceKind.TOWN, ("Hama province", "Syria")),
        ("the Homs area", "Homs", PlaceKind.DISTRICT, ()),
        ("Khan Younis refugee camp", "Khan Younis", PlaceKind.NEIGHBOURHOOD, ()),
        ("مدينة الرقة", "الرقة", PlaceKind.TOWN, ()),
        ("North Kivu", "North Kivu", None, ()),
        ("Lake Chad", "Lake Chad", None, ()),
        ("", "", None, ()),
        ("in", "in", None, ()),
    ],
)
def test_the_named_place_is_parted_from_what_is_said_of_it(text, name, kind, larger):
    assert parts(text) == (name, kind, larger)


def test_a_name_with_its_noun_is_kept_whole_too():
    assert parse_place("Laurel County").full == "Laurel County"
    assert parse_place("Cox's Bazar").full == "Cox's Bazar"
    assert parse_place("the US state of Texas").full == "Texas"


@pytest.mark.parametrize(
    ("text", "name", "kilometres", "bearing"),
    [
        ("10 km west of Raqqa", "Raqqa", 10.0, 270.0),
        ("about 30 kilometres to the north-east of Baghdad", "Baghdad", 30.0, 45.0),
        ("2.5 miles from Bucha", "Bucha", 4.0225, None),
        ("1,200 metres outside Bucha", "Bucha", 1.2, None),
        ("ten miles south of Mosul", "Mosul", None, 180.0),
        ("west of Homs", "Homs", None, 270.0),
        ("on the eastern outskirts of Goma", "Goma", None, 90.0),
        ("northern Aleppo", "Aleppo", None, 0.0),
        ("central Aleppo", "Aleppo", None, None),
    ],
)
def test_distances_and_directions_are_read(text, name, kilometres, bearing):
    phrase = parse_place(text)
    assert (phrase.name, phrase.bearing) == (name, bearing)
    assert phrase.distance_km == (kilometres if kilometres is None else pytest.approx(kilometres))


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("10 km west of Raqqa", PlacePrecision.TOWN),
        ("10 km from Raqqa", PlacePrecision.DISTRICT),
        ("near Raqqa", PlacePrecision.DISTRICT),
        ("Raqqa province", PlacePrecision.PROVINCE),
        ("the Jordan valley", None),
        ("northern Aleppo", None),
        ("Raqqa", None),
    ],
)
def test_the_words_tell_a_precision_or_leave_it_to_the_place(text, precision):
    assert parse_place(text).precision is precision


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Aleppo-Damascus highway", ("Aleppo", "Damascus")),
        ("the Aleppo–Damascus road", ("Aleppo", "Damascus")),
        ("the road between Kabul and Kandahar", ("Kabul", "Kandahar")),
        ("on the highway from Kabul to Kandahar", ("Kabul", "Kandahar")),
    ],
)
def test_a_road_has_two_ends(text, ends):
    phrase = parse_place(text)
    assert ((phrase.name, phrase.to), phrase.beside, phrase.kind) == (ends, True, PlaceKind.SITE)


def test_near_is_not_in():
    phrase = parse_place("Ain al-Hilweh camp near Sidon, Lebanon")
    assert (phrase.name, phrase.near, phrase.larger) == ("Ain al-Hilweh", "Sidon", ("Lebanon",))


@given(st.text(max_size=40))
def test_any_text_is_read_as_some_place(text):
    phrase = parse_place(text)
    assert isinstance(phrase.name, str)
    assert phrase.distance_km is None or phrase.distance_km >= 0
