"""Whether counts determine a model is held against linear programmes that take no short way."""

from __future__ import annotations

from itertools import groupby

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.optimize import linprog

from onrecord.tally.estimation.loglinear.existence import are_determined, live_of
from onrecord.tally.estimation.loglinear.hierarchies import every_hierarchy, size_of
from tests.tally.estimation.loglinear.tables import matrices, sparse, table

# Of three lists the models of a term, of two and of all three pairs.
PAIR, PAIRS, ALL_PAIRS = 1 << 3, 1 << 3 | 1 << 6, 1 << 3 | 1 << 5 | 1 << 6


def moves(design, counts, sign):
    """Tell whether some direction that lowers no likelihood moves the number of people on no list."""
    told = counts > 0
    programme = linprog(
        np.r_[-sign, np.zeros(design.shape[1] - 1)],
        A_ub=design[~told],
        b_ub=np.zeros((~told).sum()),
        A_eq=design[told],
        b_eq=np.zeros(told.sum()),
        bounds=(-1, 1),
        method="highs",
    )
    return -programme.fun > 1e-6


def exists(design, counts):
    """Tell whether a table without a 0 has the margins of the counts: then the likelihood has a maximum."""
    rows, columns = design.shape
    margins = np.c_[design.T, np.zeros(columns)]
    above = np.c_[-np.eye(rows), np.ones(rows)]
    programme = linprog(
        np.r_[np.zeros(rows), -1.0],
        A_ub=above,
        b_ub=np.zeros(rows),
        A_eq=margins,
        b_eq=design.T @ counts,
        bounds=[(0, None)] * rows + [(None, 1)],
        method="highs",
    )
    return -programme.fun > 1e-7


def by_size(lists):
    models = sorted(every_hierarchy(lists), key=lambda model: size_of(model, lists))
    return [list(alike) for _, alike in groupby(models, key=lambda model: size_of(model, lists))]


def told(models, overlaps):
    return are_determined(*matrices(models, overlaps)).tolist()


@given(sparse(3))
@settings(deadline=None, max_examples=60)
def test_of_three_lists_the_answer_is_that_of_the_whole_programme(overlaps):
    for models in by_size(3):
        designs, (counts,) = matrices(models, overlaps)
        whole = [not any(moves(design, counts, sign) for sign in (1, -1)) for design in designs]
        assert told(models, overlaps) == whole


@given(sparse(4))
@settings(deadline=None, max_examples=4)
def test_of_four_lists_the_answer_is_that_of_the_whole_programme(overlaps):
    for models in by_size(4):
        designs, (counts,) = matrices(models, overlaps)
        whole = [not any(moves(design, counts, sign) for sign in (1, -1)) for design in designs]
        assert told(models, overlaps) == whole


@given(sparse(3))
@settings(deadline=None, max_examples=40)
def test_where_there_is_a_maximum_the_counts_determine_the_number(overlaps):
    for models in by_size(3):
        designs, (counts,) = matrices(models, overlaps)
        for design, is_told in zip(designs, told(models, overlaps), strict=True):
            if exists(design, counts) and np.linalg.matrix_rank(design) == design.shape[1]:
                assert is_told


@given(sparse(4))
@settings(deadline=None, max_examples=20)
def test_with_a_term_less_no_model_loses_its_number(overlaps):
    answers = {}
    for models in by_size(4):
        answers.update(zip(models, told(models, overlaps), strict=True))
    determined = [model for model, is_told in answers.items() if is_told]
    assert all(answers[less] for model in determined for less in answers if less & model == less)


def test_a_pattern_on_which_the_number_turns_must_have_people():
    full, without = table(9, 8, 7, 6, 5, 4, 3), table(9, 8, 7, 6, 5, 0, 3)
    assert told([ALL_PAIRS], full) == [True]
    assert told([ALL_PAIRS], without) == [False]
    assert told([PAIRS, 1 << 5 | 1 << 3], without) == [True, False]


def test_a_term_that_nobody_has_is_taken_out_with_its_patterns():
    overlaps = table(9, 8, 5, 7, 0, 4, 0)
    designs, counts = matrices([1 << 3 | 1 << 5], overlaps)
    live = live_of(designs, counts)
    assert live.terms[0].tolist() == [True, True, True, True, True, False]
    assert live.cells[0].tolist() == [True, True, True, True, False, True, False]
    assert told([1 << 3 | 1 << 5, PAIRS], overlaps) == [True, False]


def test_patterns_that_cannot_occur_may_leave_a_number_open():
    counts = (9, 8, 5, 7, 0, 0, 0)
    assert told([PAIR], table(*counts[:3], 7, 6, 5, 0, impossible={7})) == [True]
    assert told([PAIR], table(*counts, impossible={5, 6, 7})) == [False]
    assert told([0], table(*counts, impossible={5, 6, 7})) == [True]


@pytest.mark.parametrize("rows", [1, 3])
def test_tables_may_be_told_of_one_by_one(rows):
    designs, counts = matrices([ALL_PAIRS], table(9, 8, 7, 6, 5, 0, 3))
    assert are_determined(np.repeat(designs, rows, axis=0), np.repeat(counts, rows, axis=0)).tolist() == [False] * rows
