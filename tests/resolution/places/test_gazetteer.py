"""Names find places, best known first; words find countries."""

from __future__ import annotations

import pytest

from onrecord.core.errors import GazetteerError
from onrecord.resolution.places import Gazetteer, PlaceKind
from onrecord.resolution.places import gazetteer as module
from onrecord.resolution.places.circles import Circle
from onrecord.resolution.places.entries import Spellings
from onrecord.resolution.places.gazetteer import BODY, COMMON_WORD, GIVEN_NAME, MOST_MATCHES, Likeness
from tests.resolution.places.atlas import entry, shipped, small, written


def first(name, country=None):
    return next(iter(shipped().search(name, country)), None)


@pytest.mark.parametrize(
    "name", ["Raqqa", "Raqqah", "Ar-Raqqah", "ar raqqa", "Rakka", "RAQQA", "الرقة", "الرقه", "Ракка"]
)
def test_every_spelling_of_a_town_finds_it(name):
    assert "geonames:172955" in {place.id for place in shipped().search(name)}


def test_a_place_knows_what_it_lies_in():
    apopa = first("Apopa")
    assert (apopa.country, apopa.admin1, apopa.kind) == ("SV", "San Salvador", PlaceKind.TOWN)
    assert [shipped().get(above).name for above in apopa.within][-2:] == ["San Salvador", "El Salvador"]
    assert apopa.point == (apopa.latitude, apopa.longitude)


def test_the_best_known_place_of_a_name_comes_first():
    assert [place.country for place in shipped().search("Paris")][:1] == ["FR"]
    assert first("Georgia").kind is PlaceKind.COUNTRY
    assert first("Darfur").kind is PlaceKind.REGION
    assert first("Africa").kind is PlaceKind.CONTINENT
    assert first("Africa").country is None


def test_a_country_limits_the_search():
    assert first("Paris", "US").country == "US"
    assert first("Paris", "SY") is None


def test_only_within_a_country_may_spellings_differ():
    assert first("Deir Ezzor") is None
    found = shipped().matches("Deir Ezzor", "SY")
    assert {match.likeness for match in found} <= {Likeness.SOUND, Likeness.SKELETON}
    assert found[0].place.name == "Deir ez-Zor"
    # Nothing to fold: other scripts, and countries whose names are written one way.
    assert shipped().matches("Деирезор", "SY") == ()
    assert shipped().matches("Paaris", "US") == ()
    assert shipped().matches("Hms", "SY") == ()


def test_abbreviations_match_as_they_are_written():
    assert first("US").kind is PlaceKind.COUNTRY
    assert first("us").country == "FR"
    assert first("Ky.").name == "Kentucky"


def test_the_article_is_only_dropped_where_it_is_spoken():
    assert {place.country for place in shipped().search("al-Gore")} <= {"TD"}
    assert first("The Netherlands").country == "NL"


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Syria", "SY"),
        ("Syrian", "SY"),
        ("Syrians", "SY"),
        ("Syria's", "SY"),
        ("سوريا", "SY"),
        ("SYR", "SY"),
        ("US", "US"),
        ("U.S.", "US"),
        ("it", None),
        ("IT", "IT"),
        ("Britons", "GB"),
        ("England", "GB"),
        ("Ivory Coast", "CI"),
        ("Burma", "MM"),
        ("DRC", "CD"),
        ("the Netherlands", "NL"),
        ("Congolese", "CD"),
        ("Korean", None),
        ("Moscow", None),
        ("Aleppo", None),
        ("", None),
    ],
)
def test_words_name_a_country_or_none(words, country):
    assert shipped().country_of(words) == country


def test_adjectives_and_codes_find_their_places():
    assert [place.country for place in shipped().by_adjective("Syrians")] == ["SY"]
    assert [place.name for place in shipped().by_adjective("European")] == ["Europe"]
    assert shipped().code("US.TX").name == "Texas"
    assert shipped().code("XX") is None


def test_ids_find_their_places():
    assert shipped().get("geonames:172955").name == "Ar Raqqah"
    assert shipped().get("onrecord:darfur").name == "Darfur"
    assert [shipped().get(place_id) for place_id in ("geonames:1", "geonames:x", "cod:SY1", "nothing")] == [None] * 4


def test_words_that_are_more_often_something_else_are_flagged():
    flags = shipped().flags
    assert flags("police") & COMMON_WORD
    assert flags("martin") & GIVEN_NAME
    assert flags("hamas") & BODY
    assert flags("apopa") == 0


def test_a_name_of_very_many_places_gives_the_best_known():
    assert len(shipped().search("San José")) == MOST_MATCHES


def test_a_missing_gazetteer_says_so(tmp_path):
    with pytest.raises(GazetteerError):
        Gazetteer.open(tmp_path / "none.bin")


def test_a_projects_own_places_come_first_and_replace_their_twins(tmp_path):
    base = written(
        tmp_path / "base.bin",
        [entry(1, "Kafr A", population=900), entry(2, "Kafr A", circle=Circle((33.0, 36.0), 1.5), population=800)],
    )
    own = written(tmp_path / "own.bin", [entry("cod:1", "Kafr A", circle=Circle((35.01, 37.01), 1.5))])
    found = Gazetteer.open(base, own=[own]).search("Kafr A")
    assert [(place.id, place.own) for place in found] == [("cod:1", True), ("geonames:2", False)]


def test_a_region_of_the_shipped_file_is_read_before_a_projects_copy(tmp_path):
    base = written(tmp_path / "base.bin", [entry(1, "Syria", kind=PlaceKind.COUNTRY, code="SY")])
    own = written(tmp_path / "own.bin", [entry(1, "Copy", kind=PlaceKind.COUNTRY, code="SY", names=set())])
    gazetteer = Gazetteer.open(base, own=[own])
    assert (gazetteer.get("geonames:1").name, gazetteer.code("SY").name) == ("Syria", "Syria")


def test_what_was_read_is_kept_within_bounds(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "KEPT_PLACES", 1)
    monkeypatch.setattr(module, "KEPT_NAMES", 1)
    gazetteer = small(tmp_path / "a.bin", entry(1, "Homs"), entry(2, "Hama"))
    assert [gazetteer.search(name)[0].name for name in ("Homs", "Hama", "Homs")] == ["Homs", "Hama", "Homs"]


def test_a_file_whose_places_lie_in_each_other_is_read_all_the_same(tmp_path):
    places = [
        entry(1, "One", kind=PlaceKind.PROVINCE, code="SY.1", parent="SY.2", names={"One"}),
        entry(2, "Two", kind=PlaceKind.PROVINCE, code="SY.2", parent="SY.1", names={"Two"}),
    ]
    gazetteer = small(tmp_path / "a.bin", *places, spellings=Spellings())
    assert 0 < len(gazetteer.search("One")[0].within) < 10


def test_a_country_of_nearly_as_many_people_leaves_an_adjective_open(tmp_path):
    def country(number, name, code, people):
        return entry(
            number, name, country=code, kind=PlaceKind.COUNTRY, code=code, population=people, adjectives={"Guinean"}
        )

    gazetteer = small(tmp_path / "a.bin", country(1, "Guinea", "GN", 12_000_000), country(2, "Bissau", "GW", 1_000_000))
    assert gazetteer.country_of("Guinean") == "GN"
    gazetteer = small(tmp_path / "b.bin", country(1, "Guinea", "GN", 12_000_000), country(2, "Bissau", "GW", 2_000_000))
    assert gazetteer.country_of("Guinean") is None
