"""Markup in names is words, and nothing a name holds reorders what stands beside it."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.charts.markup import Svg, element, escape_text, isolate, join_svg, plain


def test_text_and_values_are_escaped_and_svg_is_not():
    made = element("text", "a < b", Svg("<g/>"), name='"x"')
    assert made == '<text name="&quot;x&quot;">a &lt; b<g/></text>'


def test_numbers_have_one_decimal_at_most_and_no_negative_zero():
    assert element("rect", x=1.25, y=-0.01, width=3.0) == '<rect x="1.2" y="0" width="3"/>'


def test_an_attribute_that_is_none_is_left_out():
    assert element("rect", stroke=None, stroke_width=2) == '<rect stroke-width="2"/>'


def test_join_escapes_text_between_as_well():
    assert join_svg(["<", Svg("<g/>")], "&") == "&lt;&amp;<g/>"


def test_isolate_takes_out_controls_that_would_end_it():
    assert isolate("\u202eA\u2069 \u2067B\n C") == "\u2068A B C\u2069"


@given(st.text())
def test_any_text_becomes_xml_that_says_it(text):
    parsed = ElementTree.fromstring(element("text", plain(text)))
    assert (parsed.text or "") == plain(text)


@given(st.text())
def test_escaping_replaces_what_xml_may_not_hold(text):
    assert ElementTree.fromstring(f"<a>{escape_text(text)}</a>") is not None
