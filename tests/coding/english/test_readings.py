from __future__ import annotations

import pytest

from onrecord.coding.english.readings import long_names
from onrecord.resolution.actors import ActorMention


def test_what_resolvers_find_is_laid_over_whole_tokens(read):
    page = read("On 3 March 2019 the Taliban killed at least 12 people, aged 9 to 40, in Deir ez-Zor.").page
    found, words = page.readings, page.parse.words
    assert [words[laid.first : laid.last] for laid in found.dates] == [("3", "March", "2019")]
    assert [words[laid.first : laid.last] for laid in found.counts] == [("at", "least", "12")]
    assert ["Taliban" in words[laid.first : laid.last] for laid in found.actors] == [True]
    assert [page.parse.span(laid.first, laid.last) for laid in found.places] == ["Deir ez-Zor"]
    assert len(found.ages) == 1


def test_a_place_inside_the_name_of_a_body_is_no_place(read):
    assert read("Raqqa is Being Slaughtered Silently said two men were shot.").page.readings.places == ()


def test_the_root_of_a_stretch_hangs_outside_it(read):
    page = read("He died on 3 March 2019.").page
    (laid,) = page.readings.dates
    assert page.parse.head[laid.root(page.parse)] not in range(laid.first, laid.last)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Rim Nassar, 45, died.", 45),
        ("Rim Nassar (45) died.", 45),
        ("Rim Nassar, aged 45, died.", 45),
        ("Rim Nassar, who was 45 years old, died.", 45),
        ("Rim Nassar met a man, 45.", None),
    ],
)
def test_an_age_belongs_to_the_name_it_stands_behind(read, text, age):
    page = read(text).page
    (name,) = page.readings.persons
    found = page.readings.age_near(page.parse, *name)
    assert (None if found is None else found.age) == age


def test_only_long_names_and_those_that_read_as_sentences_are_parsed_whole(coder):
    text = "Raqqa is Being Slaughtered Silently, the Taliban and the Syrian Observatory for Human Rights."
    bodies = coder.knowledge.find_bodies(text)
    assert {text[start:end] for start, end in long_names(bodies)} == {
        "Raqqa is Being Slaughtered Silently",
        "Syrian Observatory for Human Rights",
    }
    assert all(isinstance(body, ActorMention) for body in bodies)
