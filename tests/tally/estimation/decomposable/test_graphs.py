from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from onrecord.tally.estimation.decomposable.graphs import decomposable_graphs


def joined(adjacent, one, other):
    return adjacent[one] >> other & 1 == 1


def has_hole(adjacent):
    """Tell whether four vertices or more make a cycle, each next to just two others of them."""
    number = len(adjacent)
    for size in range(4, number + 1):
        for chosen in combinations(range(number), size):
            mask = sum(1 << vertex for vertex in chosen)
            if all((int(adjacent[vertex]) & mask).bit_count() == 2 for vertex in chosen) and is_one(adjacent, chosen):
                return True
    return False


def is_one(adjacent, chosen):
    seen, found = {chosen[0]}, [chosen[0]]
    while found:
        vertex = found.pop()
        more = [other for other in chosen if other not in seen and joined(adjacent, vertex, other)]
        seen.update(more)
        found.extend(more)
    return len(seen) == len(chosen)


def largest_cliques(adjacent):
    number = len(adjacent)
    cliques = [
        sum(1 << vertex for vertex in chosen)
        for size in range(1, number + 1)
        for chosen in combinations(range(number), size)
        if all(joined(adjacent, one, other) for one, other in combinations(chosen, 2))
    ]
    return {clique for clique in cliques if not any(clique != other and clique & other == clique for other in cliques)}


@pytest.mark.parametrize(("number", "graphs"), [(1, 1), (2, 2), (3, 8), (4, 61), (5, 822), (6, 18_154)])
def test_there_are_as_many_graphs_as_are_known_to_be(number, graphs):
    assert len(decomposable_graphs(number)) == graphs


@pytest.mark.parametrize("number", [0, 7])
def test_graphs_on_no_list_or_on_seven_are_not_given(number):
    with pytest.raises(ValueError, match=f"not for {number}"):
        decomposable_graphs(number)


def test_no_graph_has_a_hole_and_none_that_has_not_is_missing():
    graphs = decomposable_graphs(5)
    assert not any(map(has_hole, graphs.adjacent))
    found = {tuple(row) for row in graphs.adjacent.tolist()}
    for code in range(0, 2**10, 7):
        edges = [edge for bit, edge in enumerate(combinations(range(5), 2)) if code >> bit & 1]
        row = [sum(1 << sum(edge) - vertex for edge in edges if vertex in edge) for vertex in range(5)]
        assert (tuple(row) in found) == (not has_hole(np.array(row)))


def test_powers_of_one_are_the_largest_cliques():
    graphs = decomposable_graphs(5)
    for row in range(len(graphs)):
        assert set(graphs.cliques(row)) == largest_cliques(graphs.adjacent[row])


def test_cliques_less_separators_hold_every_list_once():
    graphs = decomposable_graphs(6)
    held = np.arange(64)[:, None] >> np.arange(6) & 1
    assert (graphs.powers @ held == 1).all()
    assert (graphs.powers.sum(axis=1) == 0).all()


def test_cliques_less_separators_hold_every_edge_once():
    graphs = decomposable_graphs(5)
    for one, other in combinations(range(5), 2):
        both = np.array([mask >> one & mask >> other & 1 for mask in range(32)])
        assert (graphs.powers @ both == (graphs.adjacent[:, one] >> other & 1)).all()


def test_a_graph_is_named_by_its_cliques():
    graphs = decomposable_graphs(3)
    names = {graphs.name(row, ("A", "B", "C")) for row in range(8)}
    assert names == {
        "A | B | C", "A+B | C", "A+C | B", "A | B+C", "A+B | A+C", "A+B | B+C", "A+C | B+C", "A+B+C",
    }  # fmt: skip


def test_graphs_are_kept_and_cannot_be_changed():
    graphs = decomposable_graphs(4)
    assert decomposable_graphs(4) is graphs
    with pytest.raises(ValueError, match="read-only"):
        graphs.powers[0, 0] = 1
