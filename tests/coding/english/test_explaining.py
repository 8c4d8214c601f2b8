from __future__ import annotations

import pytest

from tests.coding.told import report


def explained(coder, text):
    return coder.explain(report(text))[1]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Gunmen killed a farmer.", "part of i1"),
        ("The rebels planned to kill the judge.", "set aside: planned, not told as having happened"),
        ("Soldiers did not kill the judge.", "set aside: denied, not told as having happened"),
        ("The killing was condemned.", "set aside: nobody and nothing in the victim role"),
        ("A total of 57 journalists were killed in 2022.", "set aside: a sum over time, kept as a toll"),
    ],
)
def test_every_telling_says_what_came_of_it(coder, text, outcome):
    outcomes = [decision.outcome for decision in explained(coder, text) if decision.step == "act"]
    assert outcomes == [outcome]


def test_a_decision_shows_the_words_the_rule_and_the_roles(coder):
    (decision,) = [
        each for each in explained(coder, "Three people were killed by gunmen with machetes.") if each.step == "act"
    ]
    assert decision.words is not None
    assert (decision.subject, decision.words.text) == ("i1", "killed")
    assert decision.rule == "verbs of killing; told as asserted"
    assert set(decision.considered) == {"victim: Three people", "carried out: gunmen", "means: machetes"}


def test_a_thing_hit_is_shown_as_an_object(coder):
    (decision,) = [each for each in explained(coder, "Soldiers burned down a clinic.") if each.step == "act"]
    assert "object: a clinic" in decision.considered


def test_every_join_is_shown_with_its_rule(coder):
    joins = [each for each in explained(coder, "Rim Nassar, a nurse, was shot.") if each.step == "one person"]
    assert [(each.words.text, each.rule, each.outcome) for each in joins if each.words] == [
        ("a nurse", "apposition", "the same as 'Rim Nassar'")
    ]


def test_quotes_of_decisions_stand_in_the_report(coder):
    text = "Gunmen killed a farmer, Omar Saleh, in Bouar.\n\nSaleh was 40. Police said he had been threatened."
    for decision in explained(coder, text):
        if decision.words is not None:
            assert text[decision.words.start : decision.words.end] == decision.words.text
