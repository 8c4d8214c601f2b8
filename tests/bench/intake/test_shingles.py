from __future__ import annotations

import pytest

from bench.intake.shingles import Overlap, compare, f1


def test_a_text_is_compared_by_runs_of_four_words():
    assert compare("Four died in the market", "Four died in the old market") == Overlap(1, 2, 3)


def test_a_text_of_fewer_words_is_one_run():
    assert compare("Four died", "Four died.") == Overlap(1, 1, 1)
    assert compare("Four died", "") == Overlap(0, 1, 0)


def test_a_run_counts_as_often_as_it_is_said():
    assert compare("a b c d e a b c d", "a b c d") == Overlap(1, 6, 1)


def test_the_figure_is_that_of_the_mean_precision_and_the_mean_recall():
    pages = [Overlap(1, 2, 1), Overlap(1, 1, 2)]
    assert f1(pages) == pytest.approx(75)
    assert pages[0].f1 == pytest.approx(2 / 3)


def test_a_page_without_an_answer_costs_recall_alone():
    assert f1([Overlap(1, 1, 1), Overlap(0, 1, 0)]) == pytest.approx(200 * 0.5 / 1.5)
    assert f1([Overlap(0, 1, 0)]) == 0
    assert Overlap(0, 0, 0).f1 == 1
