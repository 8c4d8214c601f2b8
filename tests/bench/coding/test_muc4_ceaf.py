"""CEAF-REE by hand. The first three cases are the shape of the paper's worked example, in other words."""

from __future__ import annotations

import pytest

from bench.coding.muc4_ceaf import ceaf, ceaf_by_role
from bench.coding.scores import Matches


def entities(*mentions):
    return [frozenset(told.split()) for told in mentions]


GOLD = entities("mill watermill works", "pipes", "kiosk")


def test_a_second_answer_for_one_entity_costs_precision():
    matches = ceaf(GOLD, entities("pipes", "mill", "kiosk", "works"))
    assert matches == Matches(3, 4, 3, 3)
    assert matches.f1 == pytest.approx(85.714, abs=0.001)


def test_one_mention_of_each_entity_is_all_there_is_to_find():
    assert ceaf(GOLD, entities("watermill", "pipes", "kiosk")).f1 == 100


def test_an_entity_not_found_costs_recall():
    assert ceaf(GOLD, entities("mill", "kiosk")) == Matches(2, 2, 2, 3)


def test_an_entity_with_a_mention_of_another_is_wrong():
    assert ceaf(entities("m1 m2 m3", "m4", "m5", "m6"), entities("m1 m2 m3 m4", "m5", "m6")) == Matches(2, 3, 2, 4)


def test_the_alignment_leaves_no_entity_unmatched_that_could_be_matched():
    assert ceaf(entities("a", "a b"), entities("a", "b")) == Matches(2, 2, 2, 2)


def test_roles_without_gold_count_what_was_made_up():
    by_role = ceaf_by_role(
        {"PerpInd": [], "Victim": entities("a")}, {"PerpInd": entities("b"), "Victim": entities("a")}
    )
    assert by_role["PerpInd"] == Matches(0, 1, 0, 0)
    assert Matches.sum(by_role.values()) == Matches(1, 2, 1, 1)


def test_nothing_against_nothing_counts_nothing():
    assert ceaf([], []) == Matches(0, 0, 0, 0)
