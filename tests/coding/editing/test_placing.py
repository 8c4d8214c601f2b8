"""Where typed places lie: by name, by the words round them, as chosen."""

from __future__ import annotations

import pytest

from onrecord.coding.editing.fields import field_named
from onrecord.coding.editing.placing import choice_of, place_typed, places_named
from onrecord.coding.editing.typed import Reading, values_typed
from onrecord.core.vocabulary import PlacePrecision, RecordKind
from onrecord.resolution.places import Gazetteer
from tests.coding.editing.drawn import BOOK

GAZETTEER = Gazetteer.open()


def told(said, words=None):
    reading = Reading(words=words, place=lambda typed: place_typed(typed, words, GAZETTEER))
    return {v.property[6:]: v.value for v in values_typed(field_named(RecordKind.TOLL, "where", BOOK), said, reading)}


def test_a_place_that_is_set_stands_without_the_words_of_another():
    where = told("Binnish", "in Kafr Nabl … Kafr Nabl")
    assert (where["text"], where["name"], where["country"]) == ("Binnish", "Binnish", "SY")


def test_words_that_name_the_place_stay_as_it_is_told():
    assert told("Kafr Nabl", "in Kafr Nabl … he said")["text"] == "in Kafr Nabl"


@pytest.mark.parametrize("said", ["Maarat al-Numan, Syria", "Kherbet Nowhere, Syria"])
def test_a_country_behind_a_place_is_told_once(said):
    where = told(said)
    assert (where["text"], where["country"]) == (said.removesuffix(", Syria"), "SY")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Aleppo", "in Aleppo province"),
        ("Aleppo", "30 people were killed in the province of Aleppo, it said"),
        ("حلب", "قتل ثلاثون في محافظة حلب، بحسب الشبكة"),
    ],
)
def test_a_province_told_by_the_words_is_not_its_town(said, words):
    where = told(said, words)
    assert (where["precision"], where["gazetteer"]) == (PlacePrecision.PROVINCE, "geonames:170062")


@pytest.mark.parametrize(
    ("said", "words"),
    [("Aleppo", "in Aleppo"), ("Aleppo", "Aleppo. Province officials"), ("Aleppo city", "in Aleppo province")],
)
def test_a_town_is_one_where_nothing_tells_more_or_it_was_typed_so(said, words):
    assert told(said, words)["precision"] == PlacePrecision.TOWN


def test_a_place_is_chosen_by_its_id_under_the_name_it_is_told_by():
    where = told("geonames:3583446 San Miguel")
    assert (where["name"], where["text"], where["country"]) == ("San Miguel", "San Miguel", "SV")
    assert told("12:30 San Miguel").get("gazetteer") is None


def test_the_places_of_a_name_are_those_of_its_country_first():
    assert len({place.country for place in places_named("San Miguel", None, GAZETTEER)}) > 1
    first, *_ = places_named("San Miguel", "PE", GAZETTEER)
    assert first.country == "PE"
    assert choice_of(first, "San Miguel") == f"{first.id} San Miguel"
    assert places_named("Kherbet Nowhere", None, GAZETTEER) == ()
