"""Candidates for one incident, and the drawing of pairs from them."""

from __future__ import annotations

import math

import pytest

from bench.linkage import incident_drawing
from bench.linkage.incident_candidates import Candidate, alike, cosines_of, each_two, keyed, near
from bench.linkage.incident_drawing import draw
from bench.linkage.records import IncidentRecord, Spot
from tests.bench.linkage.invented_incidents import EVENT, NARRATIVE, ROW, article, write_folder


def at(record_id, day, latitude=35.8, **more):
    when = (day, day) if day else None
    return IncidentRecord(record_id, "rows", when, Spot("Tabqa", latitude, 38.5 if latitude else None), **more)


def ids(candidates):
    return sorted((pair.one.id, pair.other.id) for pair in candidates)


def test_near_pairs_are_within_four_days_and_40_km():
    records = [at("r1", "2017-05-04"), at("r2", "2017-05-08"), at("r3", "2017-05-09"), at("r4", "2017-05-04", 36.8)]
    assert ids(near(records, records)) == [("r1", "r2"), ("r2", "r3")]


def test_a_record_without_day_or_point_is_near_nothing():
    records = [at("r1", "2017-05-04"), at("r2", ""), at("r3", "2017-05-04", None)]
    assert near(records, records) == []


def test_near_pairs_of_two_collections_have_a_record_of_each():
    assert ids(near([at("z", "2017-05-04")], [at("a", "2017-05-05"), at("z", "2017-05-04")])) == [("z", "a")]


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (at("r2", "2017-05-04", killed=(4, 9)), False),
        (at("r2", "2017-05-05", killed=(4, 9)), True),
        (at("r2", "2017-05-04", 35.9, killed=(4, 9)), True),
        (at("r2", "2017-05-04", killed=(8, 9)), True),
        (at("r2", "2017-05-04"), True),
        (at("r2", "", killed=(4, 9)), True),
    ],
)
def test_records_are_apart_where_day_place_or_dead_do_not_agree(other, apart):
    assert Candidate.of(at("r1", "2017-05-04", killed=(5, 7)), other).is_apart is apart


def test_what_says_no_day_is_infinitely_far():
    assert Candidate.of(at("r1", "2017-05-04"), at("r2", "", None)).days == math.inf


def test_records_of_one_key_are_a_pair_once():
    told = {f"r{n}": at(f"r{n}", "2017-05-04", happened=key) for n, key in enumerate(("k1 k2", "k1 k2", "k3"))}
    assert ids(keyed(told, told)) == [("r0", "r1")]
    assert ids(keyed(told, {"q": at("q", "", happened="k3")})) == [("r2", "q")]


def test_alike_pairs_have_a_record_of_each_side():
    words = [IncidentRecord(f"w{n}", "texts", text=f"Nothing {n} today") for n in range(40)]
    texts = [IncidentRecord(name, "texts", text="Warren and Pike on Alder Lane") for name in ("a", "b")]
    cosines = cosines_of([*texts, *words], lambda _: None)
    held = {record.id: record for record in texts}
    (found,) = alike(held, held, cosines)
    assert (found.one.id, found.other.id, found.cosine) == ("a", "b", pytest.approx(1.0))
    assert alike(held, {"w1": words[1]}, cosines) == []


def test_every_two_records_are_paired():
    assert ids(each_two([at("c", ""), at("a", ""), at("b", "")])) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_the_same_data_draws_the_same_pairs(tmp_path):
    rows = [{**ROW, "seq": str(n), "date_start": f"2017-05-{n:02}"} for n in range(1, 28)]
    events = [{**EVENT, "ucdp_id": str(n), "airwars_seq": str(n)} for n in range(1, 28)]
    victims = [{**NARRATIVE, "id": f"row{n}"} for n in range(9)]
    articles = [article(n, incident=f"i{n // 2}") for n in range(12)]
    folder = write_folder(tmp_path, rows=rows, events=events, narratives=victims, articles=articles)
    drawn = draw(folder)
    assert drawn == draw(folder)
    assert {pair.stratum for pair in drawn} >= {"ucdp cited, apart", "rows near", "victims of one day and place"}
    assert len({(pair.one.id, pair.other.id) for pair in drawn}) == len(drawn)


def test_no_record_is_drawn_more_often_than_it_may_be():
    pairs = [Candidate.of(at("r0", ""), at(f"r{n}", "")) for n in range(1, 9)]
    assert len(list(incident_drawing._take("stratum", pairs, 5))) == incident_drawing.MOST
