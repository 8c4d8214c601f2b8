from __future__ import annotations

import pytest

from tests.coding.told import called, cases

LISTS = [
    ("Musa Adam was killed alongside his wife Halima Ishaq.", ["Musa Adam", "Halima Ishaq"]),
    (
        "Musa Adam, 40, was killed with his two sons, 9-year-old Yahya Musa Adam and Idris Musa Adam, in the raid.",
        ["Musa Adam", "Yahya Musa Adam", "Idris Musa Adam"],
    ),
    ("Two others were killed: 26-year-old Halima Ishaq and Ibrahim Yahya (61).", ["Halima Ishaq", "Ibrahim Yahya"]),
    (
        "Musa Adam was killed along with Halima Ishaq, who was pregnant, and Ibrahim Yahya.",
        ["Musa Adam", "Halima Ishaq", "Ibrahim Yahya"],
    ),
    (
        "Musa Adam (the brother of Salih Omar), Halima Ishaq and Ibrahim Yahya were also killed.",
        ["Musa Adam", "Halima Ishaq", "Ibrahim Yahya"],
    ),
    (
        "A shell killed Musa Adam, his wife Halima Ishaq and Musa’s cousin Ibrahim Yahya.",
        ["Musa Adam", "Halima Ishaq", "Ibrahim Yahya"],
    ),
    ("Musa Adam was killed, as were his sons, Idris Musa and Yahya Musa.", ["Musa Adam", "Idris Musa", "Yahya Musa"]),
    (
        "A shell killed Musa Adam. They mourned his cousins, Halima Ishaq and Ibrahim Yahya.",
        ["Musa Adam", "Halima Ishaq", "Ibrahim Yahya"],
    ),
    ("According to Salih Omar, Musa Adam and Halima Ishaq were killed.", ["Musa Adam", "Halima Ishaq"]),
    (
        "A shell killed Musa Adam. Halima Ishaq and Ibrahim Yahya were also among the victims.",
        ["Musa Adam", "Halima Ishaq", "Ibrahim Yahya"],
    ),
    ("A shell killed Musa Adam, whose death was mourned by his cousin, Salih Omar.", ["Musa Adam"]),
    (
        "A number of children died in the attack. Idris Musa Adam (6), Yahya Ishaq (8) and Halima Ishaq.",
        ["Idris Musa Adam", "Yahya Ishaq", "Halima Ishaq"],
    ),
    (
        "A shell killed four people, and a cousin gave the names of the victims – Musa Adam (18), Yahya Adam (16).",
        ["Musa Adam", "Yahya Adam"],
    ),
    (
        "A shell killed Musa Adam. Salih Omar mourned the loss of Yahya Adam and Halima Ishaq.",
        ["Musa Adam", "Yahya Adam", "Halima Ishaq"],
    ),
    (
        "Ibrahim Yahya was killed, with Musa and Halima’s daughters, Idris Musa and Yahya Musa.",
        ["Ibrahim Yahya", "Idris Musa", "Yahya Musa"],
    ),
    (
        "A shell killed Musa Adam, his daughter-in-law Halima Ishaq and Ibrahim Yahya.",
        ["Musa Adam", "Halima Ishaq", "Ibrahim Yahya"],
    ),
    ("Musa Adam was killed, as was their sibling 18-year-old Idris Adam.", ["Musa Adam", "Idris Adam"]),
    (
        "Two others, Musa Adam and Halima Ishaq, whose ages are not known, were also killed.",
        ["Musa Adam", "Halima Ishaq"],
    ),
    (
        "Relatives of Salih Omar also killed consisted of Ibrahim Yahya and his son Idris Yahya.",
        ["Ibrahim Yahya", "Idris Yahya"],
    ),
    (
        "A shell killed Musa Adam, the wife of his cousin, Salih Omar, and Halima Ishaq.",
        ["Musa Adam", "Halima Ishaq"],
    ),
    ("A shell killed Musa Adam and Salih Omar Haddad “Abu Zaid.”", ["Musa Adam", "Salih Omar Haddad"]),
    ("Musa Adam was killed near the house of Ibrahim Yahya.", ["Musa Adam"]),
    ("Musa Adam was killed, and Ibrahim Yahya mourned him.", ["Musa Adam"]),
    ("Salih Omar, the uncle of Musa Adam, who was killed, wept.", ["Musa Adam"]),
]


@pytest.mark.parametrize(("text", "names"), cases(LISTS))
def test_a_list_holds_those_harmed_and_no_others(code, text, names):
    victims = [each for found in code(text).incidents for each in found.victims]
    assert [called(each) for each in victims if each.name] == names


def test_those_of_another_harm_are_on_a_list_of_their_own(code):
    coding = code("The shell killed Musa Adam and Halima Ishaq and wounded Ibrahim Yahya and Salih Omar.")
    dead = {
        called(each)
        for found in coding.incidents
        for each in found.victims
        if any(str(harm.outcome) == "killed" for harm in each.acts)
    }
    assert dead == {"Musa Adam", "Halima Ishaq"}


def test_a_bare_list_of_the_injured_holds_no_dead(code):
    coding = code("A shell killed Musa Adam on Friday. Injured: Idris Adam (18), Yahya Adam (16).")
    dead = [
        called(each)
        for found in coding.incidents
        for each in found.victims
        if any(str(harm.outcome) == "killed" for harm in each.acts)
    ]
    assert dead == ["Musa Adam"]
