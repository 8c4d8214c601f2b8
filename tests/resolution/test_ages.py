from __future__ import annotations

import pytest

from onrecord.core.values import AgeRange
from onrecord.resolution.numbers import find_ages, find_counts


def told(text, language="en"):
    return [(text[one.start : one.end], one.age, one.kind) for one in find_ages(text, language)]


@pytest.mark.parametrize(
    ("text", "words", "age"),
    [
        ("a 45-year-old man", "45-year-old", 45),
        ("A FORTY-FIVE-YEAR-OLD FARMER", "FORTY-FIVE-YEAR-OLD", 45),
        ("a 45 year old man", "45 year old", 45),
        ("Samir, aged 45, died", "aged 45", 45),
        ("she was 45 years old", "45 years old", 45),
        ("a neighbour, who was 70, died", "70", 70),
        ("She was about 45.", "about 45", 45),
        ("she was 45 years of age", "45 years of age", 45),
        ("an 18-month-old girl", "18-month-old", 1),
        ("a girl four months old", "four months old", 0),
        ("a nine-day-old baby", "nine-day-old", 0),
        ("at the age of 17 he left", "age of 17", 17),
        ("a 9yo boy", "9yo", 9),
        ("a 5 y/o boy", "5 y/o", 5),
        ("aged between 3 and 12", "aged between 3 and 12", AgeRange(3, 12)),
        ("men aged 21-30 years", "aged 21-30 years", AgeRange(21, 30)),
        ("15- to 17-year-olds", "15- to 17-year-olds", AgeRange(15, 17)),
        ("children under 5 died", "under 5", AgeRange(None, 4)),
        ("anyone under the age of five", "under the age of five", AgeRange(None, 4)),
        ("a boy below 17 years of age", "below 17 years of age", AgeRange(None, 16)),
        ("women over 60 stayed", "over 60", AgeRange(60, None)),
        ("those aged 60 and over", "aged 60 and over", AgeRange(60, None)),
        ("those aged 15 and under", "aged 15 and under", AgeRange(None, 15)),
        ("older than 70", "older than 70", AgeRange(70, None)),
    ],
)
def test_an_age_in_words_is_stated(text, words, age):
    assert told(text) == [(words, age, "stated")]
    assert find_counts(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "age"),
    [
        ("a man in his 20s", "in his 20s", AgeRange(20, 29)),
        ("in her late thirties", "in her late thirties", AgeRange(37, 39)),
        ("in their early 40s", "in their early 40s", AgeRange(40, 43)),
        ("in his mid-fifties", "in his mid-fifties", AgeRange(54, 56)),
    ],
)
def test_a_decade_of_life_is_a_range(text, words, age):
    assert told(text) == [(words, age, "decade")]


def test_a_label_tells_an_age():
    assert told("Name: Rim Nassar\nAge: 45") == [("Age: 45", 45, "labelled")]


def test_each_age_of_a_list_is_told_by_itself():
    assert told("three girls aged 4, six and 9") == [
        ("aged 4", 4, "stated"),
        ("six", 6, "stated"),
        ("9", 9, "stated"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Samir Nassar, 45, was buried",
        "Samir al-Nassar, 45.",
        "SAMIR NASSAR, 45, A FARMER",
        "killed Samir Nassar, 45; nobody",
        "Samir Nassar, 45 and Rim",
    ],
)
def test_a_bare_number_after_a_name_and_a_comma_is_an_age(text):
    assert told(text)[0] == ("45", 45, "appositive")


@pytest.mark.parametrize(
    ("text", "words", "age", "kind"),
    [
        ("Unidentified man, about 60, grey jacket", "about 60", 60, "appositive"),
        ("Rim Nassar, around 50, a nurse", "around 50", 50, "appositive"),
        ("a man aged about 45", "aged about 45", 45, "stated"),
        ("about 45 years old", "about 45 years old", 45, "stated"),
    ],
)
def test_an_age_may_be_told_as_inexact(text, words, age, kind):
    (found,) = find_ages(text)
    assert (text[found.start : found.end], found.age, found.kind, found.approximate) == (words, age, kind, True)
    assert find_counts(text) == ()


def test_a_bare_number_after_a_word_for_one_person_is_an_age():
    assert told("a woman, 41, and a boy, 9, were hurt") == [("41", 41, "appositive"), ("9", 9, "appositive")]


def test_a_bare_number_in_brackets_after_a_name_is_an_age():
    assert told("Samir Nassar (45) and his son Omar (9)") == [("45", 45, "bracketed"), ("9", 9, "bracketed")]


@pytest.mark.parametrize(
    "text",
    [
        "In Homs, 45 were killed",
        "killed in Homs, 45, and in Hama, 12.",
        "On Wednesday, 45, they said",
        "Samir Nassar, 450, said",
        "Samir Nassar, 0, said",
        "a 450-year-old mosque",
        "aged 3 and 450",
        "aged from 12 to 3",
        "under the age of 0",
        "in his 00s",
        "older than 300",
        "under the age of 300",
        "those aged 300 and under",
    ],
)
def test_a_number_that_cannot_be_an_age_is_none(text):
    assert [one for one in told(text) if not isinstance(one[1], int) or one[1] not in (3, 12)] == []


def test_ages_are_found_in_spanish():
    assert told("un hombre de 45 años y Rim Nassar, 9, murieron", "es") == [
        ("de 45 años", 45, "stated"),
        ("9", 9, "appositive"),
    ]


def test_a_text_without_ages_has_none():
    assert find_ages("Twelve people were killed.") == ()
