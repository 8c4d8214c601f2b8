"""The names of a report are decided together; what stays unsure stays open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolution.places import Gazetteer, PlaceKind, resolve_places
from onrecord.resolution.places.book import Book
from onrecord.resolution.places.circles import Circle
from tests.resolution.places.atlas import entry, shipped, small, written


def resolved(*names, hints=()):
    return resolve_places(names, shipped(), hints)


def place(names, name, hints=()):
    return resolved(*names, hints=hints)[name].place


def test_the_best_known_place_is_meant_where_nothing_else_is_said():
    found = resolved("Paris")["Paris"]
    assert (found.place.country, found.country, found.score > 0.9) == ("FR", "FR", True)
    assert "people" in found.reason


@pytest.mark.parametrize(
    ("names", "name", "country", "admin1"),
    [
        (["Paris, Texas"], "Paris, Texas", "US", "Texas"),
        (["Paris", "Paris, TX"], "Paris", "US", "Texas"),
        (["San Salvador", "Apopa", "Mejicanos"], "San Salvador", "SV", "San Salvador"),
        (["Santa Ana", "Apopa", "Salvadoran"], "Santa Ana", "SV", "Santa Ana"),
        (["Tripoli", "Beirut", "Sidon", "Lebanese"], "Tripoli", "LB", None),
        (["Tripoli", "Benghazi", "Libyan"], "Tripoli", "LY", None),
    ],
)
def test_the_other_names_of_a_report_decide(names, name, country, admin1):
    found = place(names, name)
    assert found.country == country
    assert admin1 in (None, found.admin1)


def test_hints_name_countries_too():
    assert place(["Tripoli"], "Tripoli", hints=["Lebanese", "Lebanon", "Beirut, Lebanon"]).country == "LB"


def test_a_province_is_meant_where_it_is_told():
    assert place(["Idlib province"], "Idlib province").kind is PlaceKind.PROVINCE
    assert place(["Idlib"], "Idlib").kind is PlaceKind.TOWN


def test_a_village_unknown_does_not_become_a_town_of_another_continent():
    # There is a Hurricane in Utah, and none in Syria.
    names = ["Hurricane", "Idlib", "Saraqib", "Syria", "Syrian"]
    found = resolved(*names)["Hurricane"]
    assert (found.place, found.country, found.score) == (None, "SY", 0.0)
    assert "only elsewhere" in found.reason
    assert found.runners_up[0][0].country == "US"
    # Told with its own state, or alone, it is itself.
    assert place([*names[1:], "Hurricane, Utah"], "Hurricane, Utah").country == "US"
    assert place(["Hurricane"], "Hurricane").country == "US"


def test_a_world_city_may_be_named_in_any_report():
    assert place(["London", "Idlib", "Saraqib", "Syria"], "London").country == "GB"


def test_a_place_over_a_border_is_not_far_off():
    assert place(["Sderot", "Khan Yunis"], "Khan Yunis").country == "PS"
    assert place(["Israel", "Khan Yunis"], "Khan Yunis").country == "PS"


def test_a_name_nobody_has_is_open_and_its_country_the_reports():
    found = resolved("Kafr Alif", "Idlib", "Syria")["Kafr Alif"]
    assert (found.place, found.country, found.reason) == (None, "SY", "no gazetteer has the name")
    assert resolved("Kafr Alif")["Kafr Alif"].country is None


def test_a_name_nobody_has_may_sound_like_a_place_of_the_country_the_report_is_about():
    found = resolved("Saraqeb", "Idlib", "Maaret al-Nouman")["Maaret al-Nouman"]
    assert (found.place.country, found.score < 1) == ("SY", True)
    assert "alike" in found.reason or found.score <= 0.9


def test_villages_of_one_name_leave_it_open_with_their_country(tmp_path):
    villages = [entry(i, "Kafr Alif", circle=Circle((33.0 + i, 36.0), 1.5), population=500) for i in range(1, 5)]
    found = resolve_places(["Kafr Alif"], small(tmp_path / "a.bin", *villages))["Kafr Alif"]
    assert (found.place, found.country, found.reason) == (None, "SY", "several places are as likely")
    assert len(found.runners_up) == 3
    abroad = [
        entry(i, "Kafr Alif", country=code, circle=Circle((i * 9.0, 36.0), 1.5))
        for i, code in enumerate(("SY", "IQ", "LB"))
    ]
    found = resolve_places(["Kafr Alif"], small(tmp_path / "b.bin", *abroad))["Kafr Alif"]
    assert (found.place, found.country) == (None, None)


def test_meanings_that_lie_together_do_not_make_a_place_unsure(tmp_path):
    near = [entry(i, "Kafr Alif", circle=Circle((33.0 + i / 100, 36.0), 1.5)) for i in range(4)]
    found = resolve_places(["Kafr Alif"], small(tmp_path / "a.bin", *near))["Kafr Alif"]
    assert found.place is not None
    assert found.score > 0.9


def test_the_only_place_of_a_name_needs_no_other_reason(tmp_path):
    found = resolve_places(["Kafr Alif"], small(tmp_path / "a.bin", entry(1, "Kafr Alif", country="")))["Kafr Alif"]
    assert (found.place.name, found.reason, found.runners_up) == ("Kafr Alif", "the only place of the name", ())


def test_a_projects_own_village_is_meant_before_a_town_of_the_name(tmp_path):
    own = written(tmp_path / "own.bin", [entry("cod:1", "Hurricane", country="SY")])
    gazetteer = Gazetteer([Book(own), *shipped()._books])
    found = resolve_places(["Hurricane", "Idlib"], gazetteer)["Hurricane"]
    assert found.place.id == "cod:1"


def test_no_names_are_no_places():
    assert resolve_places([], shipped()) == {}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Paris", "Idlib", "Syria", "Apopa", "Kafr Alif", "Tripoli", "Salvadoran", ""]), max_size=6
    )
)
def test_every_name_is_answered_and_the_order_does_not_matter(names):
    answers = resolve_places(names, shipped())
    assert answers.keys() == set(names)
    assert resolve_places(names[::-1], shipped()) == answers
    assert all(0 <= found.score <= 1 for found in answers.values())


def test_the_countries_that_are_recorded_decide_between_places_that_are_as_likely():
    def meant(name, *likely):
        return resolve_places([name], shipped(), likely=likely)[name]

    assert meant("Homs").score < meant("Homs", "SY").score
    assert meant("Numan").place.country == "NG"
    assert (meant("Numan", "SY").place, meant("Numan", "SY").country) == (None, None)
    assert meant("Maarat al-Numan").place is None
    assert meant("Maarat al-Numan", "SY").place.country == "SY"


def test_what_the_report_says_of_a_place_outweighs_the_countries_that_are_recorded():
    told = ["Tripoli", "Libya", "Tripoli, Libya"]
    assert resolve_places(told, shipped(), likely=["LB"])["Tripoli"].place.country == "LY"
    assert resolve_places(["Numan, Nigeria"], shipped(), likely=["SY"])["Numan, Nigeria"].place.country == "NG"
    assert resolve_places(["Maiduguri"], shipped(), likely=["SY"])["Maiduguri"].place.country == "NG"
