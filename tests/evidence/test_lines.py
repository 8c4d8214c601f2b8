from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence.characters import clean_line, solid
from onrecord.evidence.lines import is_item, join_lines, paragraphs
from tests.evidence.pages import PARAGRAPHS


def texts(text):
    return [line.text for line in paragraphs(text)]


@pytest.mark.parametrize("width", [50, 64, 72, 80])
def test_hard_wrapped_paragraphs_are_unwrapped(width):
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert texts(wrapped) == list(PARAGRAPHS)


def test_wrapped_paragraphs_parted_by_indents_are_parted():
    wrapped = "\n".join(textwrap.fill(paragraph, 72, initial_indent="    ") for paragraph in PARAGRAPHS)
    assert texts(wrapped) == list(PARAGRAPHS)


def test_a_word_broken_at_its_hyphen_is_whole_again():
    wrapped = (
        "The convoy of the town's aid committee had been told that the US-\n"
        "led forces would not strike this road, or any other of the town,\nand nobody had expected the shells."
    )
    assert "US-led forces" in texts(wrapped)[0]


def test_a_dash_at_the_end_of_a_line_is_not_a_hyphen():
    assert next(join_lines(["a" * 50 + " -", "then left"])).text.endswith("- then left")


def test_a_heading_above_wrapped_text_is_its_own_paragraph():
    wrapped = "THE DEAD\n" + textwrap.fill(PARAGRAPHS[1], 72)
    assert texts(wrapped) == ["THE DEAD", PARAGRAPHS[1]]


def test_a_list_in_a_wrapped_text_keeps_its_items():
    wrapped = textwrap.fill(PARAGRAPHS[0] + " " + PARAGRAPHS[1], 72) + "\n- Nadia Haroun, 37\n- Samir Nassar, 51"
    lines = list(paragraphs(wrapped))
    assert [line.text for line in lines[1:]] == ["- Nadia Haroun, 37", "- Samir Nassar, 51"]
    assert [line.item for line in lines] == [False, True, True]


def test_a_line_for_each_paragraph_stays_so():
    assert texts("\n".join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_lines_of_names_are_a_list():
    lines = list(paragraphs("Nadia Haroun, 37\nSamir Nassar, 51\nRim Aliwi, 9\nUnidentified man"))
    assert [line.text for line in lines] == ["Nadia Haroun, 37", "Samir Nassar, 51", "Rim Aliwi, 9", "Unidentified man"]
    assert all(line.item for line in lines)


def test_a_few_lines_are_no_list():
    assert not any(line.item for line in paragraphs("Four killed in market\nAid group: more may follow"))


def test_a_line_broken_by_hand_goes_on_in_a_small_letter():
    assert texts(
        "The residents of the old town said that on Tuesday\nmorning a shell had hit the market.\nNobody helped."
    ) == [
        "The residents of the old town said that on Tuesday morning a shell had hit the market.",
        "Nobody helped.",
    ]


def test_one_line_too_long_to_break_does_not_hide_the_wrapping():
    wrapped = textwrap.fill(" ".join(PARAGRAPHS * 2), 70).split("\n")
    joined = list(join_lines([*wrapped, "", "https://levantwire.example/" + "x" * 200]))
    assert len(joined) == 2


@pytest.mark.parametrize("line", ["- x", "• x", "1. x", "12) x", "(a) x", "b) x"])
def test_marks_open_items(line):
    assert is_item(line)


@pytest.mark.parametrize("line", ["x", "1990 was", "-x", "A man"])
def test_other_lines_are_no_items(line):
    assert not is_item(line)


def test_no_lines_make_no_paragraphs():
    assert texts("\n \n\t\n") == []


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"])), max_size=20))
def test_no_character_is_lost_in_joining(lines):
    joined = " ".join(texts("\n".join(lines)))
    assert solid(joined) == solid(clean_line("\n".join(lines)))
