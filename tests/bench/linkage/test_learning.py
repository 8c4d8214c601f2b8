"""The learning curve of invented lists: asked of one half, measured on the other, written as the docs have it."""

from __future__ import annotations

import numpy as np
import pytest

from bench.linkage import learning
from bench.linkage.learning import learn, table_of
from bench.linkage.links import Truth
from bench.linkage.records import Record, is_dev
from bench.tables import Table
from onrecord.linkage.company import Company
from onrecord.linkage.linking import Linked
from onrecord.linkage.sides import Candidates
from onrecord.linkage.weights import Model


def invented(number=900):
    """Give two lists of so many people each, every other one of the first in both, and weights that are too low."""
    dice = np.random.default_rng(1)
    first = [Record(f"a{place}", "first", (), person=f"p{place}") for place in range(number)]
    second = [Record(f"b{place}", "second", (), person=f"p{place}") for place in range(0, number, 2)]
    ids = [record.id for record in (*first, *second)]
    there = {record.id: place for place, record in enumerate((*first, *second))}
    pairs = [(there[f"a{place}"], there[f"b{place}"]) for place in range(0, number, 2)]
    pairs += [(there[f"a{place}"], there[f"b{place - place % 2}"]) for place in range(1, number, 2)]
    truth = Truth({r.id: r.person for r in first}, {r.id: r.person for r in second})
    same = np.array([truth.is_right(ids[one], ids[other]) for one, other in pairs])
    weights = np.where(same, 1.0, -7.0) + dice.normal(-3, 1.5, len(pairs))
    one, other = map(np.array, zip(*pairs, strict=True))
    found = Candidates(one, other, np.zeros((len(pairs), 1), dtype=int))
    nothing = np.zeros(len(pairs))
    linked = Linked(
        (), found, Model((), (), (1.0,)), weights, nothing, Company(np.full(len(pairs), -1)), weights, number
    )
    source = np.array([0] * len(first) + [1] * len(second))
    return learning.Lists([*first, *second], frozenset(truth.first), truth, linked, source)


def test_answers_raise_what_is_found_on_the_half_that_nobody_was_asked_about(monkeypatch):
    monkeypatch.setattr(learning, "NUMBERS", (0, 20, 100))
    monkeypatch.setattr(learning, "DRAWINGS", 2)
    table, figures = learn(invented())
    assert len(table.rows) == 9
    assert figures["learning/f1_100"] > figures["learning/f1_0"] + 0.1
    assert figures["learning/random_f1_0"] == figures["learning/doubt_f1_0"] == figures["learning/f1_0"]
    assert set(figures) >= {"learning/f1_strict_20", "learning/f1_held_out_100"}


def test_who_is_held_out_is_a_quarter_of_dev():
    dev = [name for name in map(str, range(4000)) if is_dev(name)]
    held = [name for name in map(str, range(4000)) if learning._is_held_out(name)]
    assert set(held) <= set(dev)
    assert len(held) / len(dev) == pytest.approx(0.25, abs=0.03)


def test_the_table_of_the_docs_has_a_row_for_each_number():
    told = table_of(Table("", ("judged", "asked", "F1"), ((0, "random", 92.25), (100, "informative", 94.0))))
    assert told.splitlines() == [
        "| judged | asked | F1 |",
        "| --: | --- | --: |",
        "| 0 | random | 92.2 |",
        "| 100 | informative | 94.0 |",
    ]
