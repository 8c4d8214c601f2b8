from __future__ import annotations

import pytest

from onrecord.coding.english.mentions import Kind
from onrecord.coding.english.naming import (
    actor_of,
    describe,
    fullest_name,
    main_name,
    name_mentions,
    source_name,
    told_in_full,
)
from tests.coding.told import cases

DESCRIBED = [
    ("Two women were killed.", "women"),
    ("At least 12 people were killed.", "people"),
    ("A 45-year-old farmer was killed.", "farmer"),
    ("His mother was killed.", "mother"),
    ("The three young boys were killed.", "young boys"),
    ("Nearly 40 other miners were killed.", "miners"),
    ("An alleged spy was killed.", "spy"),
]


def page_of(read, text):
    page = read(text).page
    return page, page.parse, page.entities


@pytest.mark.parametrize(("sentence", "words"), cases(DESCRIBED))
def test_the_unnamed_are_described_without_article_and_number(read, sentence, words):
    _, parse, entities = page_of(read, sentence)
    (first, *_) = [mention for mention in entities.mentions if mention.kind is not Kind.PRONOUN]
    described = describe(parse, first)
    assert described is not None
    assert described[0] == words
    assert parse.span(*described[1]) == words


def test_a_pronoun_describes_nobody(read):
    _, parse, entities = page_of(read, "She was killed.")
    assert describe(parse, entities.mentions[0]) is None


def test_a_thing_is_described_with_whose_it_is(read):
    _, parse, entities = page_of(read, "Soldiers burned the offices of the union.")
    (thing,) = [mention for mention in entities.mentions if mention.kind is Kind.OBJECT]
    described = describe(parse, thing)
    assert described is not None
    assert described[0] == "offices of the union"


def test_the_fullest_form_of_a_name_stands_first(read):
    page, parse, entities = page_of(read, "Mr Haddad was shot. Samir Yusuf Haddad, 40, died. Haddad was a clerk.")
    entity = entities.of(0)
    assert fullest_name(parse, page.knowledge, entities, entity) == "Samir Yusuf Haddad"
    named = name_mentions(parse, page.knowledge, entities, entity)
    assert named[0].head > named[1].head


MAIN = [
    ("Samir Haddad was shot. Samir Yusuf Haddad, 40, died.", "Samir Haddad"),
    ("Mr Haddad was shot. Samir Yusuf Haddad, 40, died.", "Samir Yusuf Haddad"),
    ("Haddad was shot.", "Haddad"),
]


@pytest.mark.parametrize(("text", "name"), cases(MAIN))
def test_a_person_is_called_by_the_first_form_of_more_than_one_name(read, text, name):
    page, parse, entities = page_of(read, text)
    assert main_name(parse, page.knowledge, entities, entities.of(0)) == name


def test_the_unnamed_have_no_name(read):
    page, parse, entities = page_of(read, "A farmer was killed.")
    assert fullest_name(parse, page.knowledge, entities, 0) is None


SOURCES = [
    ("Amnesty International said so.", "Amnesty International"),
    ("Samir Haddad said so.", "Samir Haddad"),
    ("A resident said so.", "unnamed resident"),
    ("Local eyewitnesses said so.", "Local eyewitnesses"),
    ("The ministry said so.", "ministry"),
    ("She said so.", None),
]


@pytest.mark.parametrize(("sentence", "name"), cases(SOURCES))
def test_a_source_is_written_by_name_or_as_unnamed(read, sentence, name):
    page, parse, entities = page_of(read, sentence)
    assert source_name(parse, page.knowledge, entities, 0) == name


MEMBERS = [
    ("Islamic State militants killed a man.", "Islamic State"),
    ("Fighters of the Taliban killed a man.", "Taliban"),
    ("Gunmen from Boko Haram killed a man.", "Boko Haram"),
    ("The Taliban killed a man.", "Taliban"),
]


@pytest.mark.parametrize(("sentence", "actor"), cases(MEMBERS))
def test_a_fighter_belongs_to_the_body_his_words_name(read, sentence, actor):
    page, parse, entities = page_of(read, sentence)
    found = actor_of(parse, page.readings, entities, 0)
    assert found is not None
    assert found[0] == actor


def test_a_farmer_belongs_to_no_body(read):
    page, parse, entities = page_of(read, "A farmer from Gao killed a man.")
    assert actor_of(parse, page.readings, entities, 0) is None


FULL = [
    ("Dr Hana Salih (Umm Omar) was killed.", "Hana Salih", "Dr Hana Salih (Umm Omar)"),
    ("Hana Salih “Umm Omar” was killed.", "Hana Salih", "Hana Salih “Umm Omar”"),
    ("Hana Salih (42) was killed.", "Hana Salih", "Hana Salih"),
    ("Hana (Hanna) Salih was killed.", "Hana Salih", "Hana (Hanna) Salih"),
    ("Sheikh Hadi al-Salih Abu Omar was killed.", "Hadi al-Salih", "Sheikh Hadi al-Salih Abu Omar"),
]


@pytest.mark.parametrize(("sentence", "name", "full"), cases(FULL))
def test_a_name_is_plain_and_its_full_form_is_kept(read, sentence, name, full):
    page, parse, entities = page_of(read, sentence)
    (first, *_) = name_mentions(parse, page.knowledge, entities, entities.of(0))
    assert fullest_name(parse, page.knowledge, entities, 0) == name
    assert parse.span(*told_in_full(parse, page.knowledge, first)) == full
