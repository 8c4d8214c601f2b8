"""Articles put together by incident: the baseline and ours on invented shootings."""

from __future__ import annotations

from bench.linkage import articles
from bench.linkage.articles import AlikeLinker
from bench.linkage.records import ScoredPair
from tests.bench.linkage.invented_incidents import article, write_folder


class Ours:
    name = "ours"

    def link_incidents(self, lists):
        (records,) = lists
        assert all(record.happened is None for record in records)
        for place in range(0, len(records), 2):
            yield ScoredPair.of(records[place].id, records[place + 1].id, 4.0)


def told(folder):
    """Write a folder of twelve shootings, two articles each."""
    streets = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gum", "Hazel", "Ivy", "Juniper", "Kauri", "Larch"]
    rows = []
    for number, street in enumerate(streets):
        incident = article(2 * number, f"i{number}", text=f"Warren was shot on {street} Lane near {street} School.")
        incident["articles"] += article(2 * number + 1, text=f"Police told of {street} Lane and {street} School.")[
            "articles"
        ]
        rows.append(incident)
    return write_folder(folder, articles=rows)


def test_baselines_are_joined_both_ways_and_ours_at_even_odds_too(tmp_path, monkeypatch):
    monkeypatch.setattr(articles, "incident_linkers", lambda: [Ours()])
    measured = articles.measure(told(tmp_path))
    assert [row[0] for row in measured.tables[0].rows] == [
        "alike, connected", "alike, averaged", "ours", "ours, even odds",
    ]  # fmt: skip
    assert measured.figures["gva_articles/b3_f1"] == measured.figures["gva_articles/b3_f1_even_odds"] == 1.0
    assert measured.figures["gva_articles/baseline_alike_average_b3_f1"] == 1.0
    assert measured.figures["gva_articles/baseline_alike_pair_precision"] == 1.0


def test_alike_texts_are_found(tmp_path):
    records = articles.load_articles(told(tmp_path))
    pairs = list(AlikeLinker().link_incidents([records]))
    assert {(pair.one, pair.other) for pair in pairs} >= {("a0", "a1")}
