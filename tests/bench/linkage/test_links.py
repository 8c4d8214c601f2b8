"""Best links, counted by hand: ties are no link, strict counts what cannot be right as wrong."""

from __future__ import annotations

import pytest

from bench.linkage.links import Best, Truth, best_links, choose_threshold, rank_of, score_links
from bench.linkage.records import ScoredPair

FIRST, SECOND = ["a1", "a2", "a3", "a4"], ["b1", "b2", "b3"]
PAIRS = [
    ScoredPair("a1", "b1", 5.0),
    ScoredPair("a1", "b2", 4.0),
    ScoredPair("a2", "b3", 3.0),
    ScoredPair("a3", "b2", 2.0),
    ScoredPair("a4", "b1", 1.0),
    ScoredPair("a4", "b3", 1.0 + 1e-12),
    ScoredPair("a1", "a2", 9.0),
]
# a1 is right, a2 wrong (its person is b2), a3's person is in no second list, a4's best are equal.
TRUTH = Truth({"a1": "p1", "a2": "p2", "a3": "p9", "a4": "p3"}, {"b1": "p1", "b2": "p2", "b3": "p3"})


def everyone(_record):
    return True


def best():
    return best_links(PAIRS, FIRST, SECOND)


def test_the_best_partner_is_of_the_other_list():
    assert best()["a1"] == Best("b1", 5.0)


def test_equal_weights_are_a_tie_whatever_their_last_digit():
    assert best()["a4"].is_tied


def test_a_pair_given_twice_is_no_tie():
    assert not best_links([PAIRS[0], PAIRS[0]], FIRST, SECOND)["a1"].is_tied


def test_strict_counts_a_link_of_a_record_that_has_no_partner_as_wrong():
    score = score_links(best(), TRUTH, 0.0, strict=True, among=everyone)
    assert (score.right, score.given, score.wanted) == (1, 3, 3)
    assert (score.precision, score.recall, score.f1) == (
        pytest.approx(1 / 3),
        pytest.approx(1 / 3),
        pytest.approx(1 / 3),
    )


def test_lenient_leaves_such_a_record_out():
    score = score_links(best(), TRUTH, 0.0, strict=False, among=everyone)
    assert (score.right, score.given, score.wanted) == (1, 2, 3)
    assert score.f1 == pytest.approx(0.4)


def test_links_below_the_threshold_are_not_given():
    assert score_links(best(), TRUTH, 4.0, strict=True, among=everyone).given == 1


def test_only_the_records_asked_for_are_scored():
    score = score_links(best(), TRUTH, 0.0, strict=True, among=lambda record: record == "a2")
    assert (score.right, score.given, score.wanted) == (0, 1, 1)


def test_nothing_linked_and_nothing_wanted_is_no_division_by_zero():
    score = score_links({}, Truth({}, {}), 0.0, strict=True, among=everyone)
    assert (score.precision, score.recall, score.f1) == (0.0, 0.0, 0.0)


def test_the_threshold_has_the_best_strict_f1():
    # At 5: 1 right of 1 given, 3 wanted: 2/4. At 3: 2/5. At 2: 2/6.
    assert choose_threshold(best(), TRUTH, everyone) == 5.0


def test_without_a_right_link_the_threshold_lets_nothing_wrong_through_for_gain():
    wrong = {"a2": Best("b3", 3.0)}
    assert score_links(wrong, TRUTH, choose_threshold(wrong, TRUTH, everyone), strict=True, among=everyone).right == 0


def test_links_of_one_weight_stand_or_fall_together():
    links = {"a1": Best("b1", 2.0), "a2": Best("b3", 2.0), "a3": Best("b2", 1.0)}
    assert choose_threshold(links, TRUTH, everyone) == 2.0


def test_a_record_of_unknown_person_is_never_right():
    assert not Truth({}, {"b1": "p1"}).is_right("a1", "b1")


def test_the_wanted_record_stands_last_among_its_equals():
    assert rank_of("b2", [("b1", 3.0), ("b2", 3.0), ("b3", 1.0)]) == 2


def test_a_record_that_is_no_candidate_has_no_rank():
    assert rank_of("b9", [("b1", 3.0)]) is None
