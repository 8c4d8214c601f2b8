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


TOLD_LATER = [
    "Halima Ishaq and Ibrahim Yahya were also named in several posts as among those killed.",
    "Halima Ishaq (20) and Ibrahim Yahya (6) were reported as having been killed in the attack.",
    "Halima Ishaq and Ibrahim Yahya were also listed amongst the dead.",
    "Two cousins, Halima Ishaq and Ibrahim Yahya, were identified by a neighbour as victims of the strike.",
    "A neighbour posted a condolence message for Halima Ishaq and Ibrahim Yahya.",
    "The school paid tribute to Halima Ishaq and Ibrahim Yahya.",
    "Among the victims of the family, reports mentioned Halima Ishaq and Ibrahim Yahya.",
    "A neighbour identified Halima Ishaq and her son, Ibrahim Yahya, as killed in the strike.",
    "Halima Ishaq and her son, Ibrahim Yahya, were also victims of the attack.",
    "Relatives also listed Halima Ishaq (39) and her son, Ibrahim Yahya.",
    "Relatives gave the names of his wife Halima Ishaq and their son, Ibrahim Yahya.",
    "A neighbour gave the names of the victims as follows: Halima Ishaq (8) and Ibrahim Yahya.",
    "The names of the identified dead are as follows: Halima Ishaq; Ibrahim Yahya, a son of hers.",
    "At least two other members of the family were killed, Halima Ishaq (5) and Ibrahim Yahya.",
]
LIVING = [
    "A neighbour gave the names of the two injured family members: Halima Ishaq and Ibrahim Yahya.",
    "Two of the injured victims were identified as Halima Ishaq and Ibrahim Yahya.",
    "Halima Ishaq and Ibrahim Yahya were listed as injured.",
    "A neighbour identified Halima Ishaq and Ibrahim Yahya as injured.",
]


def dead(coding):
    victims = [each for found in coding.incidents for each in found.victims if each.name]
    return [called(each) for each in victims if any(str(harm.outcome) == "killed" for harm in each.acts)]


@pytest.mark.parametrize("text", TOLD_LATER)
def test_who_is_told_later_to_be_one_of_the_dead_is_a_victim(code, text):
    assert dead(code(f"A shell killed Musa Adam on Friday. {text}")) == NAMES


@pytest.mark.parametrize("text", LIVING)
def test_a_list_of_the_injured_holds_none_of_the_dead(code, text):
    assert dead(code(f"A shell killed Musa Adam on Friday. {text}")) == ["Musa Adam"]
