from __future__ import annotations

import math

import numpy as np
import pytest

from onrecord.tally.estimation.loglinear.hierarchies import every_hierarchy, terms_of
from onrecord.tally.estimation.loglinear.weighing import aicc_weights, bic_weights, distinct, fit_models, weigh
from tests.tally.estimation.loglinear.tables import table

COUNTS = (40, 30, 20, 25, 15, 10, 12)
ALL_PAIRS = 1 << 3 | 1 << 5 | 1 << 6


def test_a_model_costs_by_its_parameters_and_the_documented_people():
    (fitted,) = fit_models([ALL_PAIRS], table(*COUNTS))
    people, likelihood = sum(COUNTS), sum(count * math.log(count) - count for count in COUNTS)
    assert fitted.bic == pytest.approx(7 * math.log(people) - 2 * likelihood)
    assert fitted.aicc == pytest.approx(14 - 2 * likelihood + 2 * 7 * 8 / (people - 8))


def test_the_standard_error_has_the_parameters_and_the_number_itself():
    (fitted,) = fit_models([ALL_PAIRS], table(*COUNTS))
    number = fitted.total - sum(COUNTS)
    assert number == pytest.approx(40 * 30 * 25 * 12 / (20 * 15 * 10))
    variance = number + number**2 * sum(1 / count for count in COUNTS)
    assert fitted.standard_error == pytest.approx(math.sqrt(variance), rel=1e-6)


def test_models_go_by_weight_and_weights_make_one():
    weighed = weigh(every_hierarchy(3), table(*COUNTS))
    weights = bic_weights(weighed.models)
    assert len(weighed.models) == 8
    assert weights.sum() == pytest.approx(1)
    assert (np.diff(weights) <= 0).all()
    assert weighed.best is weighed.models[0]
    first, second, *_ = weighed.models
    assert weights[0] / weights[1] == pytest.approx(math.exp((second.bic - first.bic) / 2))


def test_models_that_the_counts_do_not_determine_are_left_out_and_counted():
    weighed = weigh(every_hierarchy(3), table(40, 30, 20, 25, 15, 0, 12))
    assert weighed.undetermined == 2
    assert ALL_PAIRS not in {each.model for each in weighed.models}


def test_with_few_people_aicc_weighs_what_it_can():
    models = weigh(every_hierarchy(3), table(1, 1, 1, 1, 1, 1, 1)).models
    weights = aicc_weights(models)
    assert weights.sum() == pytest.approx(1)
    assert all(weight == 0 for each, weight in zip(models, weights, strict=True) if math.isinf(each.aicc))
    large = [each for each in models if math.isinf(each.aicc)]
    assert aicc_weights(large) == pytest.approx([1 / len(large)] * len(large))


def test_lists_that_share_nobody_share_nobody_with_a_third():
    counts = [30] * 15
    for pattern in range(1, 16):
        if pattern & 3 == 3:
            counts[pattern - 1] = 0
    kept = distinct(every_hierarchy(4), table(*counts))
    assert {term for model in kept for term in terms_of(model)} == {3, 5, 6, 9, 10, 12, 13, 14}


def test_lists_that_cannot_share_anybody_have_no_term():
    kept = distinct(every_hierarchy(3), table(40, 30, 0, 25, 15, 10, 0, impossible={3, 7}))
    assert {term for model in kept for term in terms_of(model)} == {5, 6}
