"""What a name may mean, and which countries words name."""

from __future__ import annotations

from onrecord.resolution.places.candidates import countries_named, name_candidates, told_matches
from onrecord.resolution.places.gazetteer import Likeness
from onrecord.resolution.places.phrases import parse_place
from tests.resolution.places.atlas import shipped


def test_countries_are_counted_once_a_phrase():
    words = ["Syria", "Syrian", "Raqqa, Syria", "Syrian, Syria", "Aleppo", "Iraqi"]
    assert countries_named(words, shipped()) == {"SY": 4, "IQ": 1}


def test_the_places_a_name_is_said_to_lie_in_are_known_by_id():
    paris = name_candidates("Paris, TX", shipped())
    assert paris.larger == (frozenset({shipped().code("US.TX").id}),)
    assert name_candidates("Perth, WA", shipped()).larger == (frozenset({"geonames:5815135"}),)
    assert name_candidates("Kafr A, XX", shipped()).larger == ()
    assert shipped().search("Sidon")[0].id in name_candidates("a camp near Sidon", shipped()).near


def test_only_a_name_nobody_has_is_looked_up_by_sound():
    assert name_candidates("Deir Ezzor", shipped()).matches == ()
    assert {match.likeness for match in name_candidates("Deir Ezzor", shipped(), ["IQ", "SY"]).matches} <= {
        Likeness.SOUND,
        Likeness.SKELETON,
    }
    assert {match.place.country for match in name_candidates("Paris", shipped(), ["SY"]).matches} != {"SY"}


def test_the_country_a_name_is_told_with_is_where_it_is_looked_up():
    found = name_candidates("Deir Ezzor, Syria", shipped()).matches
    assert {match.place.country for match in found} == {"SY"}
    # "Numan" is a town of Nigeria; told with Syria, what sounds alike there counts too.
    assert "SY" not in {match.place.country for match in name_candidates("Raqqa, Iraq", shipped()).matches[:0]}


def test_an_adjective_is_a_country_before_it_is_a_village():
    def first(name):
        return told_matches(parse_place(name), shipped())[0].place

    assert first("Canadian").country == "CA"
    assert first("German").country == "DE"
    assert first("Georgia").country == "GE"
    assert first("Texas").name == "Texas"


def test_a_countrys_name_is_whole_and_a_divisions_is_not():
    states = told_matches(parse_place("United States"), shipped())
    assert {match.place.country for match in states} == {"US"}
    karak = {match.place.country for match in told_matches(parse_place("Karak district"), shipped())}
    assert {"PK", "JO"} <= karak
