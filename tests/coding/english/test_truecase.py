from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.english.truecase import is_upper_case, is_word, restore_case


@given(st.text(max_size=200))
def test_every_offset_holds_in_any_text(text):
    assert len(restore_case(text)) == len(text)


@given(st.text(max_size=200))
def test_only_the_case_of_letters_changes(text):
    pairs = zip(text, restore_case(text), strict=True)
    assert all(before == after or before.lower() == after.lower() for before, after in pairs)


@given(st.text(max_size=200))
def test_restoring_the_case_twice_is_restoring_it_once(text):
    once = restore_case(text)
    assert len(restore_case(once)) == len(text)


@pytest.mark.parametrize(
    ("capitals", "restored"),
    [
        ("THE MAYOR OF CHIRILAGUA WAS SHOT.", "The mayor of Chirilagua was shot."),
        ("TWO MEN DIED. A WOMAN WAS WOUNDED.", "Two men died. A woman was wounded."),
        ("SHE WAS SHOT ON MONDAY IN JULY.", "She was shot on Monday in July."),
        ("THE GROUP [ELNP] SAID SO.", "The group [ELNP] said so."),
        ("THE UN SAID SO.", "The UN said so."),
        ("HE JOINED THE FDNG YESTERDAY.", "He joined the FDNG yesterday."),
        ("THE U.S.S.R. FLAG", "The U.S.S.R. Flag"),
        ("RAFAEL DEL ARENAL, 42", "Rafael del Arenal, 42"),
        ("THE 2D BRIGADE FIRED.", "The 2D brigade fired."),
        ("THE 14BIS BUS WAS HIT.", "The 14bis bus was hit."),
        ('HE SAID: "THEY SHOT HIM."', 'He said: "They shot him."'),
        ("IT WAS A CHILD", "It was a child"),
        ("THE MAYOR'S HOUSE", "The mayor's house"),
    ],
)
def test_words_of_the_language_are_lower_and_names_keep_a_capital(capitals, restored):
    assert restore_case(capitals) == restored


def test_a_letter_that_grows_when_lowered_stays_as_it_is():
    assert restore_case("THE TOWN OF İZMİR") == "The town of İZMİR"


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("GUNMEN SHOT THE MAYOR", True),
        ("GUNMEN SHOT Rim Nassar AT THE GATE OF HER HOUSE", True),
        ("Gunmen shot the mayor", False),
        ("UN: ISIS shot", False),
        ("AFP, AP, UPI", False),
        ("قُتل أربعة مدنيين في قصف على السوق", False),
        ("", False),
        ("12 345 678 901 234", False),
    ],
)
def test_only_a_whole_text_in_capitals_is_upper_case(text, upper):
    assert is_upper_case(text) is upper


@pytest.mark.parametrize(
    ("word", "known"), [("mayor", True), ("mayors", True), ("mayor's", True), ("mayor’s", True), ("chirilagua", False)]
)
def test_a_word_of_the_language_is_known_in_plural_and_possessive(word, known):
    assert is_word(word) is known
