from __future__ import annotations

import pytest

from onrecord.tally.estimation.decomposable.graphs import decomposable_graphs
from onrecord.tally.estimation.decomposable.supports import fitting, possible, silent
from onrecord.tally.estimation.overlaps import Overlaps

LISTS = ("A", "B", "C")
NOT_A_WITH_B = frozenset({3, 7})


def names(told):
    graphs = decomposable_graphs(3)
    return {graphs.name(row, LISTS) for row in range(8) if told[row]}


def overlaps(impossible=frozenset()):
    return Overlaps(LISTS, (0,) * 8, frozenset(impossible))


def test_being_on_no_list_is_always_possible():
    assert possible(overlaps(NOT_A_WITH_B)).tolist() == [True, True, True, False, True, True, True, False]


def test_every_graph_fits_where_everything_is_possible():
    assert fitting(decomposable_graphs(3), overlaps()).all()


def test_lists_that_cannot_overlap_must_depend_on_each_other():
    told = fitting(decomposable_graphs(3), overlaps(NOT_A_WITH_B))
    assert names(told) == {"A+B | C", "A+B | A+C", "A+B | B+C", "A+B+C"}


def test_one_impossible_pattern_of_all_three_fits_no_pairs():
    assert names(fitting(decomposable_graphs(3), overlaps({7}))) == {"A+B+C"}


def test_only_the_complete_graph_says_nothing_where_everything_is_possible():
    graphs = decomposable_graphs(4)
    told = silent(graphs, Overlaps(("A", "B", "C", "D"), (0,) * 16))
    assert told.sum() == 1
    assert graphs.cliques(int(told.argmax())) == (15,)


@pytest.mark.parametrize("graph", ["A+B | B+C", "A+B+C"])
def test_a_list_whose_people_are_all_on_another_says_nothing_of_a_third(graph):
    """Nobody is on A and not on B: apart from A | C, no two lists of these graphs are independent."""
    told = silent(decomposable_graphs(3), overlaps({1, 5}))
    assert graph in names(told)
    assert "A+B | C" not in names(told)
