"""What is not made here is text, and text has no meaning to a browser."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.reading.markup import Markup, element, escape_text, isolate, join_markup, plain_title
from tests.hostile import PAYLOADS


class Reader(HTMLParser):
    """Collects what a parser makes of a piece of HTML."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.words = [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words.append(data)


def read(markup):
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader.tags, "".join(reader.words)


@given(st.text())
def test_text_is_text_character_for_character(words):
    tags, read_words = read(escape_text(words))
    assert tags == []
    assert len(read_words) == len(words)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])))
def test_ordinary_text_comes_back_as_it_was(words):
    assert read(element("p", words)) == ([("p", {})], words)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])))
def test_an_attribute_value_comes_back_as_it_was(words):
    assert read(element("p", title=words))[0] == [("p", {"title": words})]


@pytest.mark.parametrize("words", PAYLOADS)
def test_no_hostile_words_make_an_element_or_leave_an_attribute(words):
    assert [tag for tag, _ in read(element("p", words, isolate(words), title=words))[0]] == ["p", "bdi"]


def test_characters_a_parser_would_drop_or_merge_become_one_that_it_keeps():
    assert escape_text("a\0b\ud83dc\r\nd\x1b\x9b\te") == "a\ufffdb\ufffdc \nd\ufffd\ufffd\te"


def test_markup_is_escaped_once_and_only_if_it_is_text():
    assert element("p", "<", element("b", "<")) == "<p>&lt;<b>&lt;</b></p>"


def test_attributes_without_a_value_are_left_out_and_flags_stand_alone():
    assert element("p", hidden=True, title=None, lang=False) == "<p hidden></p>"


def test_a_void_element_has_no_end():
    assert element("br") == "<br>"


def test_what_stands_between_is_escaped_as_well():
    assert join_markup(["a", Markup("<br>")], " & ") == "a &amp; <br>"


def test_a_window_title_is_one_line_without_direction_controls():
    assert plain_title("one\n two\u202e\u2066 three") == "one two three"
