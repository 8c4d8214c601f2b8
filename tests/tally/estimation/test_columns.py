"""Which columns are lists, which is the count, what parts people."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.tally.estimation.columns import Line, columns_of


def lines(headings, *rows):
    return [Line(number, dict(zip(headings, row.split(), strict=True))) for number, row in enumerate(rows, 2)]


def columns(headings, *rows, by=()):
    headings = headings.split()
    return columns_of("deaths.csv", headings, lines(headings, *rows), by)


def test_lists_are_the_columns_of_0_and_1_and_the_count_is_named():
    found = columns("A B sex Count", "1 0 f 3", "0 1 m 4")
    assert (found.lists, found.others, found.count) == (("A", "B"), ("sex",), "Count")
    assert columns("A B", "1 0").count is None


def test_a_column_that_people_are_parted_by_is_no_list():
    found = columns("A B child", "1 0 1", "0 1 0", by=["child"])
    assert (found.lists, found.by) == (("A", "B"), ("child",))


def test_a_list_with_a_mistake_in_it_is_still_a_list():
    assert columns("A B", "1 0", "2 1", "0 1").lists == ("A", "B")


@pytest.mark.parametrize(
    ("headings", "rows", "by", "message"),
    [
        ("A A", ["1 0"], (), "two columns 'A'"),
        ("A B", ["1 0"], ("sex",), "expected a column of deaths.csv: A, B"),
        ("sex count", ["f 3"], (), "found 0 columns of 0 and 1"),
        (" ".join("ABCDEFGHIJKLM"), [" ".join("1" * 13)], (), "found 13 columns of 0 and 1: A, B"),
    ],
)
def test_columns_that_cannot_be_used_are_told(headings, rows, by, message):
    with pytest.raises(BadOption, match=message):
        columns(headings, *rows, by=by)
