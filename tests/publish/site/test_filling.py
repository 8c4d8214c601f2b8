"""HTML filled in from patterns: everything is escaped but what was made here."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.reading.markup import Markup, escape_text
from onrecord.publish.site.filling import bdi, fill, joined, plain, safe


@given(st.text())
def test_text_is_escaped_as_the_reading_page_escapes_it(text):
    assert safe(text) == escape_text(text)


@given(st.text())
def test_no_text_can_open_a_tag_or_end_an_attribute(text):
    assert not set("<>\"'") & set(fill("{}", text))


def test_what_was_made_here_is_not_escaped_twice():
    assert fill("<p>{}</p>", fill("<b>{}</b>", "<")) == "<p><b>&lt;</b></p>"
    assert joined(["<", Markup("<br>")], " & ") == "&lt; &amp; <br>"


def test_words_of_unknown_direction_are_isolated():
    assert bdi("حلب") == "<bdi>حلب</bdi>"
    assert bdi("حلب", "ar") == '<bdi lang="ar">حلب</bdi>'
    assert bdi("x", '"><script>') == '<bdi lang="&quot;&gt;&lt;script&gt;">x</bdi>'


def test_a_title_has_no_controls_of_direction():
    assert plain("a\u202eb\n c") == "ab c"
