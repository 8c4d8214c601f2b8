from __future__ import annotations

import numpy as np

from onrecord.tally.estimation.consistency import known_lists, summary
from onrecord.tally.estimation.decomposable.estimate import estimate_decomposable
from onrecord.tally.estimation.families import FamilyEstimate, Refusal
from onrecord.tally.estimation.overlaps import Overlaps
from tests.tally.estimation.populations import listed

FOUR = listed(3_000, (0.4, 0.3, 0.35, 0.3))


def decomposable(overlaps):
    return estimate_decomposable(overlaps, seed=1, draws=500)


def fixed(total):
    return lambda overlaps: FamilyEstimate("fixed", overlaps.documented, np.full(3, float(total)))


def test_the_other_lists_are_given_the_people_of_one():
    seen = []

    def remember(overlaps):
        seen.append(overlaps)
        return Refusal("none", "nothing", "something")

    overlaps = Overlaps(("A", "B", "C"), (0, 1, 2, 3, 4, 5, 6, 7))
    known = known_lists(overlaps, remember)
    assert seen[1] == Overlaps(("A", "C"), (0, 3, 6, 7))
    assert (known[1].name, known[1].size, known[1].elsewhere) == ("B", 18, 16)
    assert known[1].is_held is known[1].ratio is None


def test_what_is_impossible_stays_impossible_inside_a_list():
    seen = []

    def remember(overlaps):
        seen.append(overlaps)
        return Refusal("none", "nothing", "something")

    known_lists(Overlaps(("A", "B", "C"), (0, 1, 2, 3, 4, 5, 0, 0), frozenset({6, 7})), remember)
    assert [each.impossible for each in seen] == [{3}, {2, 3}, {2, 3}]


def test_independent_lists_are_found_from_the_others():
    known = known_lists(FOUR, decomposable)
    assert sum(each.is_held for each in known) >= 3
    assert all(0.9 < each.ratio < 1.1 for each in known)


def test_a_size_outside_the_interval_is_not_held():
    known = known_lists(FOUR, fixed(10))
    assert [each.is_held for each in known] == [False] * 4
    assert summary(known) == (
        "Of 4 lists whose size is known, the interval from the others held the size of 0; "
        "the estimate was too low for 4."
    )


def test_the_summary_says_where_no_list_could_be_tried():
    three = listed(500, (0.4, 0.3, 0.35))
    assert summary(known_lists(three, decomposable)).startswith("No list could be tried")
