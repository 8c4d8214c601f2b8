from __future__ import annotations

from onrecord.evidence.reprints.candidates import MOST_CANDIDATES, MOST_HOLDERS, Index


def test_those_that_share_most_come_first_and_those_that_came_first_of_as_many():
    index = Index()
    index.add("one", (1, 2, 3))
    index.add("two", (2, 3, 4))
    index.add("three", (2, 3, 9))
    assert index.candidates((1, 2, 3)) == ["one", "two", "three"]


def test_one_number_of_many_is_a_phrase_and_of_few_a_text():
    index = Index({1: ["long"], 900: ["short"]}, {"long": 40, "short": 3})
    assert index.candidates((1, *range(100, 140))) == []
    assert index.candidates((*range(100, 140), 900)) == ["short"]


def test_only_the_first_reports_are_held_under_a_number():
    index = Index()
    for number in range(MOST_HOLDERS):
        assert index.add(f"r{number}", (5, 6)) == [5, 6]
    assert index.add("late", (5, 6, 7)) == [7]
    assert "late" not in index.candidates((5, 6))
    for number in range(20):
        index.add(f"s{number}", (1000 + number, 2000 + number))
    wanted = tuple(sorted(base + number for number in range(20) for base in (1000, 2000)))
    assert len(index.candidates(wanted)) == MOST_CANDIDATES
