from __future__ import annotations

import pytest

from onrecord.coding.english.mentions import Kind
from tests.coding.told import cases, length

KINDS = [
    ("A farmer was killed.", "A farmer", Kind.PERSON),
    ("Rim Nassar was killed.", "Rim Nassar", Kind.PERSON),
    ("Three farmers were killed.", "Three farmers", Kind.GROUP),
    ("The wounded were taken away.", "The wounded", Kind.GROUP),
    ("Several others were hurt.", "Several others", Kind.GROUP),
    ("The Taliban killed a man.", "The Taliban", Kind.ACTOR),
    ("The militia killed a man.", "The militia", Kind.ACTOR),
    ("Gunmen attacked Gao.", "Gao", Kind.PLACE),
    ("A rocket hit the bakery.", "the bakery", Kind.OBJECT),
    ("A rocket hit the bakery.", "A rocket", Kind.WEAPON),
    ("She was killed.", "She", Kind.PRONOUN),
    ("The idea was killed.", "The idea", Kind.OTHER),
    ("Islamic State militants killed a man.", "Islamic State militants", Kind.GROUP),
    ("Two Palestinians were killed.", "Two Palestinians", Kind.GROUP),
    ("Twelve were killed.", "Twelve", Kind.GROUP),
]


def mention_of(read, text, words):
    page = read(text).page
    (one,) = [each for each in page.entities.mentions if page.parse.span(each.start, each.end) == words]
    return one


@pytest.mark.parametrize(
    ("text", "told"), cases([(f"{words}: {text}", (text, words, kind)) for text, words, kind in KINDS], labelled=False)
)
def test_a_noun_phrase_stands_for_what_it_stands_for(read, text, told):
    sentence, words, kind = told
    assert text
    assert mention_of(read, sentence, words).kind is kind


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("At least 12 people were killed.", "At least 12 people", "12.."),
        ("Hundreds of people were killed.", "people", "200.."),
        ("The bodies of three men were found.", "three men", "3"),
        ("Farmers were killed.", "Farmers", "-"),
    ],
)
def test_a_phrase_has_the_number_before_it(read, text, words, number):
    assert length(mention_of(read, text, words).count) == number


@pytest.mark.parametrize("word", ["Nobody", "Someone", "Everybody", "Nothing"])
def test_nobody_in_particular_is_no_party(read, word):
    assert read(f"{word} was killed.").page.entities.mentions == ()


def test_a_mention_knows_its_owner(read):
    page = read("Omar killed his uncle and the brother of Karim Aziz.").page
    owners = {
        page.parse.span(each.start, each.end): page.parse.words[page.entities.mentions[each.owner].head]
        for each in page.entities.mentions
        if each.owner is not None
    }
    assert owners == {"his uncle": "his", "the brother": "Aziz"}


def test_a_definite_phrase_says_so(read):
    assert mention_of(read, "The farmer fled.", "The farmer").definite
    assert not mention_of(read, "A farmer fled.", "A farmer").definite


def test_another_three_says_they_are_more(read):
    assert mention_of(read, "Three more people were killed.", "Three more people").more


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two of the four girls in the house were killed.", {"Two of the four girls": "2"}),
        ("The blast killed two of the nine workers.", {"two of the nine workers": "2"}),
        ("Two of the girls were killed.", {"girls": "2"}),
    ],
)
def test_some_of_a_counted_group_are_harmed_and_not_all(code, text, told):
    (found,) = code(text).incidents
    assert {each.name or each.description: length(each.count) for each in found.victims} == told


def test_some_of_a_group_are_what_the_group_is(code):
    (found,) = code("Two of the four girls were killed.").incidents
    assert [str(each.sex) for each in found.victims] == ["female"]


def test_some_of_the_vehicles_are_nobody(code):
    (found,) = code(
        "Two of the three ambulances sent to the scene were hit by gunfire, wounding a paramedic."
    ).incidents
    assert [each.description for each in found.victims] == ["paramedic"]


@pytest.mark.parametrize(
    "text",
    [
        "A neighbour, Taqwa Said, who was 70, died in the shelling on Thursday.",
        "Taqwa Said died in the shelling on Thursday. She was 70.",
    ],
)
def test_a_number_that_somebody_is_is_an_age_and_no_count(code, text):
    (found,) = code(text).incidents
    (victim,) = found.victims
    assert (victim.age, length(found.counts["killed"])) == (70, "1")
