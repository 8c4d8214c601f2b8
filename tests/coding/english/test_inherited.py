from __future__ import annotations

import pytest

from tests.coding.told import called, cases, claims_on

TOLD = [
    ("Omar Karim Haddad, his wife Hana, and their children Sami and Lina were killed.", "Lina", "Omar Karim Haddad"),
    ("A shell killed Omar Karim Haddad and his daughter Lina.", "Lina", "Omar Karim Haddad"),
    (
        "Hana Aziz was killed with her husband Omar Karim Haddad and her daughter Lina.",
        "Lina",
        "Omar Karim Haddad",
    ),
    (
        "Omar Karim Haddad, his sons Yusuf Omar Haddad and Sami, and his daughter Lina were killed.",
        "Lina",
        "Omar Karim Haddad",
    ),
    ("A shell killed Yusuf Omar Haddad and his sister Lina.", "Lina", "Omar Haddad"),
    (
        "Omar Karim Haddad was killed. Omar and Hana’s daughters – Lina and Dina – were killed.",
        "Lina",
        "Omar Karim Haddad",
    ),
]
UNTOLD = [
    ("Omar Karim Haddad and his wife Lina were killed.", "Lina"),
    ("Omar Karim Haddad, who had three sons, was killed. Lina was killed too.", "Lina"),
    ("Hana Aziz and her daughter Lina were killed.", "Lina"),
    ("Omar Karim Haddad was killed with his wife Hana Aziz and three children of Omar and Hana.", "Hana Aziz"),
    ("Omar Karim Haddad, his children, and Lina Aziz were killed.", "Lina Aziz"),
]


def forms_of(coding, name):
    return [
        form.text for found in coding.incidents for each in found.victims if called(each) == name for form in each.names
    ]


@pytest.mark.parametrize(("text", "name", "handed"), cases(TOLD))
def test_a_child_told_by_a_given_name_has_the_inherited_name_as_a_further_form(code, text, name, handed):
    assert forms_of(code(text), name) == [f"{name} {handed}"]


@pytest.mark.parametrize(("text", "name"), cases(UNTOLD))
def test_without_words_for_whose_child_nothing_is_inherited(code, text, name):
    assert not [each for each in code(text).claims if "inherited" in (each.inferred_by or "")], name


def test_an_inherited_form_names_its_rule_and_quotes_child_word_and_father(code):
    coding = code("A shell killed Omar Karim Haddad and his daughter Lina.")
    (claim,) = [each for each in coding.claims if each.value == "Lina Omar Karim Haddad"]
    assert claim.inferred_by is not None
    assert "inherited from the father" in claim.inferred_by
    assert claim.property == "names"
    assert [quote.text for quote in claim.quotes] == ["Lina", "his daughter", "Omar Karim Haddad"]
    assert all(each.value != claim.value for each in claims_on(coding, claim.subject, "name"))
