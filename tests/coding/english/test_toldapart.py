"""Somebody new at another time or place, in a paragraph of their own, is of another incident."""

from __future__ import annotations

import pytest

from tests.coding.told import cases, harmed, length

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
    ("A passer-by, Musa Adamu, died on Thursday of his wounds.",),
    ("Bello died in hospital.",),
    ("A woman was wounded in the same street on Monday.",),
]


@pytest.mark.parametrize("text", cases(TOGETHER))
def test_what_goes_on_with_an_incident_stays_in_it(code, text):
    assert len(code(ATTACK + text).incidents) == 1


SEVERAL = (
    "A roadside bomb killed five people on a minibus and gunmen shot dead a village elder on Saturday, in separate "
    "attacks in Faryab, officials said on Sunday."
)


def test_one_sentence_tells_several_incidents_if_it_says_so(code):
    first, second = code(SEVERAL).incidents
    assert (set(harmed(first)), set(harmed(second))) == ({"5 people"}, {"village elder"})


def test_the_day_of_a_sentence_on_several_incidents_is_of_each(code):
    assert [each.when.text for each in code(SEVERAL).incidents] == ["Saturday", "Saturday"]


def test_a_headline_over_several_incidents_joins_none_of_them(code):
    found = code(f"Five bus passengers, village elder killed in Faryab\n\n{SEVERAL}").incidents
    assert [length(each.counts["killed"]) for each in found] == ["5", "1"]


def test_a_thing_called_back_tells_which_incident_goes_on(code):
    first, second = code(
        f"{SEVERAL}\n\nThe minibus was hit at dawn near Qaisar, and eight passengers were wounded."
    ).incidents
    assert ("8 passengers" in harmed(first), "8 passengers" in harmed(second)) == (True, False)


def test_a_paragraph_goes_on_with_its_own_incident(code):
    text = (
        f"{SEVERAL}\n\nThe elder, Abdul Wakil, was gunned down in Baghlan. His guard wounded one of the two attackers."
    )
    first, second = code(text).incidents
    assert ("injured" in first.counts, "injured" in second.counts) == (False, True)
