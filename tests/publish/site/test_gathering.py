"""What lists, tables and charts are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import PlacePrecision
from onrecord.publish.site.drawing import SPOTS, draw_charts
from onrecord.publish.site.frame import Frame
from onrecord.publish.site.gathering import Gathered, time_key
from onrecord.publish.site.opening import opening_content
from onrecord.publish.site.placing import Here, Spot, call_places
from onrecord.publish.site.words import load_words
from onrecord.tally.ranges import count_of_range, range_of_count
from tests.published import about_edition, ferry_file, incident_number

WORDS = [load_words("en"), load_words("ar")]


def _gathered(*files):
    gathered = Gathered(WORDS, "killed")
    for file in files:
        gathered.add(file)
    return gathered


def _at(where):
    file = incident_number(0)
    return replace(file, incident=replace(file.incident, where=where))


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (None, Count(0, 0, 0)),
        (Count(3, 4, 5), Count(3, 4, 5)),
        (Count(12), Count(12, 12, None)),
        (Count(None, None, 20), Count(0, 0, 20)),
        (Count(), Count(0, 0, None)),
    ],
)
def test_a_sum_keeps_the_ends_that_are_told_and_says_which_are_open(count, told):
    assert count_of_range(range_of_count(count)) == told


def test_one_open_end_leaves_the_sum_open():
    assert count_of_range(range_of_count(Count(3, 3, 3)) + range_of_count(Count(2))) == Count(5, 5, None)


@pytest.mark.parametrize(
    ("first", "last", "key"),
    [
        (date(2016, 3, 1), date(2016, 3, 31), "2016-03"),
        (date(2016, 3, 1), date(2016, 4, 1), "2016"),
        (date(2016, 3, 1), date(2017, 1, 1), ""),
        (None, date(2016, 3, 1), ""),
    ],
)
def test_an_incident_is_listed_under_no_closer_time_than_is_known(first, last, key):
    assert time_key(When(first, last)) == (key,)


def test_an_incident_is_counted_once_under_each_of_its_kinds():
    gathered = _gathered(ferry_file(), incident_number(0))
    assert gathered.groups["method"][("killing", "shelling")].numbers == [0, 1]
    assert gathered.groups["standing"][("confirmed",)].numbers == [0]
    assert gathered.groups["actor"][("the Rapid Support Forces",)].confirmed == 1
    assert len(gathered.lines[0]) == len(gathered.lines[1]) == 2


def test_a_point_that_stands_for_a_country_is_no_point():
    country = Where("in Sudan", None, "SD", None, 15.0, 30.0, PlacePrecision.COUNTRY, PlacePrecision.COUNTRY, 900.0)
    district = replace(country, name="Kutum", coordinates_precision=PlacePrecision.DISTRICT, radius_km=40.0)
    gathered = _gathered(_at(country), _at(district))
    assert gathered.places[("SD", "", "")].spots == {}
    assert list(gathered.places[("SD", "Kutum", "15,30")].spots) == [Spot(15.0, 30.0, 40.0)]


def test_who_is_at_no_named_place_is_drawn_at_the_point_of_nobody_else():
    told = Where("in the camp", None, "SY", None, 36.2, 37.1, PlacePrecision.SITE, PlacePrecision.TOWN, 5.0)
    gathered, more = _gathered(_at(Where(country="SY")), _at(told)), _gathered(_at(Where(country="SY")))
    gathered.extend(more)
    place = gathered.places[("SY", "", "")]
    assert (place.spots, place.nowhere.incidents) == ({}, 3)
    assert "<circle" not in draw_charts(gathered, WORDS[0], "version 1")["map"].files[0][1]


def test_two_places_of_one_name_are_two_and_say_where():
    first = Where(None, "Zawiya", "SY", None, 35.95, 36.7, PlacePrecision.TOWN, PlacePrecision.TOWN, 5.0)
    gathered = _gathered(_at(first), _at(replace(first, latitude=33.1)), _at(Where(None, "Zawiya", "SY")))
    names = call_places(gathered.places, WORDS[0])
    assert sorted(names.values()) == ["Zawiya", "Zawiya (33.10, 36.70)", "Zawiya (35.95, 36.70)"]
    assert [here.incidents for place in gathered.places.values() for here in place.spots.values()] == [1, 1]
    assert [place.nowhere.incidents for place in gathered.places.values()] == [0, 0, 1]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_one_entry_of_a_gazetteer_is_one_place_called_as_the_reader_calls_it(order):
    latin = Where(None, "al-Bab", "SY", "own:bab", 36.37, 37.52, PlacePrecision.TOWN, PlacePrecision.TOWN, 5.0)
    both = (latin, replace(latin, name="الباب", country=None))
    gathered, more = (_gathered(_at(both[each])) for each in order)
    gathered.extend(more)
    [(key, place)] = gathered.places.items()
    assert [call_places(gathered.places, words)[key] for words in WORDS] == ["al-Bab", "الباب"]
    assert (place.country, len(gathered.groups["place"][key].numbers)) == ("SY", 2)
    assert [here.incidents for here in place.spots.values()] == [2]


def test_a_name_in_no_script_of_the_reader_is_the_one_told_first():
    gathered = _gathered(_at(Where(None, "الباب", "SY", "own:bab")), _at(Where(None, "Баб", "SY", "own:bab")))
    assert list(call_places(gathered.places, WORDS[0]).values()) == ["الباب"]


def test_a_village_that_is_placed_by_its_district_is_not_the_district():
    district = Where(None, "Azaz", "SY", "own:azaz", 36.5, 37.0, PlacePrecision.DISTRICT, PlacePrecision.DISTRICT, 25.0)
    village = replace(district, name="Yahmul", precision=PlacePrecision.UNKNOWN)
    gathered = _gathered(_at(district), _at(village))
    assert sorted(call_places(gathered.places, WORDS[0]).values()) == ["Azaz", "Yahmul"]


def test_an_entry_that_is_told_at_two_points_has_each_drawn_with_its_own_people():
    town = Where(None, "Kutum", "SD", "own:kutum", 14.2, 24.67, PlacePrecision.TOWN, PlacePrecision.TOWN, 5.0)
    other = replace(town, latitude=14.9)
    gathered = _gathered(_at(town), _at(other), _at(other))
    [place] = gathered.places.values()
    assert [here.incidents for here in place.spots.values()] == [1, 2]
    one = Here(1, range_of_count(Count.exactly(1)))
    assert next(iter(place.spots.values())) == one


def test_names_are_looked_up_in_the_script_of_the_reader():
    gathered = _gathered(ferry_file())
    assert [person.sort for person in gathered.named[0]] == ["halima musa arbab", "adam"]
    assert gathered.named[1][0].sort.startswith("حليمه")
    assert [len(people) for people in gathered.unnamed] == [1, 1]
    assert {person.letter for person in gathered.named[0]} == {"H", "A"}


def test_charts_of_a_few_years_are_drawn_by_month_and_of_many_by_year():
    few = draw_charts(_gathered(ferry_file()), WORDS[0], "version 1")
    assert "November" in few["time"].files[0][1] or "Nov" in few["time"].files[0][1]
    many = draw_charts(_gathered(*map(incident_number, range(0, 600, 10))), WORDS[0], "version 1")
    assert "2016" in many["time"].files[0][1]


def test_a_map_draws_the_largest_places_and_tells_of_the_rest():
    files = [_at(Where(None, f"Place {each}", "SD", None, 10 + each / 20, 25.0)) for each in range(SPOTS + 7)]
    drawn = draw_charts(_gathered(*files), WORDS[0], "version 1")["map"].files[0][1]
    assert "7 smaller places together" in drawn
    assert drawn.count("<circle") < 4 * SPOTS


def test_every_actor_beyond_the_first_fifteen_is_in_one_bar():
    file = ferry_file()
    actor = file.incident.actors[0]
    files = [
        replace(file, incident=replace(file.incident, actors=(replace(actor, actor=f"Band {each}"),)))
        for each in range(17)
    ]
    assert "All others together" in draw_charts(_gathered(*files), WORDS[0], "version 1")["actor"].files[0][1]


def test_a_signed_grade_that_is_no_confirmation_is_told_apart_from_none():
    fair = replace(incident_number(0).incident.grade, grade="fair", signed_on=date(2026, 3, 1))
    file = incident_number(0)
    signed = replace(file, incident=replace(file.incident, grade=fair))
    gathered, more = _gathered(ferry_file(), signed), _gathered(incident_number(1), signed)
    gathered.extend(more)
    assert (gathered.signed_below, len(gathered.groups["standing"][("unconfirmed",)].numbers)) == (2, 3)
    frame = Frame(about_edition(4, 4), WORDS[0], (("en", "English"),))
    told = opening_content(frame, gathered, {})
    assert "lower grade that a person signed: 2." in told
    assert "Confirmed means here" in told
