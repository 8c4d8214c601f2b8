"""Texts are compared by words that few of them have; what a site writes on every page is left out."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linkage.texts import MOST_NAMES, MOST_WORDS, TextSigns, signs_of_texts

STORIES = [
    "The baker Hana Tawil was killed at the Old Mill on Sunday.",
    "Hana Tawil, a baker, died at the Old Mill, police said on Sunday.",
    "A bus was hit near Sarmin on Sunday.",
]


def signs(texts, days=None):
    return signs_of_texts(texts, days or [None] * len(texts))


def test_words_of_one_text_alone_bring_nobody_to_it():
    first, _, third = signs(STORIES)
    assert "hana tawil" in first.words
    assert "sarmin" not in third.words


def test_rarer_words_weigh_more_and_all_together_are_of_length_one():
    first, *_ = signs(STORIES)
    told = dict(zip(first.words, first.weights, strict=True))
    assert told["baker"] > told["sunday"]
    assert list(first.weights) == sorted(first.weights, reverse=True)
    assert math.hypot(*first.weights) == pytest.approx(1.0)


def test_names_are_two_words_that_stand_together_and_that_another_has():
    first, second, third = signs(STORIES)
    assert set(first.names) == set(second.names) == {"hana tawil", "old mill"}
    assert third.names == ()


def test_words_that_may_be_names_are_told_as_signs_in_every_script():
    latin, arabic = signs(["Shelling in Saraqib", "قصف على سراقب"])
    assert set(latin.told) & set(arabic.told)


def test_words_and_names_that_many_have_tell_no_incident():
    first, *_ = signs([f"The Daily Post of Idlib: story {n} of a baker" for n in range(40)])
    assert "baker" not in first.words
    assert first.names == ()


def test_a_line_on_pages_of_other_months_is_the_sites():
    menu = "Subscribe to the Idlib Courier"
    texts = [f"{menu}\n{story}" for story in STORIES]
    kept, *_ = signs(texts, [0, 40, 80])
    assert not any("courier" in word for word in kept.words)
    # A story that several papers print in one week is no menu; nor is a page of which no day is known.
    for days in ([0, 3, 6], [None, None, None]):
        reprinted, *_ = signs(texts, days)
        assert any("courier" in word for word in reprinted.words)


def test_what_has_no_text_has_no_signs():
    assert signs([None, ""]) == [TextSigns(), TextSigns()]


@given(st.lists(st.text("AaBb ابت\n", max_size=80), max_size=6))
def test_signs_are_bounded_and_of_length_one_or_none_whatever_the_texts(texts):
    for each in signs(texts):
        assert len(each.words) == len(each.weights) <= MOST_WORDS
        assert len(each.names) <= MOST_NAMES
        assert not each.words or math.hypot(*each.weights) == pytest.approx(1.0)
