"""Number, sex and grammar forbid whom a pronoun cannot stand for."""

from __future__ import annotations

import pytest

from tests.coding.told import cases, harmed, incident

FORBIDDEN = [
    ("who acts", "Gunmen fired at farmers, wounding two of them.", "Gunmen", "them"),
    ("all of some", "Farmers were shot. Two of them died.", "Two", "them"),
    ("the narrator", "I went home with my cousin. He was shot.", "I", "He"),
    ("one of many things", "Shells fell on the town. One hit the house of Omar Saleh. He died.", "One", "He"),
]
ALLOWED = [
    ("one of many people", "Two farmers were shot. One of them, Omar Saleh, died.", "One", "Omar Saleh"),
    ("so many", "Rebels shot three villagers. The three were taken to a clinic.", "three villagers", "The three"),
]


def same(read, text, first, second):
    page = read(text).page
    told = {page.parse.span(each.start, each.end): page.entities.of(each.id) for each in page.entities.mentions}
    return told[first] == told[second]


@pytest.mark.parametrize(("text", "first", "second"), cases(FORBIDDEN, labelled=True))
def test_nobody_is_taken_for_whom_the_grammar_forbids(read, text, first, second):
    assert not same(read, text, first, second)


@pytest.mark.parametrize(("text", "first", "second"), cases(ALLOWED, labelled=True))
def test_one_of_a_group_and_a_group_by_its_number_are_who_they_are_said_to_be(read, text, first, second):
    assert same(read, text, first, second)


def test_who_died_of_two_wounded_is_one_and_the_two_are_wounded(code):
    text = "Two traders were wounded in Zaria. One of them, Sani Bello, 40, later died."
    assert harmed(incident(code(text))) == {"2 traders": "injured", "Sani Bello": "killed"}
