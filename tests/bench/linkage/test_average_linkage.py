"""Average linkage on chains that connected components would join, by hand."""

from __future__ import annotations

from bench.linkage.average_linkage import average_linkage, without_other_given_names
from bench.linkage.records import Record, ScoredPair


def clusters(*pairs):
    return sorted(sorted(cluster) for cluster in average_linkage([ScoredPair(*pair) for pair in pairs]))


def test_a_chain_is_cut_where_its_ends_are_no_candidates():
    # a–b is joined first; c then has a mean of (0.8 + 0) / 2 with the two.
    assert clusters(("a", "b", 4.0), ("b", "c", 2.0)) == [["a", "b"], ["c"]]


def test_what_is_likely_all_round_is_joined():
    assert clusters(("a", "b", 4.0), ("b", "c", 2.0), ("a", "c", 1.0)) == [["a", "b", "c"]]


def test_pairs_under_even_odds_join_nothing():
    assert clusters(("a", "b", -0.1)) == []


def test_other_given_names_part_a_pair():
    names = {"a": "سامر الحلو", "b": "Samer al-Helou", "c": "نبيل الحلو", "d": "سام الحلو"}
    records = [Record(key, "x", (name,)) for key, name in names.items()]
    pairs = [ScoredPair("a", "b", 1.0), ScoredPair("a", "c", 1.0), ScoredPair("a", "d", 1.0)]
    assert [pair.other for pair in without_other_given_names(pairs, records)] == ["b", "d"]


def test_a_record_without_a_name_is_parted_from_none():
    records = [Record("a", "x", ("سامر",)), Record("b", "x", ())]
    assert len(list(without_other_given_names([ScoredPair("a", "b", 1.0)], records))) == 1
