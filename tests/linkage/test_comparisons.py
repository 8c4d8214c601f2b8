"""What a comparison came to is said in words."""

from __future__ import annotations

import pytest

from onrecord.linkage.comparisons import Comparison, Level

AGE = Comparison(
    "age",
    "age_l is null or age_r is null",
    (Level("same age", "age_l = age_r"), Level("ages a year apart", "abs(age_l - age_r) = 1")),
    "ages differ",
)


def test_levels_are_told_the_best_first():
    assert tuple(AGE.words) == ("same age", "ages a year apart", "ages differ")


@pytest.mark.parametrize(
    ("value", "words"), [(2, "same age"), (1, "ages a year apart"), (0, "ages differ"), (-1, None)]
)
def test_levels_are_numbered_from_the_last(value, words):
    assert AGE.level_in_words(value) == words


def test_a_comparison_bars_nobody_unless_it_says_so():
    assert AGE.least == 0
