"""Somebody new at another time or place, in a paragraph of their own, is of another incident."""

from __future__ import annotations

import pytest

from tests.coding.told import cases, harmed

ATTACK = "Gunmen shot dead a farmer, Sani Bello, in Zaria on Monday.\n\n"
APART = [
    ("On Friday a nurse was found dead in Kano.", "nurse"),
    ("In the town of Funtua, a teacher, Musa Adamu, 29, was killed.", "Musa Adamu"),
    ("The next day a trader in Zaria was stabbed to death.", "trader"),
    ("Two weeks later a trader was beaten to death.", "trader"),
    ("A pastor was abducted on Thursday.", "pastor"),
    ("Separately, a pastor was abducted.", "pastor"),
]


@pytest.mark.parametrize(("text", "who"), cases(APART))
def test_somebody_new_at_another_time_or_place_is_of_another_incident(code, text, who):
    found = [set(harmed(each)) for each in code(ATTACK + text).incidents]
    assert found == [{"Sani Bello"}, {who}]


TOGETHER = [
    ("A trader was also wounded.",),
    ("A passer-by died on Tuesday of wounds he suffered in the attack.",),
    ("Bello died in hospital.",),
    ("A woman was wounded in the same street on Monday.",),
]


@pytest.mark.parametrize("text", cases(TOGETHER))
def test_what_goes_on_with_an_incident_stays_in_it(code, text):
    assert len(code(ATTACK + text).incidents) == 1
