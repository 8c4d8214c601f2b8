"""What holds for every chart: it is XML that needs nothing else, says what it is, and keeps its words on the page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.values import Count
from onrecord.tally.charts.bars import Bar, Bars, draw_bars
from onrecord.tally.charts.page import Caption, Look
from onrecord.tally.charts.words import load_words
from tests.charts import CAPTION, DRAWN, EMPTY, HOSTILE, draw
from tests.drawn import desc_of, read_chart, texts_of, words_of_chart

LOOKS = [Look(language, width) for language in ("en", "ar") for width in (320, 760, 1200)]
SIZES = [(1, 5), (12, 300), (200, 40), (30, 8_000_000_000)]
EACH = pytest.mark.parametrize("name", DRAWN)
EACH_LOOK = pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.language}-{look.width}")


def within(svg):
    """Give the words that leave the picture."""
    _, _, width, height = map(float, read_chart(svg).get("viewBox").split())
    return [
        words
        for words in texts_of(svg)
        if words.left < -0.5
        or words.right > width + 0.5
        or words.baseline < words.size * 0.7
        or words.baseline > height - 3
    ]


@EACH
@EACH_LOOK
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}-of-{size[1]}")
def test_no_word_leaves_the_picture(name, look, size):
    assert within(draw(name, look, *size)) == []


@EACH
@EACH_LOOK
def test_a_chart_without_data_says_that_there_is_nothing(name, look):
    svg = EMPTY[name](look)
    assert load_words(look.language).say("nothing") in words_of_chart(svg)
    assert within(svg) == []
    assert "sha256:" in words_of_chart(svg)


@EACH
def test_the_same_chart_gives_the_same_bytes(name):
    assert draw(name, LOOKS[0]).encode() == draw(name, LOOKS[0]).encode()


@EACH
@EACH_LOOK
def test_a_chart_needs_nothing_outside_the_file(name, look):
    svg = draw(name, look)
    assert re.findall('https?:[^"]*', svg) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"url\(|href|<style|<image|@import|<foreignObject|<use", svg)


@EACH
def test_a_chart_runs_no_script_and_needs_no_inline_style(name):
    tags = {node.tag.partition("}")[2] for node in read_chart(draw(name, LOOKS[0])).iter()}
    assert tags <= {"svg", "title", "desc", "g", "text", "rect", "line", "path", "circle"}
    attributes = {key for node in read_chart(draw(name, LOOKS[0])).iter() for key in node.attrib}
    assert not any(key == "style" or key.startswith("on") for key in attributes)


@EACH
@EACH_LOOK
def test_a_screen_reader_is_told_the_title_and_the_numbers(name, look):
    root = read_chart(draw(name, look))
    title, desc = root.get("aria-labelledby").split()
    told = {node.get("id"): node.text for node in root if node.get("id")}
    assert root.get("role") == "img"
    assert root.get("lang") == look.language
    assert told[title] == "Killed in Tarhuna"
    assert re.search(r"\d", told[desc])


@EACH
@EACH_LOOK
def test_every_chart_shows_the_digest_of_its_state(name, look):
    shown = words_of_chart(draw(name, look))
    assert CAPTION.digest in shown.replace("\n", "")


@EACH
def test_arabic_charts_speak_arabic_from_right_to_left(name):
    svg = draw(name, Look("ar"))
    assert read_chart(svg).get("direction") == "rtl"
    subtitle = load_words("ar").text[f"{name}_subtitle"]
    assert subtitle.split("{what}")[0].split("،")[0][:12] in words_of_chart(svg)
    title = texts_of(svg)[0]
    assert title.right == 760 - 14


@pytest.mark.parametrize("name", ["over_time", "places", "bars", "known"])
def test_a_tally_is_said_to_be_documented_and_never_gets_a_confidence_interval(name):
    said = words_of_chart(draw(name, Look())) + desc_of(draw(name, Look()))
    assert "ocumented" in said
    assert "reported figures" in said.replace("\n", " ") or "figures reported" in said.replace("\n", " ")
    assert not re.search("confidence|95%|interval", said)


@pytest.mark.parametrize("hostile", HOSTILE[:-1])
def test_hostile_words_are_shown_as_words(hostile):
    caption = Caption(hostile, hostile, hostile)
    svg = draw_bars(Bars(caption, (Bar(hostile, Count(1, 2, 3)),)), Look(width=360))
    assert within(svg) == []
    assert "<script" not in svg
    assert not re.search("[\u202a-\u202e\x00\ufffe]", svg)
    assert all(words.text.count("\u2068") == words.text.count("\u2069") for words in texts_of(svg))


def test_two_charts_on_a_page_have_different_ids():
    ids = {read_chart(draw("bars", Look(), many)).get("aria-labelledby") for many in (1, 2, 3)}
    assert len(ids) == 3


@settings(max_examples=30, deadline=None)
@given(title=st.text(max_size=200), width=st.integers(320, 1300), language=st.sampled_from(["en", "ar"]))
def test_any_title_stays_on_the_page(title, width, language):
    caption = Caption(title, "sha256:0", title)
    assert within(draw_bars(Bars(caption, (Bar(title, Count(1, 2, 3)),)), Look(language, width))) == []
