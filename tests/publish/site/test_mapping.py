"""The map that moves: what its scripts hold."""

from __future__ import annotations

import json
from dataclasses import replace

from onrecord.core.values import Count, Where
from onrecord.core.vocabulary import PlacePrecision
from onrecord.publish.site.gathering import Gathered
from onrecord.publish.site.mapping import HEAVIEST, MOST_PLACES, land_script, places_script
from onrecord.publish.site.tables import group_path
from onrecord.publish.site.words import load_words
from tests.published import ferry_file, incident_number

EN = load_words("en")


def _gathered(*files):
    gathered = Gathered([EN], "killed")
    for file in files:
        gathered.add(file)
    return gathered


def _at(name, longitude, killed=1, **changed):
    file = incident_number(0)
    where = Where(None, name, "SD", None, 10.0, longitude, **changed)
    return replace(file, incident=replace(file.incident, where=where, counts={"killed": Count.exactly(killed)}))


def _data(script):
    return json.loads(script.partition("(")[2].removesuffix(")\n"))


def test_places_come_with_their_people_and_lead_to_their_lists_the_largest_first():
    gathered = _gathered(_at("Small", 20.0), _at("Large", 25.0, 7), _at("Large", 25.0, 2))
    path, script = places_script(gathered, EN)
    large, small = _data(script)
    assert path == "img/places.js"
    assert large[3:6] == [9, "People killed: 9", "Large"]
    assert f"l/p-{large[6]}" == group_path("place", ("SD", "Large", "10,25"))
    assert large[7] == 2
    assert large[0] > small[0]


def test_a_place_that_is_known_roughly_has_the_ring_it_lies_within():
    rough = {"coordinates_precision": PlacePrecision.DISTRICT, "radius_km": 40.0}
    [(_, _, radius, *_)] = _data(places_script(_gathered(_at("Kutum", 25.0, **rough)), EN)[1])
    assert radius == 40.0


def test_the_outlines_are_light_however_wide_the_map_is():
    files = [_at("West", -120.0), _at("East", 150.0)]
    script = land_script(_gathered(*files))
    assert len(script) < HEAVIEST + 200
    assert _data(script)["land"].startswith("M")


def test_without_a_point_there_is_no_map():
    nowhere = replace(ferry_file(), incident=replace(ferry_file().incident, where=Where()))
    assert land_script(_gathered(nowhere)) is None
    assert places_script(_gathered(nowhere), EN) is None


def test_no_more_places_are_drawn_than_a_page_can_carry():
    files = [_at(f"Place {each}", 20 + each / 1000) for each in range(MOST_PLACES + 3)]
    assert len(_data(places_script(_gathered(*files), EN)[1])) == MOST_PLACES
