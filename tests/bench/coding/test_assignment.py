"""The pairing with the greatest total, checked against trying all."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bench.coding.assignment import best_pairs

SIZES = st.tuples(st.integers(0, 4), st.integers(0, 5))
GRIDS = SIZES.flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 6), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def _by_trying_all(gains):
    rows, columns = len(gains), len(gains[0]) if gains else 0
    if rows > columns:
        return _by_trying_all([list(column) for column in zip(*gains, strict=True)]) if columns else 0
    return max(sum(gains[r][c] for r, c in enumerate(order)) for order in permutations(range(columns), rows))


@given(GRIDS)
def test_no_other_pairing_gains_more(gains):
    pairs = best_pairs(gains)
    assert sum(gains[row][column] for row, column in pairs) == _by_trying_all(gains)


@given(GRIDS)
def test_each_row_and_column_is_paired_once_and_only_for_a_gain(gains):
    pairs = best_pairs(gains)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gains[row][column] > 0 for row, column in pairs)


def test_the_greedy_choice_is_not_taken_where_it_costs_more():
    assert best_pairs([[3, 2], [3, 0]]) == [(0, 1), (1, 0)]
