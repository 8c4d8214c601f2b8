"""Chains are drawn on one scale, and whether they agree is said in words."""

from __future__ import annotations

import pytest

from onrecord.tally.charts.chains import Chains, draw_chains
from onrecord.tally.charts.marks import ESTIMATE
from onrecord.tally.charts.page import Look
from tests.charts import CAPTION
from tests.drawn import desc_of, marks_of, texts_of, words_of_chart

CHAINS = (tuple(float(n % 7) for n in range(1000)), tuple(100.0 + n % 7 for n in range(1000)), ())


@pytest.mark.parametrize(
    ("rhat", "words"),
    [
        (1.01, "The chains agree: R-hat 1.01, not over 1.05."),
        (2.51, "The chains do not agree: R-hat 2.51, over 1.05. Nothing may be concluded from them."),
        (None, "R-hat is not known"),
    ],
)
def test_whether_chains_agree_is_said_in_words(rhat, words):
    svg = draw_chains(Chains(CAPTION, CHAINS, rhat))
    assert words in words_of_chart(svg).replace("\n", " ")
    assert desc_of(svg).startswith(words)


def test_chains_share_one_scale():
    low, high, _ = marks_of(draw_chains(Chains(CAPTION, CHAINS, 2.5)), "path", stroke=ESTIMATE)
    heights = [[float(point.split()[1]) for point in each["d"].strip("M").split("L")] for each in (low, high)]
    assert min(heights[0]) > max(heights[1])


def test_a_long_chain_is_thinned_to_what_can_be_seen():
    drawn = marks_of(draw_chains(Chains(CAPTION, CHAINS, 2.5)), "path", stroke=ESTIMATE)[0]
    assert 80 <= drawn["d"].count("L") <= 160


def test_a_chain_without_draws_keeps_its_picture():
    assert "Chain 3: no draws." in desc_of(draw_chains(Chains(CAPTION, CHAINS, 2.5)))


@pytest.mark.parametrize(("language", "order"), [("en", [1, 2, 3]), ("ar", [3, 2, 1])])
def test_pictures_follow_in_the_order_of_reading(language, order):
    svg = draw_chains(Chains(CAPTION, CHAINS, 2.5), Look(language))
    names = [words for words in texts_of(svg) if words.text.startswith(("Chain ", "السلسلة "))]
    assert [int(words.text[-1]) for words in sorted(names, key=lambda words: words.left)] == order
