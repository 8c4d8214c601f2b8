from __future__ import annotations

from dataclasses import dataclass

from onrecord.evidence import pagetables
from onrecord.evidence.pagetables import find_tables


@dataclass(frozen=True)
class Printed:
    """Words of a page as a program places them: six points to a letter."""

    text: str
    box: tuple[float, float, float, float]


HEAD = (("No", 50), ("Name", 80), ("Age", 200), ("Place", 260))
ROWS = (
    (("1", 50), ("Musa Adam", 80), ("9", 200), ("Saraqib", 260)),
    (("2", 50), ("Hana", 80), ("Maarat", 260)),
    (("3", 50), ("Sami Haddad", 80), ("61", 200), ("Saraqib", 260)),
)


def line(top, *cells):
    """Give the words of one line, each cell given with its left edge."""
    words = []
    for text, left in cells:
        for word in text.split():
            words.append(Printed(word, (left, top, left + 5.5 * len(word), top + 10)))
            left += 5.5 * len(word) + 2
    return words


def a_table(*rows, top=100, step=18):
    return [word for number, row in enumerate(rows) for word in line(top + step * number, *row)]


def told(words):
    """Give the tables with the words of their cells."""
    return [
        [[" ".join(word.text for word in cell) for cell in row] for row in table.rows] for table in find_tables(words)
    ]


def test_lines_that_leave_the_same_strips_empty_are_rows():
    assert told(a_table(HEAD, *ROWS)) == [
        [
            ["No", "Name", "Age", "Place"],
            ["1", "Musa Adam", "9", "Saraqib"],
            ["2", "Hana", "", "Maarat"],
            ["3", "Sami Haddad", "61", "Saraqib"],
        ]
    ]


def test_a_table_ends_where_text_runs_over_its_strips():
    text = "The list will be updated as further names are confirmed by families"
    words = [*line(70, (text, 50)), *a_table(HEAD, *ROWS), *line(180, (text, 50)), *a_table(HEAD, *ROWS, top=300)]
    (first, second) = find_tables(words)
    assert (first.top, first.bottom) == (100, 164)
    assert (second.top, len(second.rows)) == (300, 4)


def test_a_table_ends_where_the_next_lines_are_far_off():
    assert [len(table) for table in told([*a_table(HEAD, *ROWS), *a_table(*ROWS, top=400)])] == [4, 3]


def test_what_wraps_inside_a_cell_belongs_to_its_row_where_rows_stand_further_apart():
    words = [
        *a_table(HEAD, ROWS[0]),
        *line(130, ("al-Khatib", 80)),
        *line(150, *ROWS[1]),
        *line(168, *ROWS[2]),
    ]
    (table,) = told(words)
    assert table[1] == ["1", "Musa Adam al-Khatib", "9", "Saraqib"]
    assert len(table) == 4


def test_what_wraps_inside_a_cell_belongs_to_its_row_where_all_lines_stand_alike():
    words = a_table(HEAD, ROWS[0], (("al-Khatib", 80),), ROWS[1], ROWS[2], step=12)
    (table,) = told(words)
    assert [row[1] for row in table] == ["Name", "Musa Adam al-Khatib", "Hana", "Sami Haddad"]


def test_cells_set_in_the_middle_of_their_row_belong_to_it():
    words = [
        *a_table(HEAD, ROWS[1]),
        *line(136, ("Musa Adam", 80)),
        *line(142, ("1", 50), ("9", 200), ("Saraqib", 260)),
        *line(148, ("al-Khatib", 80)),
        *line(166, *ROWS[2]),
    ]
    (table,) = told(words)
    assert table[2] == ["1", "Musa Adam al-Khatib", "9", "Saraqib"]


def test_a_heading_set_in_the_middle_of_its_row_may_begin_above_it():
    words = [
        *line(94, ("Full", 80)),
        *a_table((("No", 50), ("Age", 200), ("Place", 260)), *ROWS),
        *line(106, ("name", 80)),
    ]
    (table,) = told(words)
    assert table[0] == ["No", "Full name", "Age", "Place"]


def test_a_line_of_one_cell_below_a_table_is_not_of_it():
    (table,) = told([*a_table(HEAD, *ROWS), *line(190, ("Note", 50))])
    assert len(table) == 4


def test_too_few_rows_are_no_table():
    assert told(a_table(HEAD, ROWS[0])) == []
    assert told(a_table(HEAD, ROWS[0], (("al-Khatib", 80),), step=12)) == []
    assert told([]) == []


def test_columns_of_running_text_are_no_table():
    long = tuple(
        (text, left) for text, left in (("a man of the town", 50), ("who sold his tea", 160), ("to us all day", 270))
    )
    assert told(a_table(long, long, long, long)) == []
    narrow = tuple((text, left) for text, left in (("of the", 50), ("on his", 100), ("to all", 150)))
    assert told(a_table(narrow, narrow, narrow, narrow)) == []
    whole = tuple((text, left) for text, left in (("x" * 14, 50), ("y" * 15, 150), ("z" * 16, 250)))
    assert told(a_table(whole, whole, whole, whole)) == []


def test_rows_that_are_mostly_empty_are_no_table():
    sparse = ((("a", 50), ("b", 100), ("c", 150), ("d", 200), ("e", 250)), (("f", 50),), (("g", 100),), (("h", 150),))
    assert told(a_table(*sparse, (("i", 50), ("k", 100)))) == []


def test_two_columns_are_a_table_only_with_figures_in_one():
    people = [(("Name", 50), ("Age", 200)), *((("Musa Adam", 50), (age, 200)) for age in ("9", "34", "61"))]
    assert [len(table) for table in told(a_table(*people))] == [4]
    items = [((f"{number}.", 50), ("Musa Adam", 70)) for number in range(1, 6)]
    assert told(a_table(*items)) == []
    assert told(a_table(*people[:3])) == []


def test_a_page_of_more_lines_than_print_has_is_not_looked_through(monkeypatch):
    monkeypatch.setattr(pagetables, "MOST_LINES", 3)
    assert told(a_table(HEAD, *ROWS)) == []
