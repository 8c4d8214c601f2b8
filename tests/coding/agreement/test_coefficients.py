"""Coefficients are those that their authors published for their own examples, and hold what must always hold."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.agreement.coefficients import Alpha, Rated, cohen_kappa, fleiss_kappa, krippendorff_alpha
from onrecord.coding.agreement.fields import Level

# Krippendorff 2011, section E: four observers, twelve units, missing values.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
MANY = [tuple(value for value in unit if value is not None) for unit in zip(*OBSERVERS, strict=True)]
PUBLISHED = {Level.NOMINAL: 0.743, Level.ORDINAL: 0.815, Level.INTERVAL: 0.849, Level.RATIO: 0.797}

# Fleiss 1971, table 1: how many of six psychiatrists gave each of five diagnoses to each of thirty patients.
PATIENTS = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "
    "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)

# Cohen 1960, table 2: two judges, three categories, 200 units.
JUDGES = ((88, 10, 2), (14, 40, 6), (18, 10, 12))

units = st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=4), min_size=1, max_size=30)
pairs = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=40)


def diagnoses():
    """Give the diagnoses of each patient."""
    return [tuple(n for n, times in enumerate(map(int, each)) for _ in range(times)) for each in PATIENTS.split()]


def same(one, other):
    """Say whether two numbers are the same, or both are none."""
    return (math.isnan(one) and math.isnan(other)) or math.isclose(one, other, abs_tol=1e-9)


@pytest.mark.parametrize("level", Level)
def test_alpha_is_that_of_krippendorff_2011(level):
    assert round(krippendorff_alpha(MANY, level), 3) == PUBLISHED[level]


def test_alpha_of_two_observers_is_that_of_krippendorff_2011():
    binary = zip((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0), strict=True)
    assert round(krippendorff_alpha(binary), 3) == 0.095
    nominal = zip("aabbdcccedda", "babbbccceddd", strict=True)
    assert round(krippendorff_alpha(nominal), 3) == 0.692


@pytest.mark.parametrize("level", Level)
@given(told=units)
def test_the_order_of_coders_and_of_units_changes_nothing(level, told):
    turned = [unit[::-1] for unit in told[::-1]]
    assert same(krippendorff_alpha(told, level), krippendorff_alpha(turned, level))


@given(told=pairs)
def test_two_coders_changing_places_changes_no_kappa(told):
    assert same(cohen_kappa(told), cohen_kappa([(b, a) for a, b in told]))
    assert same(fleiss_kappa(told), fleiss_kappa([(b, a) for a, b in told]))


@pytest.mark.parametrize("level", Level)
@given(values=st.lists(st.integers(0, 6), min_size=2, max_size=20))
def test_full_agreement_is_one_unless_nothing_varies(level, values):
    alpha = krippendorff_alpha([(value, value) for value in values], level)
    assert math.isnan(alpha) if len(set(values)) == 1 else math.isclose(alpha, 1.0)


@given(values=st.lists(st.integers(0, 6), min_size=2, max_size=20))
def test_full_agreement_of_kappa_is_one_unless_nothing_varies(values):
    for kappa in (cohen_kappa, fleiss_kappa):
        told = kappa([(value, value) for value in values])
        assert math.isnan(told) if len(set(values)) == 1 else math.isclose(told, 1.0)


@pytest.mark.parametrize("level", Level)
@given(told=units)
def test_no_alpha_is_over_one(level, told):
    alpha = krippendorff_alpha(told, level)
    assert math.isnan(alpha) or alpha <= 1 + 1e-9


@pytest.mark.parametrize("level", Level)
@given(told=units)
def test_a_report_of_weight_two_counts_as_two(level, told):
    import numpy as np

    rated = [Rated(tuple(unit), n) for n, unit in enumerate(told)]
    weights = np.ones((1, len(told)))
    weights[0, 0] = 2
    assert same(float(Alpha(rated, level)(weights)[0]), krippendorff_alpha([told[0], *told], level))


def test_nothing_to_measure_is_no_number():
    assert math.isnan(krippendorff_alpha([]))
    assert math.isnan(cohen_kappa([]))
    assert math.isnan(fleiss_kappa([]))
    assert math.isnan(krippendorff_alpha([(1,), (2,)]))
