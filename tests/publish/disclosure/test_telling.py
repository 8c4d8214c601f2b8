"""A number is a secret where the words around it say of what."""

from __future__ import annotations

import re

import pytest

from onrecord.publish.disclosure.telling import ToldAs, tells

NINE = re.compile(r"(?<!\d)[9٩](?!\d)|\bnine\b|تسعة|تسع|nueve|neuf|дев’ят[ьи]")


def _told(text, told_as=ToldAs.AGE, sought=NINE):
    found = sought.search(text)
    assert found is not None, text
    return tells(told_as, text, found.start(), found.end())


@pytest.mark.parametrize(
    "text",
    [
        "aged 9", "aged nine,", "aged 4, 6 and 9.", "ages: 9, 11 and 14", "a 9-year-old girl", "a nine year old",
        "9 yrs old", "9 years of age", "Age: 9", "at the age of nine", "a 9yo boy", "9 y/o", "Amal, 9, was",
        "her son (9) died",
        "Amal Hasan (9)", "she was nine.", "Omar was only 9 when", "a girl of nine", "a boy of 9 years",
        "turned nine in May",
        "Amal | 9 | F", "the 9- and 11-year-old", "9, 11 and 14 years old", "between 9 and 11 years old",
        "girl, 9, and",
        "died at nine.", "9 years, killed", "Amal Hasan,9,F",
        "ابنة تسع سنوات", "٩ سنوات", "عمرها تسع", "عمره: 9", "البالغ من العمر 9 سنوات", "أمل، 9،", "أمل (9)",
        "تسعة أعوام",
        "عُمْرُها تسع سَنوات", "niña de 9 años", "nueve años de edad", "edad: 9", "âgée de neuf ans",
        "fillette de 9 ans",
        "9-річний", "дев’ять років", "віком дев’яти років", "9-ти річна",
    ],
)  # fmt: skip
def test_words_around_a_number_tell_an_age(text):
    assert _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "9 May 2013", "Thursday, 9 May", "May 9, 2013", "on 9 and 10 May", "at 9 a.m.",
        "at nine in the morning", "nine people",
        "9 shells fell", "Building 9", "Article 9", "Resolution (9)", "for nine years", "9 years ago",
        "nine years of war",
        "a nine-year siege", "Room 9,", "SDG 9.1", "16.9", "twenty-nine", "9,000 people", "9/11",
        "nine hundred", "killed 9, wounded 12",
        "Kutum: 9", "The toll was 9.", "There were nine.", "M9 highway", "in the 9 villages",
        "one of nine children", "on Thursday, 9,",
        "+249 9 12", "9% of them",
        "في 9 مايو", "٩ أيار", "قتل 9 مدنيين", "استشهاد (9) مواطنين", "منذ تسع سنوات", "قبل 9 سنوات",
        "تسع سنوات من الحرب", "الساعة 9", "رقم 9",
        "hace nueve años", "nueve años después", "9 de mayo", "il y a neuf ans", "neuf ans de guerre",
        "le 9 mai", "9 років тому", "9 травня",
    ],
)  # fmt: skip
def test_other_numbers_tell_no_age(text):
    assert not _told(text)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("9 months old", True), ("a 9-month-old baby", True), ("Amal, 9 months, and", True), ("9 months", True),
        ("for 9 months", False),
        ("عمرها 9 أشهر", True), ("قبل 9 أشهر", False), ("9 people", False),
    ],
)  # fmt: skip
def test_months_tell_the_age_of_the_youngest(text, is_told):
    assert _told(text, ToldAs.MONTHS) is is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("her ninth birthday", True), ("in her ninth year", True), ("the ninth shell", False),
        ("in the ninth year of the war", False),
        ("في التاسعة من عمرها", True), ("في عامها التاسع", True), ("الساعة التاسعة صباحا", False),
    ],
)  # fmt: skip
def test_an_ordinal_tells_an_age_by_its_birthday_or_year(text, is_told):
    assert _told(text, ToldAs.ORDER, re.compile("ninth|التاسعة|التاسع")) is is_told


def test_a_decade_tells_an_age_of_somebody():
    assert _told("in her late thirties", ToldAs.DECADE, re.compile("thirties"))
    assert not _told("since the thirties", ToldAs.DECADE, re.compile("thirties"))


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("nine people", True), ("killed 9, wounded 12", True), ("9 May", False), ("Room 9", False),
        ("9.5", False), ("9 years", False),
        ("Resolution (9)", False),
    ],
)  # fmt: skip
def test_a_count_is_no_day_and_no_reference(text, is_told):
    assert _told(text, ToldAs.COUNT) is is_told


def test_a_weekday_before_the_date_of_another_day_tells_nothing():
    thursday = re.compile("Thursday")
    assert not _told("on Thursday 4 February", ToldAs.WEEKDAY, thursday)
    assert not _told("on Thursday, February 4", ToldAs.WEEKDAY, thursday)
    assert _told("on Thursday they came", ToldAs.WEEKDAY, thursday)


def test_what_is_a_secret_as_one_thing_or_another_is_told_as_either():
    assert _told("9 months old", ToldAs.AGE | ToldAs.MONTHS)
    assert _told("aged 9", ToldAs.AGE | ToldAs.MONTHS)
    assert not _told("9 May", ToldAs.AGE | ToldAs.MONTHS)
    assert _told("9 May", ToldAs.ANYTHING)
