"""How often intervals hold a truth is counted rightly, and told in the docs and the product as it was counted."""

from __future__ import annotations

from bench.estimation.coverage import RANGE, Held, held_by, summed, table_of
from bench.estimation.invented import Group, Scenario
from bench.tables import Table
from onrecord.tally.estimation.side_by_side import FAMILIES

EASY = Scenario("easy", (Group(1.0, (0.6, 0.5, 0.5)),))
NEVER = Scenario("on two lists", (Group(1.0, (0.6, 0.5)),))


def test_each_family_and_the_range_are_counted_over_all_draws():
    found = held_by(EASY, 1)
    assert list(found) == [*FAMILIES, RANGE]
    for held in found.values():
        assert held.held + held.low + held.high == held.answered == 1
        assert held.ratio > 1
    assert found[RANGE].apart >= 1


def test_a_law_of_which_nothing_can_be_said_has_no_answer():
    found = held_by(NEVER, 1)
    assert {held.answered for held in found.values()} == {0}
    assert found[RANGE] == Held(0, 0, 0, 0, None)


def test_the_product_says_what_was_counted_of_the_range():
    told = summed({"easy": {RANGE: Held(40, 39, 1, 0, 1.1)}})
    assert told["laws"] == {"easy": {"answered": 40, "held": 39, "too_low": 1, "signs": 0}}


def test_the_table_of_the_docs_has_a_dash_where_there_is_no_number():
    lines = table_of(Table("title", ("a", "b", "c"), (("x", "y", None), ("x", "z", 3)))).splitlines()
    assert lines == ["| a | b | c |", "| --- | --- | --: |", "| x | y | – |", "| x | z | 3 |"]
