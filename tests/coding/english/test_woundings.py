"""Whoever is told to be hit in a limb is wounded; a hit elsewhere leaves open what became of them."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, cases, harmed, incident

LIMBS = [
    ("A driver was shot in the knee in Zaria.", {"driver": "injured"}, "shooting"),
    ("Gunmen shot a driver in his left leg in Zaria.", {"driver": "injured"}, "shooting"),
    ("A reporter was stabbed in the arm in Zaria.", {"reporter": "injured"}, "stabbing"),
    ("A farmer was shot through both hands in Zaria.", {"farmer": "injured"}, "shooting"),
    ("Farmer shot in leg in Zaria", {"Farmer": "injured"}, "shooting"),
]


@pytest.mark.parametrize(("text", "expected", "method"), cases(LIMBS))
def test_whoever_is_hit_in_a_limb_is_injured_by_that_means(code, text, expected, method):
    found = incident(code(text))
    assert harmed(found) == expected
    assert acts(found) == {"injury": method}


OPEN = [
    ("A driver was shot in the head in Zaria.",),
    ("A driver was shot in the market of Zaria.",),
    ("A driver was shot in Zaria, the arm of the law said.",),
    ("A driver was shot in the foot of the valley.",),
    ("A driver was attacked in hand to hand fighting.",),
]


@pytest.mark.parametrize("text", cases(OPEN))
def test_where_no_limb_is_told_the_outcome_stays_open(code, text):
    assert "injury" not in acts(incident(code(text)))


CUT = [
    ("Three pupils were cut by glass in Zaria.", {"3 pupils": "injured"}),
    ("A boy was cut by flying glass in Zaria.", {"boy": "injured"}),
    ("Two women were hit by shrapnel in Zaria.", {"2 women": "injured"}),
]


@pytest.mark.parametrize(("text", "expected"), cases(CUT))
def test_whoever_is_cut_by_what_flies_about_is_injured(code, text, expected):
    found = incident(code(text))
    assert harmed(found) == expected
    assert acts(found) == {"injury": None}
