"""Docstrings are Markdown; the reference shows them as they read."""

from __future__ import annotations

import pytest

from docs.offline import loads_from_elsewhere
from docs.reference_pages import as_restructured_text


def turned(*lines: str) -> list[str]:
    text = list(lines)
    as_restructured_text(text)
    return text


def test_code_in_backticks_becomes_a_literal():
    assert turned("Give `Report`s.") == ["Give ``Report``\\ s."]


def test_emphasis_is_left_as_it_is():
    assert turned("The *key* keeps **every** letter.") == ["The *key*\\  keeps **every**\\  letter."]


@pytest.mark.parametrize(("line", "safe"), [("2 * 3", "2 \\* 3"), ("names_ end", "names\\_ end"), ("a | b", "a \\| b")])
def test_marks_that_markdown_does_not_read_are_text(line, safe):
    assert turned(line) == [safe]


def test_an_indented_block_is_shown_as_it_stands():
    assert turned("A tree.", "", "    a", "    └── `b`") == ["A tree.", "", "::", "", "        a", "        └── `b`"]


def test_columns_kept_apart_by_spaces_are_shown_as_they_stand():
    assert turned("report, title     the report", "subject           its id")[2:] == [
        "    report, title     the report",
        "    subject           its id",
    ]


def test_what_stands_below_raises_is_not_a_block():
    section = ["Raises:", "    BadOption: the ends are out of order."]
    assert turned("Read.", "", *section) == ["Read.", "", *section]


def test_an_example_is_left_alone():
    assert turned(">>> Count(12)  # `low` * 1", "Count(low=12)") == [">>> Count(12)  # `low` * 1", "Count(low=12)"]


def test_a_page_that_fetches_from_another_host_is_found(tmp_path):
    (tmp_path / "page.html").write_text(
        '<a href="https://example.org/">a link</a><script src="_static/own.js"></script>'
    )
    assert list(loads_from_elsewhere(tmp_path)) == []
    (tmp_path / "style.css").write_text("@font-face { src: url(//fonts.example.org/a.woff2) }")
    assert [path.name for path, _ in loads_from_elsewhere(tmp_path)] == ["style.css"]
