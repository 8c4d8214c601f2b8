from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.core.errors import MalformedRecords
from onrecord.core.values import Where
from onrecord.publish.exchange.geojson import GEOJSON
from tests.published import edition_of, ferry_file


def written(tmp_path, edition):
    GEOJSON.write(edition, tmp_path)
    return json.loads((tmp_path / "incidents.geojson").read_text(encoding="utf-8"))


def test_a_point_is_longitude_first_with_what_it_stands_for(tmp_path):
    feature = written(tmp_path, edition_of(0))["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [24.67, 14.2]}
    properties = feature["properties"]
    assert (properties["coordinates_precision"], properties["radius_km"]) == ("town", 6.0)
    assert (properties["injured_low"], properties["injured_high"], properties["confirmation"]) == (3, 5, "confirmed")


def test_what_is_not_placed_is_there_without_geometry(tmp_path):
    file = ferry_file()
    file = replace(file, incident=replace(file.incident, where=Where(name="Kutum", latitude=14.2)))
    told = written(tmp_path, replace(edition_of(0), incidents=lambda: iter((file,))))
    assert told["features"][0]["geometry"] is None


def test_no_statement_and_no_quote_is_in_it(tmp_path):
    GEOJSON.write(edition_of(3), tmp_path)
    words = (tmp_path / "incidents.geojson").read_text(encoding="utf-8")
    assert "statements" not in words.replace("Statements, quotes", "")
    assert "were killed when shells hit" not in words


def test_all_but_what_is_said_to_be_lost_comes_back(tmp_path):
    edition = edition_of(3)
    GEOJSON.write(edition, tmp_path)
    for back, file in zip(GEOJSON.read(tmp_path).incidents(), edition.incidents(), strict=True):
        bare = replace(file.incident, statements=(), disagreements=())
        victims = tuple(replace(each, statements=(), disagreements=()) for each in file.victims)
        objects = tuple(replace(each, statements=(), disagreements=()) for each in file.objects)
        assert back == replace(file, incident=bare, victims=victims, objects=objects)


def test_a_feature_that_is_broken_is_told_by_its_line(tmp_path):
    GEOJSON.write(edition_of(1), tmp_path)
    path = tmp_path / "incidents.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace('"id":"i0000000"', '"id":', 1), encoding="utf-8")
    with pytest.raises(MalformedRecords, match="line 3"):
        list(GEOJSON.read(tmp_path).incidents())
