"""Pairs read by hand: what the file holds, and linkers counted against it on invented records."""

from __future__ import annotations

import csv
import math
import re

import pytest

from bench.linkage import incident_pairs
from bench.linkage.agreement import Share
from bench.linkage.incident_collections import COLLECTIONS
from bench.linkage.incident_pairs import PAIRS, Pairing, compare, errors, load_pairs, measure
from bench.linkage.records import ScoredPair, is_dev
from tests.bench.linkage.invented_incidents import EVENT, ROW, article, write_folder

HEAD = "collection_one,id_one,collection_two,id_two,label,split,key_says,second"
READ = f"""{HEAD}
gva_articles,a1,gva_articles,a2,same,dev,same,same
gva_articles,a1,gva_articles,a3,different,dev,different,unsure
gva_articles,a2,gva_articles,a3,same,test,different,
gva_articles,a4,gva_articles,a5,unsure,test,,
ucdp,7,airwars_syria,1,same,test,same,same
ucdp,7,airwars_syria,2,different,test,,
"""


@pytest.fixture
def folder(tmp_path):
    far = {**ROW, "seq": "2", "date_start": "2017-09-04"}
    articles = [article(n, text=f"Nothing {n} today {n}y") for n in range(3, 60)]
    return write_folder(tmp_path, rows=[ROW, far], events=[EVENT], articles=[article(1), article(2), *articles])


@pytest.fixture
def read(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text(READ, encoding="utf-8")
    return path


def pairing(number, label, *, dev=False):
    return Pairing(("c", "c"), (f"a{number}", f"b{number}"), label, dev)


def test_the_file_holds_300_pairs_by_id_and_label_and_nothing_else():
    rows = list(csv.DictReader(PAIRS.read_text(encoding="utf-8").splitlines()))
    assert ",".join(rows[0]) == HEAD
    assert len({pair.ids for pair in load_pairs(PAIRS)}) == len(rows) == 300
    for row in rows:
        assert {row["collection_one"], row["collection_two"]} <= COLLECTIONS.keys()
        assert row["label"] in {"same", "different", "unsure"}
        assert row["key_says"] in {"same", "different", ""}
        assert row["second"] in {"same", "different", "unsure", ""}
        assert all(re.fullmatch(r"[\w.-]{1,40}", row[end]) for end in ("id_one", "id_two"))


def test_halves_are_told_apart_by_a_digest_of_the_ids():
    assert all(pair.is_dev == is_dev(" ".join(pair.ids)) for pair in load_pairs(PAIRS))


def test_sixty_pairs_have_a_second_reading():
    assert sum(pair.second != "" for pair in load_pairs(PAIRS)) == 60


def test_sure_pairs_of_the_test_half_are_counted_by_kind():
    pairs = [
        pairing(1, "same"),
        pairing(2, "different"),
        pairing(3, "same"),
        pairing(4, "unsure"),
        pairing(5, "same", dev=True),
    ]
    kinds = {pair.ids: "rows" if pair.ids[0] < "a3" else "texts" for pair in pairs}
    shares = compare(pairs, {("a1", "b1"): 2.0, ("a2", "b2"): 1.0, ("a3", "b3"): 0.5}, 1.0, kinds)
    assert shares == {"": Share(0.5, 0.5), "rows": Share(0.5, 1.0), "texts": Share(0.0, 0.0), "mixed": Share(0.0, 0.0)}


def test_a_pair_that_is_not_given_is_not_linked_unless_all_are():
    pairs, kinds = [pairing(1, "same")], {("a1", "b1"): "rows"}
    assert compare(pairs, {}, -1e9, kinds)[""].recall == 0.0
    assert compare(pairs, {}, -math.inf, kinds)[""].recall == 1.0


def test_baselines_are_measured_within_and_across_collections(folder, read, monkeypatch):
    monkeypatch.setattr(incident_pairs, "incident_linkers", list)
    figures = measure(folder, read).figures
    assert figures["incident_pairs/pairs"] == 6
    assert figures["incident_pairs/same"] == 3
    assert figures["incident_pairs/unsure"] == 1
    assert figures["incident_pairs/test"] == 3
    assert figures["incident_pairs/second_reading_agreement"] == pytest.approx(2 / 3)
    assert figures["incident_pairs/key_agreement"] == pytest.approx(3 / 4)
    assert figures["incident_pairs/baseline_always_precision"] == pytest.approx(2 / 3)
    assert figures["incident_pairs/baseline_nearest_rows_f1"] == 1.0
    assert figures["incident_pairs/baseline_alike_recall"] == 0.0
    assert "incident_pairs/f1" not in figures


class Ours:
    name = "ours"

    def link_incidents(self, lists):
        assert all(record.happened is None for records in lists for record in records)
        if len(lists) == 2:
            yield ScoredPair.of("ucdp:7", "airwars_syria:1", 0.5)
        else:
            yield ScoredPair.of("gva_articles:a1", "gva_articles:a2", 3.0)
            yield ScoredPair.of("gva_articles:a1", "gva_articles:a3", 2.0)
            yield ScoredPair.of("gva_articles:a2", "gva_articles:a3", -1.0)


def test_ours_is_measured_at_the_chosen_threshold_and_at_even_odds(folder, read, monkeypatch):
    monkeypatch.setattr(incident_pairs, "incident_linkers", lambda: [Ours()])
    told = measure(folder, read)
    assert told.figures["incident_pairs/recall"] == 0.0
    assert told.figures["incident_pairs/recall_even_odds"] == 0.5
    assert told.figures["incident_pairs/precision_even_odds"] == 1.0
    assert [row[:2] for row in told.tables[0].rows][-2:] == [("ours", "3.00"), ("ours", "even odds")]


def test_errors_are_those_of_the_dev_half_alone(folder, read, monkeypatch):
    class Wrong(Ours):
        def link_incidents(self, lists):
            if len(lists) == 1:
                yield ScoredPair.of("gva_articles:a1", "gva_articles:a3", 2.0)

    monkeypatch.setattr(incident_pairs, "incident_linkers", lambda: [Wrong()])
    assert [line.split(":")[-1] for line in errors(folder, 9, read)] == [
        " weight -inf, threshold 2.00",
        " weight 2.00, threshold 2.00",
    ]
    assert len(list(errors(folder, 1, read))) == 1


def test_nothing_read_and_nothing_given_is_measured_as_nothing(folder, read):
    read.write_text(f"{HEAD}\ngva_articles,a8,gva_articles,a9,different,dev,,\n", encoding="utf-8")
    figures = measure(folder, read).figures
    assert figures["incident_pairs/second_reading_agreement"] == figures["incident_pairs/key_agreement"] == 0.0
    assert figures["incident_pairs/baseline_always_f1"] == 0.0


def test_a_pair_of_a_record_that_no_collection_holds_is_an_error(folder, read):
    read.write_text(f"{HEAD}\ngva_articles,a1,gva_articles,gone,same,dev,,\n", encoding="utf-8")
    with pytest.raises(ValueError, match="gva_articles:gone"):
        measure(folder, read)
