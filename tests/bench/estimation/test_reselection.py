from __future__ import annotations

import numpy as np
import pytest

from bench.estimation.reselection import TRUTHS, Truth, hold, intervals_of
from onrecord.tally.estimation.overlaps import Overlaps


@pytest.mark.parametrize("truth", TRUTHS.values(), ids=TRUTHS.keys())
def test_every_law_gives_chances(truth):
    assert truth.chances.sum() == pytest.approx(1)
    assert (truth.chances > 0).all()


def test_two_kinds_of_people_have_the_chances_of_each():
    chances = Truth(kinds=((0.25, (0.5,) * 4), (0.75, (0.1,) * 4))).chances
    assert chances[0] == pytest.approx(0.25 * 0.5**4 + 0.75 * 0.9**4)
    assert chances[3] == pytest.approx(0.25 * 0.5**4 + 0.75 * 0.1**2 * 0.9**2)


def test_more_of_two_lists_together_makes_more_people_on_both():
    apart, together = Truth((-1.0,) * 4), Truth((-1.0,) * 4, {3: 1.0})
    assert together.chances[3] / together.chances[0] == pytest.approx(np.e * apart.chances[3] / apart.chances[0])


def test_the_interval_that_chooses_anew_holds_independent_lists_at_least_as_often():
    held = hold(TRUTHS["independent"], 600, 8, 60)
    assert held.keys() == {"percentile", "bca", "one model"}
    assert held["percentile"].share >= held["one model"].share
    assert all(each.ratio > 1 for each in held.values())


def test_intervals_begin_at_those_documented_or_above():
    overlaps = Overlaps(("a", "b", "c", "d"), (0, 30, 25, 12, 40, 11, 9, 6, 35, 8, 7, 4, 10, 5, 3, 2))
    assert all(overlaps.documented <= low < high for low, high in intervals_of(overlaps, 80).values())
