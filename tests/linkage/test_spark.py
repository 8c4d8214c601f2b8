"""What a worker of Spark does with its share of the pairs; the cluster itself is tried by `bench.linkage.spark`."""

from __future__ import annotations

from functools import partial

import numpy as np
import pyarrow

from onrecord.linkage import spark
from onrecord.linkage.comparisons import Comparison, Level, Measure
from onrecord.linkage.duck import candidates_of, heavy
from onrecord.linkage.kinds import Column, Kind
from onrecord.linkage.weights import Model

KIND = Kind(
    "person",
    tuple,
    (Column("age", "whole"),),
    (),
    (Comparison("age", "age_l is null or age_r is null", (Level("ages within a year", "apart <= 1"),), "ages differ"),),
    (Measure("apart", "abs(age_l - age_r)"),),
)
# Agreeing weighs 1, differing -1.
MODEL = Model((np.array([0.25, 0.5]),), (np.array([0.5, 0.25]),), (1.0,))
AGES = [(40, 41), (40, 60), (40, None), (18, 18), (7, 9)]


def sides(pairs, size):
    """Yield batches of so many pairs of ages."""
    for first in range(0, len(pairs), size):
        some = pairs[first : first + size]
        yield pyarrow.RecordBatch.from_pydict(
            {
                "n_l": pyarrow.array(range(first, first + len(some)), pyarrow.int32()),
                "n_r": pyarrow.array([100] * len(some), pyarrow.int32()),
                "age_l": pyarrow.array([one for one, _ in some], pyarrow.int32()),
                "age_r": pyarrow.array([other for _, other in some], pyarrow.int32()),
            }
        )


def told(batches):
    return {n: level for batch in batches for n, level in zip(*map(list, columns(batch)), strict=True)}


def columns(batch):
    return batch.column("n_l").to_pylist(), batch.column("level_age").to_pylist()


def test_a_worker_gives_the_levels_of_its_pairs():
    assert told(spark._levels(KIND, None, sides(AGES, 10))) == {0: 1, 1: 0, 2: -1, 3: 1, 4: 0}


def test_a_worker_leaves_light_pairs_out():
    keep = partial(heavy, model=MODEL, least=0.0)
    assert told(spark._levels(KIND, keep, sides(AGES, 10))) == {0: 1, 2: -1, 3: 1}


def test_batches_are_compared_some_at_a_time(monkeypatch):
    monkeypatch.setattr(spark, "TOGETHER", 2)
    assert [len(some) for some in spark._together(sides(AGES, 1))] == [2, 2, 1]
    assert len(list(spark._levels(KIND, None, sides(AGES, 1)))) == 3


def test_no_batch_gives_none():
    assert list(spark._levels(KIND, None, [])) == []


def test_what_is_sent_back_is_read_as_it_was():
    (batch,) = spark._levels(KIND, None, sides(AGES, 10))
    found = candidates_of(batch, KIND)
    assert [str(field.type) for field in batch.schema] == ["int32", "int32", "int8"]
    assert spark._batch(found, KIND).equals(batch)
