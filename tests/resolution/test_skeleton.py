"""What a name is found by, whatever script or scheme it is written in."""

from __future__ import annotations

import pytest

from onrecord.resolution.skeleton import skeleton, skeleton_of_word

ALIKE = [
    ("Mohammed Qasem", "Muhammad Kassim", "محمد قاسم", "مُحَمَّد قاسِم"),
    ("Hussein al-Sayyid", "Husain Al Sayed", "حسين السيد"),
    ("Abd al-Rahman Omar", "Abdulrahman 'Umar", "Abdel Rahman Omar", "عبد الرحمن عمر", "عبدالرحمن عمر"),
    ("Fatima az-Zahra", "Fatimah al-Zahraa", "فاطمة الزهراء"),
    ("Khaled Ghanem", "Khalid Ghanim", "خالد غانم"),
    ("Yasser Shadi", "ياسر شادي"),
    ("Iyad Dawood", "Eyad Daoud", "إياد داود"),
    ("Oleksandr Shevchenko", "Олександр Шевченко"),
    ("Abdallah Ibrahim", "Abdullah Ebrahim", "عبدالله إبراهيم", "عبد الله ابراهيم"),
    ("Jalal Mumin", "جلال مؤمن"),
    ("Samir bin Walid", "Sameer Waleed", "سمير بن وليد"),
]


@pytest.mark.parametrize("forms", ALIKE, ids=lambda forms: forms[0])
def test_forms_of_one_name_have_one_skeleton(forms):
    assert len({skeleton(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Samir", "Amir"), ("Omar", "Ammar Nouri"), ("Nadia", "Hadia"), ("خالد", "حامد"), ("Walid", "Khalid")],
)
def test_different_names_have_different_skeletons(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("nothing", ["", "  ", "12", "—", "al", "bin"])
def test_what_is_no_name_has_none(nothing):
    assert skeleton(nothing) == ()


def test_a_doubled_letter_counts_once_and_a_repeated_one_twice():
    assert skeleton_of_word("hassan") == "hsn"
    assert skeleton_of_word("haddad") == "hdd"


def test_servant_alone_is_a_name():
    assert skeleton("Abd") == ("abd",)


def test_an_article_too_short_to_be_one_is_part_of_the_word():
    assert skeleton_of_word("الي") == "al"


@pytest.mark.parametrize(("one", "other"), [("አበበ", "ከበደ"), ("Ανδρέας", "Γιώργος"), ("伟", "丽")])
def test_names_in_a_script_without_signs_are_not_all_one(one, other):
    assert skeleton(one) == skeleton(one.lower()) != skeleton(other)
