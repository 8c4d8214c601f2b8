"""The baselines on a handful of invented records: what they compare, what they never see."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from bench.linkage.candidates import candidate_pairs
from bench.linkage.one_list_to_another import COLUMNS, link_lists, row_of
from bench.linkage.records import Record, ScoredPair, is_dev
from bench.linkage.strings import ExactLinker, StringLinker
from bench.linkage.words import normalise, romanise, skeletons

FIRST = [
    Record("a1", "a", ("عبد الرحمن قاسم أحمد الحلو",), "m", 30, "1993-04-05", person="p1"),
    Record("a2", "a", ("ليلى قاسم أحمد الحلو",), "f", 8, person="p2"),
]
SECOND = [
    Record("b1", "b", ("Abdulrahman Qassem Ahmad al-Helou",), "m", 31, "1993-04-05", person="p1"),
    Record("b2", "b", ("عبدالرحمن قاسم احمد الحلو",), "m", 60, person="p3"),
    Record("b3", "b", (), None, None, person="p2"),
]


def same(one, other):
    return float(one == other)


def test_spelling_and_spaces_are_made_one():
    assert normalise("عبد الرحمن أبو شادى") == normalise("عبدالرحمن ابوشادي")


def test_romanising_leaves_unwritten_vowels_out():
    assert romanise("محمد القاسم") == "mhmd alqasm"


def test_abu_is_part_of_the_word_after_it():
    assert skeletons("سامر أبو شادي") == skeletons("Samer Abu Shadi")
    assert len(skeletons("سامر أبو شادي")) == 2


def test_exact_links_one_normalised_name():
    pairs = list(ExactLinker().link([FIRST, SECOND], within=False))
    assert pairs == [ScoredPair("a1", "b2", 1.0)]


def test_an_equal_birth_date_adds_a_tenth():
    born = [replace(record, names=("x",), birth="1990-01-01") for record in (FIRST[0], SECOND[0])]
    assert [pair.weight for pair in ExactLinker().link([born[:1], born[1:]], within=False)] == [pytest.approx(1.1)]


def test_candidates_share_words_across_scripts():
    assert {(one.id, other.id) for one, other in candidate_pairs([FIRST, SECOND], within=False)} == {
        ("a1", "b1"),
        ("a1", "b2"),
        ("a2", "b1"),
        ("a2", "b2"),
    }


def test_pairs_within_a_list_are_candidates_when_asked_for():
    assert ("a1", "a2") in {(one.id, other.id) for one, other in candidate_pairs([FIRST, SECOND], within=True)}


def test_sex_and_age_part_candidates():
    pairs = StringLinker("words", lambda name: " ".join(skeletons(name)), same).link([FIRST, SECOND], within=False)
    assert [(pair.one, pair.other, pair.weight) for pair in pairs] == [("a1", "b1", pytest.approx(1.1))]


def test_clusters_of_a_baseline_are_components():
    linker = ExactLinker()
    assert list(linker.cluster([], [ScoredPair("a", "b", 1.0), ScoredPair("b", "c", 1.0)])) == [{"a", "b", "c"}]


@dataclass
class Watching:
    """Links everything, and keeps what it was shown."""

    name: str = "watching"
    is_odds: bool = True
    seen: tuple = ()

    def link(self, lists, *, within):
        self.seen = (*lists[0], *lists[1])
        assert not within
        return [ScoredPair.of(one.id, other.id, 1.0) for one in lists[0] for other in lists[1]]


def test_no_linker_sees_the_truth():
    linker = Watching()
    link_lists(linker, FIRST, SECOND)
    assert {record.person for record in linker.seen} == {None}


def test_weights_that_are_odds_are_also_scored_at_even_odds():
    linked = link_lists(Watching(), FIRST, SECOND)
    assert [one.at for one in linked] == ["dev", "even odds"]
    assert {len(row_of(one)) for one in linked} == {len(COLUMNS)}
    assert linked[0].tied == 1.0


def test_about_half_of_the_records_are_dev():
    assert 450 < sum(is_dev(f"r{number}") for number in range(1000)) < 550
