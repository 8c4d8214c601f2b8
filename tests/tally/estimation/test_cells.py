"""What a cell of a published table says."""

from __future__ import annotations

import pytest

from onrecord.tally.estimation.cells import bounds_of, is_mark


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("12", (12, 12)), ("0", (0, 0)), ("<5", (0, 4)), ("< 10", (0, 9)), ("1-4", (1, 4)), ("1 – 4", (1, 4)),
        ("4-1", None), ("<0", None), ("1,234", None), ("-3", None), ("2.5", None), ("", None), ("some", None),
    ],
)  # fmt: skip
def test_a_count_is_a_number_or_bounds_or_nothing(text, bounds):
    assert bounds_of(text) == bounds


def test_figures_may_be_of_any_script():
    assert is_mark("١")
    assert bounds_of("<٥") == (0, 4)


def test_a_mark_is_0_or_1_and_nothing_else():
    assert [is_mark(text) for text in ("0", "1", "2", "x", "01", "")] == [True, True, False, False, False, False]
