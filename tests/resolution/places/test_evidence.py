"""What stands round a name is seen."""

from __future__ import annotations

import pytest

from onrecord.resolution.places import PlaceKind
from onrecord.resolution.places.evidence import Surroundings, place_of_span, read_evidence
from onrecord.resolution.places.spans import Form, find_spans, read_words
from tests.resolution.places.atlas import shipped


def around(text, **options):
    words = read_words(text, **options)
    spans = list(find_spans(text, words, shipped(), **options))
    return Surroundings.of(text, words, spans, shipped(), options.get("upper_case", False))


def evidence(text, name, **options):
    seen = around(text, **options)
    number = next(number for number, span in enumerate(seen.spans) if span.text == name)
    return read_evidence(seen.spans[number], number, seen)


@pytest.mark.parametrize(
    ("text", "name", "preposition", "noun", "noun_first"),
    [
        ("killed in Homs", "Homs", "strong", None, False),
        ("fled to Homs", "Homs", "weak", None, False),
        ("in the northern Syrian town of Homs", "Homs", "strong", "town", True),
        ("in Homs province", "Homs", "strong", "province", False),
        ("State of Homs", "Homs", None, "state", True),
        ("near Homs airport", "Homs", "strong", "airport", False),
        ("the town, Homs", "Homs", None, None, False),
        ("people of Homs", "Homs", "weak", None, False),
        ("State Homs", "Homs", None, None, False),
        ("in Metcalfe County", "Metcalfe County", "strong", "county", False),
        ("of Homs", "Homs", "weak", None, False),
        ("في بلدة سراقب", "سراقب", "strong", "بلدة", True),
        ("Homs", "Homs", None, None, False),
    ],
)
def test_what_leads_to_a_name_is_read(text, name, preposition, noun, noun_first):
    found = evidence(text, name)
    assert (found.preposition, found.noun, found.noun_first) == (preposition, noun, noun_first)


def test_an_article_is_seen_unless_it_belongs_to_a_noun():
    assert evidence("in the Homs market", "Homs").article
    assert not evidence("in the town of Homs", "Homs").article


def test_a_larger_place_beside_a_name_is_seen_from_both():
    found = evidence("in Apopa, San Salvador, today", "Apopa")
    assert (found.larger, found.part) == ("San Salvador", False)
    assert evidence("in Apopa, San Salvador, today", "San Salvador").part
    assert evidence("in Idlib (Syria)", "Idlib").larger == "Syria"
    assert evidence("in Idlib, Homs", "Idlib").larger is None
    assert evidence("in Idlib, Syrian", "Idlib").larger is None


@pytest.mark.parametrize(
    ("text", "name", "before", "after"),
    [
        ("Bashar Homs fled", "Homs", True, False),
        ("Homs Bashar fled", "Homs", False, True),
        ("In Homs", "Homs", False, False),
        ("Northern Homs", "Homs", False, False),
        ("Syrian Saraqib Governorate", "Saraqib", False, False),
        ("Police Homs", "Homs", False, False),
        ("He said. Police Homs", "Homs", False, False),
        ("from Union of Homs", "Union", False, True),
    ],
)
def test_a_longer_name_is_seen(text, name, before, after):
    found = evidence(text, name)
    assert (found.name_before, found.name_after) == (before, after)


@pytest.mark.parametrize(
    ("text", "name", "person"),
    [
        ("Gen. Paris left", "Paris", "title"),
        ("President Paris left", "Paris", "title"),
        ("J. Paris left", "Paris", "initial"),
        ("a Camden left", "Camden", "surname"),
        ("Paris said so", "Paris", "verb"),
        ("Martin Paris left", "Paris", "given name before"),
        ("Paris Darwish, 45, left", "Paris", "age"),
        ("Paris (45) left", "Paris", "age"),
        ("Paris, aged 45", "Paris", "age"),
        ("Martin left", "Martin", "given name"),
        ("Apopa, 12 km off", "Apopa", None),
        ("San Martin left", "San Martin", None),
    ],
)
def test_why_a_name_may_be_somebodys_is_told(text, name, person):
    assert evidence(text, name).person == person


def test_streets_and_bodies_are_seen():
    assert evidence("at Homs University", "Homs").organisation == "university"
    assert evidence("in Homs Road", "Homs").organisation == "road"
    assert evidence("in Homs road", "Homs").organisation is None
    assert evidence("Hamas fired", "Hamas").body
    assert evidence("we met at the Nice cafe", "Nice").word


def test_sentence_starts_are_seen():
    assert evidence("Nice people", "Nice").sentence_start
    assert evidence("He left. “Nice people", "Nice").sentence_start
    assert not evidence("in Nice", "Nice").sentence_start


def test_in_capitals_no_word_is_a_name_for_its_capitals():
    found = evidence("GUNMEN SHOT TWO AT HOMS UNIVERSITY", "HOMS", upper_case=True)
    assert (found.name_after, found.organisation, found.person) == (False, None, None)


def test_a_city_is_less_known_by_its_other_names():
    by_own = evidence("in Ho Chi Minh City", "Ho Chi Minh City").prominence
    assert evidence("in Saigon", "Saigon").prominence < by_own
    assert evidence("in Raqqa", "Raqqa").prominence == evidence("in Raqqah", "Raqqah").prominence


def test_a_stretch_means_its_best_known_place():
    assert place_of_span("Syrians", Form.ADJECTIVE, shipped()).kind is PlaceKind.COUNTRY
    assert place_of_span("Aleppo", Form.NAME, shipped()).kind is PlaceKind.TOWN
    assert place_of_span("Kafr Alif", Form.NAME, shipped()) is None
