from __future__ import annotations

import pytest

from onrecord.core.vocabulary import Sex


@pytest.fixture(scope="module")
def knowledge(coder):
    return coder.knowledge


@pytest.mark.parametrize(
    ("words", "method"),
    [
        ("a rifle", "shooting"),
        ("two hand grenades", "grenade"),
        ("Molotov cocktails", "incendiary"),
        ("a home-made improvised explosive device", "ied"),
        ("a book", None),
        ("", None),
    ],
)
def test_a_weapon_implies_its_method(knowledge, words, method):
    assert knowledge.method_of(words) == method


@pytest.mark.parametrize(
    ("words", "weapon"), [("rusty knives", True), ("a car bomb", True), ("a car", False), ("", False)]
)
def test_a_phrase_that_ends_in_a_weapon_is_one(knowledge, words, weapon):
    assert knowledge.is_weapon(words) is weapon


def test_words_without_letters_describe_nobody(knowledge):
    assert knowledge.describe("123") is None
    assert knowledge.describe("a nurse").occupation is not None


def test_names_and_titles_are_known_through_one_door(knowledge):
    assert knowledge.same_person("Nadia Haddad", "Haddad")
    assert not knowledge.same_person("Nadia Haddad", "Samir Saleh")
    assert knowledge.is_plain_title("President")
    assert knowledge.sex_of_given_name("Fatima Saleh") is Sex.FEMALE
    assert knowledge.sex_of_title("Mr Saleh") is Sex.MALE
    assert knowledge.looks_like_person("Umm Khaled al-Hassan")
    assert knowledge.parse_name("Nadia Haddad").text == "Nadia Haddad"
    assert knowledge.are_inverse("mother of", "son of")


def test_countries_and_words_are_known(knowledge):
    assert knowledge.is_country("Mali")
    assert not knowledge.is_country("Haddad")
    assert knowledge.is_word("Mayor")
    assert not knowledge.is_word("Chirilagua")
