"""What reaches a terminal is text and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.reading.visible import show_text, text_width

LETTERS_MAY = {"\u00ad", "\u061c", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f"}


@given(st.text())
def test_nothing_that_acts_is_left(words):
    shown = show_text(words)
    acting = [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Co", "Zl", "Zp")]
    assert acting == []
    assert not any(c in shown for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u001b\u009b")
    assert "\n" not in shown


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S"])))
def test_letters_signs_and_numbers_stay_as_they_are(words):
    assert show_text(words) == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\x1b]0;owned\x07", "<U+001B>]0;owned<U+0007>"),
        ("\x9b2J", "<U+009B>2J"),
        ("a\r\n\tb", "a b"),
        ("\u202eexe", "<U+202E>exe"),
        ("مُحمّد\u200d", "مُحمّد\u200d"),
        ("\ud83d", "<U+D83D>"),
    ],
)
def test_what_would_act_is_shown_as_its_number(words, shown):
    assert show_text(words) == shown


@pytest.mark.parametrize(("words", "columns"), [("", 0), ("abc", 3), ("🫶", 2), ("é", 1), ("a\u200db", 2)])
def test_width_is_counted_in_columns(words, columns):
    assert text_width(words) == columns
