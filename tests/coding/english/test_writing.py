from __future__ import annotations

import pytest

from onrecord.core.values import AgeRange, Count
from onrecord.core.vocabulary import AgeGroup, PartyKind, Sex
from tests.coding.told import cases, claims_on, incident, words_of

KINDS = [
    ("Omar Saleh was killed.", PartyKind.PERSON),
    ("A farmer was killed.", PartyKind.PERSON),
    ("Three farmers were killed.", PartyKind.GROUP),
    ("Farmers were killed.", PartyKind.GROUP),
]


@pytest.mark.parametrize(("sentence", "kind"), cases(KINDS))
def test_a_victim_is_a_person_or_a_group(code, sentence, kind):
    assert incident(code(sentence)).victims[0].kind is kind


def test_a_perpetrator_may_be_a_body(code):
    (doer,) = incident(code("The Taliban killed a farmer.")).perpetrators
    assert (doer.kind, doer.id, doer.actor) == (PartyKind.ACTOR, "a1", "Taliban")


def test_a_fighter_is_a_person_of_a_body(code):
    (doer,) = incident(code("A Taliban fighter, Karim Aziz, 30, killed a farmer.")).perpetrators
    assert (doer.kind, doer.name, doer.age, doer.actor) == (PartyKind.PERSON, "Karim Aziz", 30, "Taliban")


UNMET_AGES = {"A boy under 10 was killed.": "an age told as a bound behind a singular is not read"}
AGES = [
    ("Omar Saleh, 17, was killed.", 17, AgeGroup.CHILD),
    ("Omar Saleh, 18, was killed.", 18, AgeGroup.ADULT),
    ("A man in his forties was killed.", AgeRange(40, 49), AgeGroup.ADULT),
    ("A boy under 10 was killed.", AgeRange(None, 9), AgeGroup.CHILD),
    ("A child was killed.", None, AgeGroup.CHILD),
    ("A person was killed.", None, None),
    ("A girl aged between 9 and 12 was killed.", AgeRange(9, 12), AgeGroup.CHILD),
]


@pytest.mark.parametrize(("sentence", "age", "group"), cases(AGES, UNMET_AGES))
def test_an_age_tells_the_age_group(code, sentence, age, group):
    (one,) = incident(code(sentence)).victims
    assert (one.age, one.age_group) == (age, group)


def test_an_age_group_by_rule_names_the_rule_and_quotes_the_age(code):
    (claim,) = claims_on(code("Omar Saleh, 17, was killed."), "p1", "age_group")
    assert claim.inferred_by == "adult from 18, SDG 16.1.2"
    assert [quote.text for quote in claim.quotes] == ["17"]


WORKERS = [
    ("A farmer was killed.", AgeGroup.ADULT),
    ("Four pupils were killed.", None),
    ("A student was killed.", None),
    ("A student journalist was killed.", None),
    ("Two apprentice carpenters were killed.", None),
    ("A young shepherd was killed.", None),
    ("Omar Saleh, a trainee, was killed.", None),
    ("Three schoolchildren were killed.", AgeGroup.CHILD),
    ("Five child soldiers were killed.", AgeGroup.CHILD),
    ("A university student was killed.", AgeGroup.ADULT),
]


@pytest.mark.parametrize(("sentence", "group"), cases(WORKERS))
def test_work_that_children_do_too_tells_no_age(code, sentence, group):
    (one,) = incident(code(sentence)).victims
    assert one.age_group is group


SEXES = [
    ("A woman was killed.", Sex.FEMALE, None),
    ("Mr Okoro was killed.", Sex.MALE, None),
    ("Fatima Saleh was killed.", Sex.FEMALE, "sex commonly borne by the given name"),
    ("A farmer was killed.", None, None),
    ("A farmer was killed. She was 40.", Sex.FEMALE, None),
]


@pytest.mark.parametrize(("sentence", "sex", "rule"), cases(SEXES))
def test_a_sex_is_told_or_concluded_from_the_given_name(code, sentence, sex, rule):
    coding = code(sentence)
    assert incident(coding).victims[0].sex is sex
    assert [claim.inferred_by for claim in claims_on(coding, "p1", "sex")] == ([] if sex is None else [rule])


def test_a_bare_plural_is_at_least_two_by_rule(code):
    coding = code("Farmers were killed.")
    assert incident(coding).victims[0].count == Count(2, None, None)
    (claim,) = claims_on(coding, "p1", "count.low")
    assert claim.inferred_by == "a plural without a number is at least two"


def test_a_name_quotes_every_place_it_stands_in_full(code):
    coding = code("Nadia Haddad was shot. A friend said Nadia Haddad had been threatened. Haddad was 45.")
    assert words_of(coding, "p1", "name") == ["Nadia Haddad", "Nadia Haddad"]
    assert words_of(coding, "p1", "names") == ["Haddad"]


def test_a_description_leaves_out_what_other_fields_hold(code):
    (one,) = incident(code("A 45-year-old farmer was killed.")).victims
    assert (one.description, one.age, one.occupation) == ("farmer", 45, "farmer")


def test_a_named_person_has_no_description(code):
    assert incident(code("A farmer, Omar Saleh, was killed.")).victims[0].description is None
