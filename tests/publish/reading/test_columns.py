"""Wrapping: no line too wide, no word lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.reading.columns import beside, wrap
from onrecord.publish.reading.visible import show_text, text_width

WORDS = st.text(st.sampled_from("ab é名م \n"), max_size=80)


@given(WORDS, st.integers(2, 40))
def test_no_line_is_wider_than_asked(words, width):
    assert all(text_width(line) <= width for line in wrap(words, width))


@given(WORDS, st.integers(2, 40))
def test_no_letter_is_lost(words, width):
    assert "".join(wrap(words, width)).replace(" ", "") == show_text(words).replace(" ", "")


def test_lines_break_between_words():
    assert wrap("one two three", 7) == ["one two", "three"]


def test_a_word_longer_than_the_line_is_cut():
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]
    assert wrap("名名", 1) == ["名", "名"]


def texts(lines):
    return ["".join(run.text for run in line) for line in lines]


def test_text_stands_beside_its_label_and_its_further_lines_under_it():
    text = "a few words that do not fit"
    assert texts(beside("  When", text, 8, 30)) == ["  When  a few words that do", "        not fit"]


def test_a_label_longer_than_its_column_takes_a_line_of_its_own():
    assert texts(beside("  Label too long", "x", 4, 40)) == ["  Label too long", "    x"]


def test_an_empty_text_keeps_its_label():
    assert texts(beside("When", "", 6, 40)) == ["When  "]
