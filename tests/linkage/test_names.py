"""A name has the same signs in any script, spelling and spacing, and two people's names have not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linkage.names import NameSigns, best_signs, signs_of

ALIKE = [
    ("محمد عبد الرحمن ابو اسكين", "Mohammad Abdulrahman Abuskin", "Mohammed Abdel Rahman Abu Askin"),
    ("عبدالله صالح", "Abd Allah Saleh", "Abdullah Salih"),
    ("ياسر صالح الدلو", "Yasr Saleh Aldlo", "Yasir Saleh al-Dalou"),
    ("صلاح الدين ناصر", "Salah al-Din Nasser", "Salahuddin Nasir"),
    ("د. عماد علي", "Dr. Imad Ali", "Emad Ali"),
    ("الحاج حمدان النجار", "Hajj Hamdan Al-Najjar", "Hamdan Najar"),
    ("قاسم الشامي", "Qasem al-Shami", "Kassim Ash-Shami"),
]


@pytest.mark.parametrize("forms", ALIKE, ids=lambda forms: forms[1])
def test_scripts_spellings_and_spacing_have_the_same_signs(forms):
    assert len({signs_of(form) for form in forms}) == 1


APART = [
    ("Amal Muhammad Saleh", "Amina Muhammad Saleh"),
    ("Omar Naji", "Amr Hadi"),
    ("محمد خالد حسن", "محمد خالد محمود"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_names_have_other_signs(one, other):
    assert signs_of(one) != signs_of(other)


def test_what_is_not_the_given_name_is_lineage_nearest_first():
    signs = signs_of("Amal Muhammad Jumaa Abu Swais")
    assert (signs.given, len(signs.lineage), signs.family) == ("aml", 3, signs.lineage[-1])


def test_a_kunya_before_one_name_leaves_the_given_name_open():
    assert signs_of("أم خالد النجار") == NameSigns(None, signs_of("Hana al-Najjar").lineage)
    assert not signs_of("Umm Ali")


def test_the_form_that_tells_most_is_taken():
    assert best_signs(["Hamdan", "Hamdan Ali al-Najjar"]) == signs_of("Hamdan Ali al-Najjar")
    assert not best_signs([])


@given(st.text(max_size=60))
def test_any_words_have_signs_or_none(words):
    signs = signs_of(words)
    assert all(sign for sign in signs.lineage)
    assert signs.given != ""
