from __future__ import annotations

import tracemalloc

from onrecord.evidence.merges import Merges, Span
from onrecord.evidence.sheets import Cell


def filled(spans, *rows):
    """Give the texts of each row, a number and texts by column, after the merges filled it."""
    merges = Merges.of(spans)
    told = []
    for number, texts in rows:
        cells = {column: Cell(column, text) for column, text in texts.items()}
        merges.fill(number, cells)
        told.append({column: cell.text for column, cell in cells.items()})
    return told


def test_a_row_shows_what_its_merge_begins_with():
    rows = filled([Span(1, 3, 1)], (1, {1: "Zliten", 2: "Rim"}), (2, {2: "Karim"}), (3, {}), (4, {2: "Lina"}))
    assert rows == [{1: "Zliten", 2: "Rim"}, {1: "Zliten", 2: "Karim"}, {1: "Zliten"}, {2: "Lina"}]


def test_a_cell_of_its_own_stands():
    assert filled([Span(1, 2, 1)], (1, {1: "a"}), (2, {1: "b"})) == [{1: "a"}, {1: "b"}]


def test_a_merge_that_begins_with_nothing_or_above_all_rows_gives_nothing():
    assert filled([Span(1, 9, 1), Span(2, 9, 1)], (2, {2: "a"}), (3, {2: "b"})) == [{2: "a"}, {2: "b"}]


def test_rows_out_of_their_order_are_in_no_merge():
    rows = filled([Span(1, 9, 1)], (1, {1: "a"}), (5, {}), (5, {2: "b"}), (2, {2: "c"}), (6, {}))
    assert rows == [{1: "a"}, {1: "a"}, {2: "b"}, {2: "c"}, {1: "a"}]


def test_merges_over_a_million_rows_take_no_room():
    tracemalloc.start()
    try:
        filled([Span(1, 1_048_576, 1)], (1, {1: "a"}), (1_048_576, {}))
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()
