"""Answers without reading."""

from __future__ import annotations

import pytest

from bench.coding.airwars_baselines import baselines, first_number, number_by_killed
from bench.coding.airwars_gold import Assessment, Person
from bench.coding.corpus import Document, make_report


def a_document(text, killed_low, points=(), killed=()):
    return Document("1", "half", make_report(text), Assessment(killed_low, None, None, None, points, None, killed))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("On May 3rd, 2024, at 4:30 am, four people were killed.", 4),
        ("A strike killed 1,200 people.", 1200),
        ("A 30-year-old was killed with twenty-one others.", 21),
        ("Nobody was hurt.", None),
    ],
)
def test_the_number_by_killed_is_no_date_time_or_age(text, number):
    assert number_by_killed(text) == number


def test_the_first_number_is_taken_from_a_sentence_that_tells_of_killing():
    assert first_number("Two houses fell. At least nine people, six of them children, were killed.") == 9
    assert first_number("Two houses fell.") is None


def test_each_baseline_is_a_share_of_the_incidents_it_can_answer():
    documents = [
        a_document("Two people were killed.", 2, ((31.5, 34.4),), (Person(frozenset(), "a"), Person(frozenset(), "b"))),
        a_document("Two people were killed.", 3, ((31.51, 34.4),)),
        a_document("Two people were killed.", None, ((33.0, 34.4), (31.5, 34.4))),
        a_document("Nobody knows.", None, ((40.0, 34.4),)),
    ]
    assert baselines(documents) == {
        "baseline_number_by_killed": 50,
        "baseline_first_number_of_sentence": 50,
        "baseline_coded_victims": 50,
        "baseline_constant_point_5km": 75,
    }
