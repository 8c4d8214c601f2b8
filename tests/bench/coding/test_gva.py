"""Shootings: counts and the names of the dead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.coding.corpus import Coded
from bench.coding.gva import CORPUS
from onrecord.core.coding import Act, Harm, Incident, Victim
from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome, PartyKind
from tests.factory import a_coding

PEOPLE = [
    {"type": "Victim", "status": "Killed", "name": "Dana Lee Marsh"},
    {"type": "Victim", "status": "Injured", "name": "Roy Marsh"},
    {"type": "Subject-Suspect", "status": "Killed", "name": "Ed Pike"},
]
ROW = {
    "incident_id": "7",
    "incident": {"num_killed": 1, "num_injured": 1, "participants": PEOPLE},
    "articles": [{"title": "Shooting", "text": "Dana Marsh was shot.", "dct": "2014-01-20"}],
}


def incident(*names, killed=1):
    dead = tuple(Victim(f"p{n}", PartyKind.PERSON, n, acts=(Harm("k1", Outcome.KILLED),)) for n in names)
    return Incident("i1", (Act("k1", "killing"),), victims=dead, counts={"killed": Count.exactly(killed)})


@pytest.fixture
def document(tmp_path):
    (tmp_path / "coding").mkdir()
    rows = [ROW, {**ROW, "articles": []}]
    path = tmp_path / "coding" / "gva_incident_articles_half.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (document,) = CORPUS.load(tmp_path, "half")
    return document


def test_counts_are_exact_and_names_the_same_but_for_middle_names(document):
    figures = CORPUS.measure([Coded(document, a_coding(incident("Dana Marsh", "Ed Pike")))], Path()).figures
    assert figures == pytest.approx(
        {
            "gva_half/killed_exact": 100,
            "gva_half/injured_exact": 0,
            "gva_half/baseline_none_killed": 0,
            "gva_half/dead_name_f1": 200 / 3,
            "gva_half/dead_name_precision": 50,
            "gva_half/dead_name_recall": 100,
        }
    )


def test_a_miss_names_counts_and_the_dead(document):
    miss = CORPUS.miss(Coded(document, a_coding(incident("Ed Pike", killed=2))))
    assert miss.lines == (
        "  killed, injured: gold (1, 1) ours (2, 0)",
        "  dead: gold ['Dana Lee Marsh'] ours ['Ed Pike']",
    )


def test_nothing_to_measure_gives_no_figures(tmp_path):
    assert CORPUS.load(tmp_path, "half") == []
    assert CORPUS.measure([], Path()).figures == {}
