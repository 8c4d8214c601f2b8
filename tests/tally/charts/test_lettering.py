"""Lines are no wider than their room, lose no letter, and keep marks and isolates whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.charts.lettering import fit, width_of, wrap

WORDS = st.text(st.characters(exclude_categories=["C"]), max_size=120)


# What Chromium needs for these words in DejaVu Sans of 100 pixels, measured once.
@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Killed in Tarhuna", 825),
        ("12,345 (9,000 to 13,662)", 1260),
        ("WWW", 297),
        ("القتلى في ترهونة", 719),
        ("كانون الثاني/يناير", 698),
        ("سشصض", 382),
        ("ما هو موثَّق، بحسب تاريخ الحادثة. كل عمود هو مدى الأرقام الواردة في التقارير.", 3286),
        ("What is documented, by date of the incident. Each column is the range of reported figures.", 4569),
    ],
)
def test_width_is_rather_too_much_than_too_little(text, needed):
    assert needed <= width_of(text, 100) <= needed * 1.3


def test_bold_words_are_wider():
    assert width_of("abc", 10, "600") > width_of("abc", 10)


def test_marks_on_letters_take_no_room():
    assert width_of("كَتِيبَة", 10) == width_of("كتيبة", 10)


@given(WORDS, st.floats(30, 400))
def test_lines_are_no_wider_than_their_room(text, room):
    assert all(width_of(line, 12) <= room + 1e-6 for line in wrap(text, room, 12))


@given(WORDS, st.floats(30, 400))
def test_wrapping_loses_no_letter(text, room):
    assert re.sub(r"[ \t\n]", "", "".join(wrap(text, room, 12))) == re.sub(r"[ \t\n]", "", text)


def test_a_long_word_is_not_broken_between_a_letter_and_its_mark():
    assert all(line[0] == "ك" for line in wrap("كَ" * 30, 40, 12))


def test_a_space_that_does_not_break_keeps_words_together():
    assert wrap("12 (5\u00a0to\u00a020)", 70, 12) == ("12", "(5\u00a0to\u00a020)")


def test_what_is_isolated_is_isolated_on_each_line():
    lines = wrap("refused: \u2068two lists have nobody in common\u2069", 110, 12)
    assert len(lines) > 2
    assert all(line.count("\u2068") == line.count("\u2069") == 1 for line in lines)


@given(WORDS, st.integers(1, 3))
def test_what_does_not_fit_ends_in_an_ellipsis(text, most):
    lines = fit(text, 90, 12, most)
    assert len(lines) <= max(most, 1)
    assert lines == wrap(text, 90, 12) or lines[-1].endswith("…")
    assert all(width_of(line, 12) <= 90 for line in lines)


def test_no_words_are_no_line_but_a_place():
    assert wrap("", 100, 12) == ("",)
