"""Groups of one incident told again are one group, and others are not."""

from __future__ import annotations

import pytest

from tests.coding.told import cases, counts, harmed, incident, perpetrators

AGAIN = [
    (
        "Gunmen stop bus, seize two teachers\n\nGunmen stopped a minibus near Kagarko and abducted two teachers.",
        {"2 teachers": "abducted"},
        {"Gunmen": "carried out"},
    ),
    (
        "Rebels kill nine miners in Ituri\n\nRebels armed with machetes killed nine miners in Djugu on Monday.",
        {"9 miners": "killed"},
        {"Rebels": "carried out"},
    ),
    (
        "Soldiers shot dead three farmers in Gao on Monday. Soldiers also burned down the clinic.",
        {"3 farmers": "killed"},
        {"Soldiers": "carried out"},
    ),
    (
        "Gunmen killed three teachers in Zaria. The dead were buried on Friday.",
        {"3 teachers": "killed"},
        {"Gunmen": "carried out"},
    ),
]


@pytest.mark.parametrize(("text", "victims", "doers"), cases(AGAIN))
def test_a_group_told_again_in_one_incident_is_one(code, text, victims, doers):
    found = incident(code(text))
    assert (harmed(found), perpetrators(found)) == (victims, doers)


OTHERS = [
    ("Gunmen killed two farmers in Gao. Two other farmers were killed in the raid.", 2),
    ("Gunmen killed two farmers in Gao. Two more farmers were killed in the raid.", 2),
    ("Gunmen killed two farmers in Gao. The raid also killed three farmers on the road.", 2),
    ("Turkish soldiers and Syrian soldiers were killed in Afrin.", 2),
]


@pytest.mark.parametrize(("text", "number"), cases(OTHERS))
def test_groups_said_to_be_others_stay_apart(code, text, number):
    assert len(incident(code(text)).victims) == number


def test_groups_of_one_word_in_two_places_are_two_incidents(code):
    coding = code("Two soldiers were killed in Gao on 1 May 2021. Two soldiers were killed in Kidal on 4 June 2021.")
    assert [harmed(each) for each in coding.incidents] == [{"2 soldiers": "killed"}, {"2 soldiers": "killed"}]


def test_a_group_told_again_is_counted_once(code):
    text = "Gunmen seize two nurses\n\nGunmen abducted two nurses near Zaria, police said."
    assert counts(incident(code(text))) == {"abducted": "2"}
