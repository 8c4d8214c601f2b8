"""People said to be a group are its members, whatever the words that say so."""

from __future__ import annotations

import pytest

from onrecord.coding.english.members import find_members
from tests.coding.told import called, cases, counts, incident

NAMED = [
    "Gunmen abducted two teachers in Zaria. The teachers were named as Samuel Yakubu and Grace Audu.",
    "Gunmen abducted two teachers in Zaria. They were identified as Samuel Yakubu and Grace Audu.",
    "Gunmen abducted two teachers in Zaria. Police identified the teachers as Samuel Yakubu and Grace Audu.",
    "Gunmen abducted two teachers, Samuel Yakubu and Grace Audu, in Zaria.",
    "Gunmen killed two teachers in Zaria. The victims were named as Samuel Yakubu and Grace Audu.",
    "Gunmen killed two teachers in Zaria. The two teachers were Samuel Yakubu and Grace Audu.",
    "Gunmen abducted two teachers in Zaria. Samuel Yakubu, 34, and Grace Audu, 29, were led into the bush.",
    "Samuel Yakubu and Grace Audu, two teachers, were killed in Zaria.",
]


def within(found):
    """Give each victim with what it is part of."""
    names = {each.id: called(each) for each in found.victims}
    return {called(each): None if each.part_of is None else names[each.part_of] for each in found.victims}


@pytest.mark.parametrize("text", NAMED)
def test_people_named_as_a_group_are_part_of_it(code, text):
    found = incident(code(text))
    assert within(found) == {"teachers": None, "Samuel Yakubu": "teachers", "Grace Audu": "teachers"}
    assert list(counts(found).values()) == ["2"]


def test_a_group_without_a_number_counts_as_many_as_are_named(code):
    assert counts(incident(code("His daughters Noor, Rima and Hala were killed in Homs.")))["killed"] == "3"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two farmers in Gao. Samuel Yakubu, a driver, and Grace Audu, a nurse, were also killed.",
        "Gunmen killed three women in Gao. Ali Hassan, a man of 40, was also shot dead.",
        "Gunmen killed three farmers in Gao. Samuel Yakubu was shot dead in his field.",
    ],
)
def test_people_of_another_trade_or_number_are_no_part_of_a_group(code, text):
    assert set(within(incident(code(text))).values()) == {None}


NOT_SAID = [
    "The two teachers were not Samuel Yakubu and Grace Audu.",
    "The teacher was named as Samuel Yakubu.",
    "The two teachers were named as Samuel Yakubu, Grace Audu and Sani Bello.",
    "They were named as Samuel Yakubu and Grace Audu.",
]


@pytest.mark.parametrize("sentence", cases([(sentence,) for sentence in NOT_SAID]))
def test_no_group_is_made_of_people_who_are_not_said_to_be_it(read, sentence):
    reading = read(sentence)
    assert find_members(reading.page.parse, reading.page.entities.mentions) == {}
