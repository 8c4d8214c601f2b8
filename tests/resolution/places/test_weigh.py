"""Evidence adds up: each sign moves the confidence its own way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.places import PlaceKind
from onrecord.resolution.places.evidence import Evidence
from onrecord.resolution.places.weigh import weigh_evidence

TOWN = Evidence(kind=PlaceKind.TOWN, prominence=5.0)
CITY = Evidence(kind=PlaceKind.TOWN, prominence=7.0)
COUNTRY = Evidence(kind=PlaceKind.COUNTRY, prominence=10.0)

FOR = [
    {"preposition": "strong"},
    {"preposition": "weak"},
    {"noun": "town"},
    {"larger": "Syria"},
    {"part": True},
    {"words": 2},
    {"elsewhere": "place"},
    {"home": PlaceKind.PROVINCE},
]
AGAINST = [
    {"name_before": True},
    {"name_after": True},
    {"article": True},
    {"person": "title"},
    {"person": "verb"},
    {"organisation": "university"},
    {"word": True},
    {"body": True},
    {"foreign": True},
    {"elsewhere": "person"},
    {"alike": "skeleton"},
]


@pytest.mark.parametrize("sign", FOR)
def test_what_speaks_for_a_place_makes_it_surer(sign):
    assert weigh_evidence(TOWN._replace(**sign)) > weigh_evidence(TOWN)


@pytest.mark.parametrize("sign", AGAINST)
def test_what_speaks_against_a_place_makes_it_less_sure(sign):
    assert weigh_evidence(TOWN._replace(**sign)) < weigh_evidence(TOWN)


def test_a_known_place_is_one_inside_a_longer_name_too():
    sign = {"name_after": True, "article": True}
    assert weigh_evidence(CITY._replace(**sign)) > weigh_evidence(TOWN._replace(**sign))


def test_a_countrys_name_is_no_ordinary_word():
    assert weigh_evidence(COUNTRY._replace(word=True, sentence_start=True, article=True)) == weigh_evidence(COUNTRY)


def test_a_word_at_the_start_of_a_sentence_is_a_word():
    assert weigh_evidence(TOWN._replace(word=True, sentence_start=True)) < weigh_evidence(TOWN._replace(word=True))


def test_a_place_may_stand_before_a_verb_of_saying():
    led = TOWN._replace(preposition="strong")
    assert weigh_evidence(led._replace(person="verb")) == weigh_evidence(led)


def test_a_preposition_before_a_longer_name_belongs_to_all_of_it():
    led = TOWN._replace(preposition="strong", name_after=True)
    assert weigh_evidence(led) < weigh_evidence(TOWN._replace(preposition="strong"))


@given(st.floats(0, 10), st.integers(1, 6))
def test_confidence_is_a_share(prominence, words):
    assert 0.0 <= weigh_evidence(Evidence(kind=PlaceKind.TOWN, prominence=prominence, words=words)) <= 1.0
