"""Incidents and articles: the baselines, and ranks counted by hand."""

from __future__ import annotations

import gzip
import json

import pytest

from bench.linkage.articles import AlikeLinker, load_articles
from bench.linkage.incidents import NearestLinker
from bench.linkage.ranks import Ranks, rank_partners
from bench.linkage.records import IncidentRecord, ScoredPair, Spot

EVENT = IncidentRecord("u1", "ucdp", ("2016-06-01", "2016-06-03"), Spot("Tabqa", 35.8, 38.5))


def at(record_id, day, latitude=35.8):
    return IncidentRecord(record_id, "airwars", (day, day), Spot("Tabaqah", latitude, 38.5 if latitude else None))


def nearest(*others):
    return {pair.one: pair.weight for pair in NearestLinker().link_incidents([[EVENT], others])}


def test_days_within_the_interval_are_no_days_apart():
    assert nearest(at("a1", "2016-06-02")) == {"a1": 0.0}


def test_days_count_before_kilometres():
    found = nearest(at("a1", "2016-06-04"), at("a2", "2016-06-03", 36.0))
    assert found["a2"] > found["a1"] == -1.0


def test_far_in_time_or_space_is_no_candidate():
    assert nearest(at("a1", "2016-06-07"), at("a2", "2016-06-02", 37.0)) == {}


def test_no_point_is_as_far_as_a_candidate_may_be():
    assert nearest(at("a1", "2016-06-02", None)) == {"a1": -1.0}


def test_ranks_set_the_other_true_partners_aside():
    pairs = [ScoredPair("a1", "u1", 3.0), ScoredPair("a2", "u1", 2.0), ScoredPair("a3", "u1", 1.0)]
    assert rank_partners(pairs, {"u1": ["a1", "a2"], "u2": ["a9"]}) == Ranks(
        3, pytest.approx(2 / 3), pytest.approx(2 / 3), pytest.approx(2 / 3), pytest.approx(2 / 3)
    )


def test_a_worse_rank_counts_less():
    pairs = [ScoredPair("a1", "u1", 3.0), ScoredPair("a2", "u1", 2.0)]
    assert rank_partners(pairs, {"u1": ["a2"]}) == Ranks(1, 1.0, 0.0, 1.0, 0.5)


def article(record_id, day, text):
    return IncidentRecord(record_id, "articles", published=day, text=text)


ARTICLES = [
    article("d1", "2014-01-17", "Warren and Pike were shot on Alder Lane"),
    article("d2", "2014-01-18", "On Alder Lane police found Pike shot"),
    article("d3", "2014-03-18", "On Alder Lane police found Pike shot"),
    *(article(f"f{n}", "2014-01-17", f"Nothing {n} happened {n}x today {n}y on") for n in range(80)),
]


def test_articles_that_share_rare_words_within_two_weeks_are_candidates():
    pairs = list(AlikeLinker().link_incidents([ARTICLES]))
    assert [(pair.one, pair.other) for pair in pairs] == [("d1", "d2")]


def test_articles_are_read_once_each_with_their_incident(tmp_path):
    (tmp_path / "coding").mkdir()
    told = {"doc_id": "d1", "title": "Two shot", "text": "On Alder Lane.", "dct": "2014-01-17"}
    rows = [{"incident_id": incident, "articles": [told]} for incident in ("i1", "i2")]
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "coding" / "gva_incident_articles_half.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (found,) = load_articles(tmp_path)
    assert (found.happened, found.published, found.text) == ("i1", "2014-01-17", "Two shot\n\nOn Alder Lane.")
