"""Each sign of a report speaks for the meanings it fits."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from onrecord.resolution.places import PlaceKind
from onrecord.resolution.places.candidates import name_candidates
from onrecord.resolution.places.circles import Circle
from onrecord.resolution.places.gazetteer import Likeness, Match
from onrecord.resolution.places.report_signs import ReportSigns
from tests.resolution.places.atlas import entry, shipped, small


def worths(told, place, likeness=Likeness.NAME, **report):
    names = {name: name_candidates(name, shipped()) for name in (told, *report.get("named", ()))}
    signs = ReportSigns.of(names, Counter(report.get("countries", ())), report.get("chosen", {}))
    return {sign.reason: sign.worth for sign in signs.signs(told, Match(place, likeness)) if sign.reason}


def town(name, country=None):
    return next(place for place in shipped().search(name, country) if place.kind is PlaceKind.TOWN)


def test_people_and_spelling_count():
    assert "it has 531,952 people" in worths("Raqqa", town("Raqqa"))
    assert worths("Raqqa", town("Raqqa"), likeness=Likeness.SKELETON)["its spelling is only alike"] < 0


def test_a_place_without_a_population_gives_no_number(tmp_path):
    place = small(tmp_path / "a.bin", entry(1, "Kafr Alif")).search("Kafr Alif")[0]
    assert [reason for reason in worths("Kafr Alif", place) if "people" in reason] == []


def test_a_projects_own_place_counts_more():
    place = replace(town("Raqqa"), own=True)
    assert worths("Raqqa", place)["the project's own gazetteer has it"] > 0


def test_the_kind_that_is_told_counts():
    province = shipped().code("SY.12")
    assert worths("Idlib province", province)["it is told as a province"] > 0
    signs = ReportSigns.of({"Idlib province": name_candidates("Idlib province", shipped())}, Counter(), {})
    assert any(sign.worth < 0 for sign in signs.signs("Idlib province", Match(town("Idlib"), Likeness.NAME)))


def test_a_town_is_meant_before_the_province_round_it():
    signs = ReportSigns.of({"Idlib": name_candidates("Idlib", shipped())}, Counter(), {})
    total = {
        place.kind: sum(sign.worth for sign in signs.signs("Idlib", Match(place, Likeness.NAME))) - place.prominence
        for place in (town("Idlib"), shipped().code("SY.12"))
    }
    assert total[PlaceKind.TOWN] > total[PlaceKind.PROVINCE]


def test_the_place_it_is_set_beside_decides():
    texas = next(place for place in shipped().search("Paris", "US") if place.admin1 == "Texas")
    assert worths("Paris, Texas", texas)["it lies in Texas"] > 5
    assert "it lies in Texas" not in worths("Paris, Texas", town("Paris", "FR"))
    told = "the name is told in full elsewhere in the report"
    assert told in worths("Paris", texas, named=["Paris, Texas"])
    assert told not in worths("Paris", town("Paris", "FR"), named=["Paris, Texas"])


def test_the_countries_of_a_report_count():
    reasons = worths("Idlib", town("Idlib"), named=["Raqqa"], countries=["SY"], chosen={"Raqqa": town("Raqqa")})
    assert {"the report names its country", "most places of the report lie in its country"} <= reasons.keys()


def test_a_meaning_does_not_speak_for_itself():
    reasons = worths("Idlib", town("Idlib"), chosen={"Idlib": town("Idlib")})
    assert not any("most places" in reason or "other places" in reason for reason in reasons)


def test_a_country_is_not_helped_by_its_own_places():
    country = shipped().code("SY")
    assert not any("country" in reason for reason in worths("Syria", country, countries=["SY"]))


def test_neighbours_and_provinces_count():
    saraqib, idlib, province = town("Saraqib"), town("Idlib"), shipped().code("SY.12")
    reasons = worths("Saraqib", saraqib, named=["Idlib", "Idlib province"], chosen={"Idlib": idlib, "P": province})
    assert "it lies 17 km from Idlib" in reasons
    assert "it lies in Idlib, which the report names" in reasons
    assert "other places of the report lie in its province" in reasons


def test_what_it_is_said_to_lie_near_counts_most_of_the_neighbours():
    def best(told):
        chosen = {"Sidon": town("Sidon"), "Beirut": town("Beirut")}
        reasons = worths(told, town("Tyre", "LB"), named=["Sidon"], chosen=chosen)
        return max(worth for reason, worth in reasons.items() if " km from " in reason)

    assert best("Tyre near Sidon") > best("Tyre") + 1


def test_far_off_places_are_no_neighbours():
    reasons = worths("Saraqib", town("Saraqib"), chosen={"Apopa": town("Apopa"), "Syria": shipped().code("SY")})
    assert not any(" km from " in reason for reason in reasons)


@pytest.mark.parametrize("kind", [PlaceKind.REGION, PlaceKind.CONTINENT])
def test_places_over_borders_have_no_country_to_count(kind, tmp_path):
    place = small(
        tmp_path / "a.bin", entry("x:1", "Somewhere", country="", kind=kind, circle=Circle((1, 1), 1))
    ).search("Somewhere")[0]
    assert not any("country" in reason for reason in worths("Somewhere", place, countries=["SY"]))
