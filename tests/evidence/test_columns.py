from __future__ import annotations

from dataclasses import dataclass

from onrecord.evidence.columns import in_columns


@dataclass(frozen=True)
class Row:
    """A line of a page."""

    name: str
    box: tuple[float, float, float, float]
    count: int = 6


def row(name, left, top, right, count=6):
    return Row(name, (left, top, right, top + 10), count)


def names(rows, *, from_right=False):
    return ["".join(each.name for each in column) for column in in_columns(rows, from_right=from_right)]


def two(top=100, lines=3, count=6):
    """Give the lines of two columns, as a program mixes them: left and right in turn."""
    return [
        row(name, left, top + 12 * n, left + 200, count)
        for n in range(lines)
        for name, left in ((f"l{n}", 50), (f"r{n}", 280))
    ]


def test_two_columns_are_read_one_after_the_other():
    assert names(two()) == ["l0l1l2", "r0r1r2"]
    assert names(two(), from_right=True) == ["r0r1r2", "l0l1l2"]


def test_a_headline_over_both_columns_comes_first_and_a_line_between_parts_them():
    rows = [row("H", 50, 80, 480), *two(), row("M", 50, 150, 480), *two(200, lines=2)]
    assert names(rows) == ["H", "l0l1l2", "r0r1r2", "M", "l0l1", "r0r1"]


def test_three_columns_are_parted_in_turn():
    rows = [
        row(name, left, 100 + 12 * n, left + 120)
        for n in range(3)
        for name, left in (("a", 50), ("b", 200), ("c", 350))
    ]
    assert names(rows) == ["aaa", "bbb", "ccc"]


def test_a_table_is_not_parted():
    assert names(two(count=2)) == ["l0r0l1r1l2r2"]


def test_paragraphs_one_below_the_other_are_not_columns():
    rows = [*(row("a", 50, 100 + 12 * n, 200) for n in range(3)), *(row("b", 280, 200 + 12 * n, 480) for n in range(3))]
    assert names(rows) == ["aaabbb"]


def test_a_page_of_full_lines_is_one_column():
    assert names([row("a", 50, 100 + 12 * n, 480) for n in range(6)]) == ["aaaaaa"]
    assert names([row("a", 50, 100 + 12 * n, 200 + 50 * n) for n in range(6)]) == ["aaaaaa"]
    assert names([row("a", 50, 100, 50)] * 6) == ["aaaaaa"]


def test_few_lines_or_none_are_not_parted():
    assert names([row("a", 50, 100, 200), row("b", 280, 100, 480)]) == ["ab"]
    assert names([]) == []


def test_columns_in_columns_end_at_a_depth():
    rows = [row(f"{n % 10}", 50 + 40 * n, 100 + 12 * line, 80 + 40 * n) for line in range(3) for n in range(40)]
    assert sum(map(len, in_columns(rows, from_right=False))) == len(rows)


def test_a_headline_that_begins_left_of_the_columns_makes_no_gutter_there():
    assert names([row("H", 20, 80, 480), *two()]) == ["H", "l0l1l2", "r0r1r2"]


def test_a_label_beside_the_text_is_no_column():
    rows = [row("N", 50, 112, 90), *(row("a", 200, 100 + 12 * n, 480) for n in range(6))]
    assert names(rows) == ["Naaaaaa"]
