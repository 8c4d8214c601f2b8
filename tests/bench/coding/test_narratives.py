"""Short narratives: number, cause and actor."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from bench.coding.corpus import Coded
from bench.coding.narratives import CORPUS
from onrecord.core.coding import Act, Incident, Perpetrator
from onrecord.core.values import Count
from onrecord.core.vocabulary import PartyKind
from tests.factory import a_coding

ROW = {
    "source": "lists",
    "id": "1",
    "text": "Harbour Guards shot two people.",
    "killed_min": 2,
    "cause": "gunfire; missile",
    "perpetrator": "army; Harbour Guard",
}
INCIDENT = Incident(
    "i1",
    (Act("k1", "killing", "shooting"),),
    perpetrators=(Perpetrator("a1", PartyKind.ACTOR, actor="the Harbour Guard of Aden"),),
    counts={"killed": Count.exactly(2)},
)


def the_document(tmp_path, **changes):
    (tmp_path / "coding").mkdir(exist_ok=True)
    row = {**ROW, **changes}
    (tmp_path / "coding" / "narrative_coded_events.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (document,) = CORPUS.load(tmp_path, "coded_events")
    return document


def figures(document, *incidents):
    return CORPUS.measure([Coded(document, a_coding(*incidents))], Path()).figures


def test_each_field_is_scored_where_it_was_coded(tmp_path):
    document = the_document(tmp_path)
    assert figures(document, INCIDENT) == {
        f"narratives/{project}_{field}_f1": value
        for project in ("lists", "all")
        for field, value in (("killed_low", 100), ("cause", 0), ("actor", 100))
    }
    by_airstrike = replace(INCIDENT, acts=(Act("k1", "killing", "airstrike"),))
    assert figures(document, by_airstrike)["narratives/all_cause_f1"] == 100


def test_a_field_nobody_coded_has_no_figure(tmp_path):
    document = the_document(tmp_path, perpetrator="Unknown gunmen", cause="Unclear/Other")
    assert set(figures(document, INCIDENT)) == {"narratives/lists_killed_low_f1", "narratives/all_killed_low_f1"}


def test_a_coding_without_incidents_misses_every_field(tmp_path):
    document = the_document(tmp_path)
    assert set(figures(document).values()) == {0}
    assert CORPUS.miss(Coded(document, a_coding())).cost == 3
    assert CORPUS.load(tmp_path / "elsewhere", "coded_events") == []
