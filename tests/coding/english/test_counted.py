"""Counted groups stand with the telling whose place in the sentence is theirs."""

from __future__ import annotations

import pytest

from tests.coding.told import counts, incident

PLACES = [
    ("At least 13 farmers, among them five boys, were killed and 28 were hurt.", {"killed": "13..", "injured": "28"}),
    ("At least twelve farmers, two of whom were women, were killed in Gao.", {"killed": "12.."}),
    ("A shell killed nine traders and wounded 14 in Sirte.", {"killed": "9", "injured": "14"}),
    ("The blast in Quetta caused the deaths of 12 traders, including two boys.", {"killed": "12"}),
    ("One trader was killed and at least four traders, two women and two boys, were injured in Hama.",
     {"killed": "1", "injured": "4.."}),
    ("Six miners were reportedly killed and several others were injured in Gao.", {"killed": "6", "injured": "3.."}),
    ("The strike on Taiz led to a death toll of nine.", {"killed": "9"}),
    ("The strike on Taiz resulted in between 65 and 73 farmers killed.", {"killed": "65..73"}),
    ("The strike on Taiz resulted in twelve deaths and nine injuries.", {"killed": "12", "injured": "9"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "numbers"), PLACES, ids=[sentence for sentence, _ in PLACES])
def test_a_number_belongs_to_the_telling_it_stands_beside(code, sentence, numbers):
    assert counts(incident(code(sentence))) == numbers


NOT_PEOPLE = ["The judge whom the gunmen killed was 60.", "A boy of 11, Kofi Mensah, was killed in Gao."]


@pytest.mark.parametrize("sentence", NOT_PEOPLE)
def test_an_age_counts_nobody(code, sentence):
    assert counts(incident(code(sentence))) == {"killed": "1"}


def test_what_a_headline_adds_is_not_behind_its_first_verb(code):
    found = incident(code("Two elders murdered and 34 families displaced in Tillabéri"))
    assert counts(found).get("displaced") == "34"
    assert "34" not in counts(found).get("killed", "")
