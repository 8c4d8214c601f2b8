from __future__ import annotations

import numpy as np
import pytest

from onrecord.tally.estimation.loglinear.hierarchies import (
    APART,
    designs_of,
    every_hierarchy,
    interactions,
    name_of,
    pairs,
    size_of,
    terms_of,
)

LISTS = ("morgue", "press", "court", "survey")


@pytest.mark.parametrize(("lists", "number"), [(2, 1), (3, 8), (4, 113), (5, 6893)])
def test_all_models_but_the_saturated_are_given_once(lists, number):
    models = every_hierarchy(lists)
    assert len(models) == len(set(models)) == number
    assert not any(model >> (2**lists - 1) & 1 for model in models)


def test_a_model_has_every_smaller_term_within_its_terms():
    for model in every_hierarchy(4):
        terms = set(terms_of(model))
        assert all(pair in terms for term in terms for pair in pairs(4) if term & pair == pair)


def test_terms_are_of_two_lists_or_more_and_never_of_all():
    assert interactions(3) == pairs(3) == [3, 5, 6]
    assert interactions(4) == [3, 5, 6, 9, 10, 12, 7, 11, 13, 14]


def test_a_model_is_named_by_its_largest_terms():
    model = sum(1 << term for term in (3, 5, 6, 7, 12))
    assert name_of(model, LISTS) == "morgue × press × court, court × survey"
    assert name_of(0, LISTS) == APART
    assert size_of(model, 4) == 10


def test_a_design_has_a_term_where_the_pattern_has_all_its_lists():
    (design,) = designs_of([1 << 3], 3, np.array([0, 1, 3, 7]))
    assert design.tolist() == [[1, 0, 0, 0, 0], [1, 1, 0, 0, 0], [1, 1, 1, 0, 1], [1, 1, 1, 1, 1]]
