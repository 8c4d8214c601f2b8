from __future__ import annotations

import pytest

from tests.coding.told import called, cases, counts, incident, victim

NAMES = ["Musa Adam", "Halima Ishaq", "Ibrahim Yahya"]
LISTS = [
    ("Musa Adam, 34, Halima Ishaq, 9, and Ibrahim Yahya, 61, were killed near Gao.",),
    ("Musa Adam, Halima Ishaq and Ibrahim Yahya were abducted on 3 May.",),
    ("Those killed were identified as Musa Adam, 34, Halima Ishaq, 9, and Ibrahim Yahya, 61.",),
    ("Gunmen killed Musa Adam, 34, Halima Ishaq, 9, and Ibrahim Yahya, 61.",),
    ("Killed: Musa Adam, 34; Halima Ishaq, 9; Ibrahim Yahya, 61.",),
    ("The following were killed in Gao:\n\n1. Musa Adam, 34\n\n2. Halima Ishaq, 9\n\n3. Ibrahim Yahya, 61",),
    ("People killed in Gao:\n\n- Musa Adam, 34\n\n- Halima Ishaq, 9\n\n- Ibrahim Yahya, 61",),
    ("The dead were Musa Adam, 34, Halima Ishaq, 9, and Ibrahim Yahya, 61.",),
]
UNMET = {
    "People killed in Gao:\n\n- Musa Adam, 34\n\n- Halima Ishaq, 9\n\n- Ibrahim Yahya, 61": "so are `people`",
    "The dead were Musa Adam, 34, Halima Ishaq, 9, and Ibrahim Yahya, 61.": "`the dead` are counted beside their names",
}


@pytest.mark.parametrize("text", cases(LISTS, UNMET))
def test_everybody_on_a_list_of_names_is_a_victim_once(code, text):
    found = incident(code(text))
    assert [called(each) for each in found.victims] == NAMES
    assert list(counts(found).values()) == ["3"]


def test_each_name_of_a_list_keeps_its_own_age(code):
    found = incident(code(LISTS[5][0]))
    assert [victim(found, name).age for name in NAMES] == [34, 9, 61]


def test_a_list_ends_at_another_clause(code):
    found = incident(code("Gunmen killed Musa Adam and Halima Ishaq, said Ibrahim Yahya, a neighbour."))
    assert [called(each) for each in found.victims] == ["Musa Adam", "Halima Ishaq"]


def test_who_speaks_is_on_no_list(code):
    found = incident(code("Musa Adam was killed, Halima Ishaq said."))
    assert [called(each) for each in found.victims] == ["Musa Adam"]


def test_names_of_perpetrators_are_on_no_list_of_victims(code):
    found = incident(code("Musa Adam killed Halima Ishaq and Ibrahim Yahya."))
    assert [called(each) for each in found.victims] == ["Halima Ishaq", "Ibrahim Yahya"]


def test_lines_without_a_heading_that_tells_an_act_are_no_victims(code):
    assert code("Members of the council:\n\n1. Musa Adam\n\n2. Halima Ishaq").incidents == ()


def test_a_list_belongs_to_the_last_act_told_before_it(code):
    text = (
        "Two boys were wounded in Gao on Monday.\n\nThree people were killed:\n\n1. Musa Adam, 34\n\n2. Halima Ishaq, 9"
    )
    names = [
        called(each)
        for found in code(text).incidents
        for each in found.victims
        if any(str(harm.outcome) == "killed" for harm in each.acts)
    ]
    assert {"Musa Adam", "Halima Ishaq"} <= set(names)


def test_those_on_the_lines_are_the_number_of_the_heading(code):
    text = "Three people were killed in Gao:\n\n1. Musa Adam, 34\n\n2. Halima Ishaq, 9\n\n3. Ibrahim Yahya, 61"
    assert counts(incident(code(text))) == {"killed": "3"}
