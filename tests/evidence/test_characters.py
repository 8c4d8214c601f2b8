from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence.characters import clean_line, doubts, even_lines, solid, without_unseen, words


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_line_end_becomes_one_kind(end):
    assert even_lines(f"Nadia{end}Haroun") == ["Nadia", "Haroun"]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u3000", "\u2009", "\t", "  \u00a0 "])
def test_every_space_becomes_one_plain_space(space):
    assert clean_line(f"Nadia{space}Haroun") == "Nadia Haroun"


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u200f", "\u202e", "\x00", "\x1f", "\U000e0041"]
)
def test_what_prints_nothing_goes(unseen):
    assert clean_line(f"Nad{unseen}ia") == "Nadia"


def test_the_joiners_that_persian_spells_with_stay():
    assert clean_line("می\u200cگویند") == "می\u200cگویند"


def test_letters_are_not_composed_or_folded():
    decomposed = unicodedata.normalize("NFD", "Muñoz")
    assert clean_line(decomposed) == decomposed


def test_a_lone_surrogate_becomes_the_replacement_character():
    assert clean_line("a\ud800b") == "a\ufffdb"


def test_an_indent_stays_and_a_tab_counts_to_the_next_fourth_column():
    assert even_lines("a\n  b  c \n\td\n   ") == ["a", "  b c", "    d", ""]


def test_a_line_that_begins_with_something_unseen_has_no_indent():
    assert even_lines("\u00a0\u200bNadia")[0].strip() == "Nadia"


def test_lines_become_one_line():
    assert clean_line(" Four\n\n dead ") == "Four dead"


def test_controls_and_turned_letters_are_said():
    assert doubts("a\x00b") == ("1 control character was removed",)
    assert doubts("a\x00b\x1f\u202ec") == (
        "2 control characters were removed",
        "marks that turn the order of letters around were removed",
    )
    assert doubts("a\tb\n\u200f") == ()


def test_words_are_folded_and_bare():
    assert words("“Nadia HAROUN”, 37.") == ("nadia", "haroun", "37")


def test_solid_text_has_no_space():
    assert solid(" a\u00a0b\n") == "ab"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text())
def test_no_clean_line_holds_a_control_or_a_double_space(text):
    line = clean_line(text)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in line)
    assert "  " not in line


@given(st.text())
def test_no_word_is_lost_in_cleaning(text):
    assert without_unseen(solid(clean_line(text))) == solid(clean_line(text))
    assert words(clean_line("x " + text)) == words("x " + clean_line(text))
