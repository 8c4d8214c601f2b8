"""What lists, tables and charts are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import PlacePrecision
from onrecord.publish.site.drawing import SPOTS, draw_charts
from onrecord.publish.site.gathering import Gathered, Spot, time_key
from onrecord.publish.site.words import load_words
from onrecord.tally.ranges import count_of_range, range_of_count
from tests.published import ferry_file, incident_number

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
    assert gathered.groups["place"][("SD", "")].spot is None
    assert gathered.groups["place"][("SD", "Kutum")].spot == Spot(15.0, 30.0, 40.0)


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
