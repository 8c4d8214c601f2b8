"""Hierarchical log-linear models of overlaps: which lists depend on each other, and every part of what depends as well.

A model is a set of terms, a term a pattern of two or more lists, and the model has every smaller term within a term it
has (S. Fienberg, "The multiple recapture census for closed populations and incomplete 2^k contingency tables",
Biometrika 59, 1972; Y. Bishop, S. Fienberg and P. Holland, "Discrete multivariate analysis", 1975, ch. 6). Each list by
itself is always in. The term of all lists never is: with it any number of people on no list fits as well as any other.

A model is kept as a number: bit `t` is set where it has the term `t`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Real", "designs_of", "every_hierarchy", "interactions", "name_of", "pairs", "size_of", "terms_of"]

Real = NDArray[np.float64]

APART = "independent lists"
"""The name of the model in which no list depends on any other."""


def interactions(lists: int) -> list[int]:
    """Give the terms of two lists or more but for that of all lists, the smaller first."""
    terms = (term for term in range(1, 2**lists - 1) if term.bit_count() > 1)
    return sorted(terms, key=lambda term: (term.bit_count(), term))


def pairs(lists: int) -> list[int]:
    """Give the terms of two lists."""
    return [1 << one | 1 << other for one, other in combinations(range(lists), 2)]


def every_hierarchy(lists: int) -> list[int]:
    """Give all models but the one with the term of all lists: 8 of three lists, 113 of four, 6,893 of five."""
    models = [0]
    for term in interactions(lists):
        faces = sum(1 << face for face in _faces(term))
        models += [model | 1 << term for model in models if model & faces == faces]
    return models


def terms_of(model: int) -> list[int]:
    """Give the terms of a model."""
    return [term for term in range(model.bit_length()) if model >> term & 1]


def size_of(model: int, lists: int) -> int:
    """Give how many parameters a model has: one for the people in all, one a list and one a term."""
    return 1 + lists + model.bit_count()


def name_of(model: int, lists: Sequence[str]) -> str:
    """Give the largest terms of a model by the names of their lists: they tell all the others."""
    terms = terms_of(model)
    largest = [term for term in terms if not any(term != other and term & other == term for other in terms)]
    names = [" × ".join(name for place, name in enumerate(lists) if term >> place & 1) for term in largest]
    return ", ".join(names) or APART


def designs_of(models: Sequence[int], lists: int, patterns: NDArray[np.int64]) -> Real:
    """Give for each of some models of one size a row a pattern and a column a parameter, the first that of everybody:
    1 where the pattern has all lists of the term.
    """
    alone = [0, *(1 << place for place in range(lists))]
    terms = np.array([[*alone, *terms_of(model)] for model in models], dtype=np.int64)
    held = patterns[None, :, None] & terms[:, None, :]
    designs: Real = (held == terms[:, None, :]).astype(np.float64)
    return designs


def _faces(term: int) -> list[int]:
    """Give the terms that a term of three lists or more has when one list is left out."""
    if term.bit_count() < 3:
        return []
    return [term & ~(1 << place) for place in range(term.bit_length()) if term >> place & 1]
