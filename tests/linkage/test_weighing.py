"""The parts of a pair's weight add up to it, whatever was linked."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.linkage.weighing import Weighing
from tests.linkage.test_linking import linked, pool


@pytest.fixture(scope="module")
def across():
    records = pool()
    found, _ = linked(records)
    return records, found, Weighing(found, [record.source for record in records])


def test_the_parts_of_every_pair_add_up_to_its_weight(across):
    _, found, weighing = across
    weighed = [weighing.of(place) for place in range(len(found.pairs))]
    assert [each.weight for each in weighed] == pytest.approx(found.weights.tolist())
    assert [each.levels for each in weighed] == [tuple(levels) for levels in found.pairs.levels.tolist()]


def test_parts_of_pairs_of_one_list_add_up_too():
    records = [*pool(), *[record for record in pool() if record.source == "list"]]
    found, _ = linked([_numbered(record, place) for place, record in enumerate(records)], within=True)
    weighing = Weighing(found, [record.source for record in records])
    for place in range(0, len(found.pairs), 7):
        assert weighing.of(place).weight == pytest.approx(float(found.weights[place]))


def _numbered(record, place):
    from dataclasses import replace

    return replace(record, id=f"{place}")


def test_what_is_not_told_weighs_nothing(across):
    _, _, weighing = across
    weighed = weighing.of(0)
    assert all(bits == 0 for level, bits in zip(weighed.levels, weighed.bits, strict=True) if level < 0)
    assert weighed.relatives <= 0


def test_a_rival_is_the_likeliest_other_record_of_the_list(across):
    records, found, weighing = across
    for place in np.argsort(-found.weights)[:5].tolist():
        weighed = weighing.of(place)
        two = {int(found.pairs.one[place]), int(found.pairs.other[place])}
        assert weighed.rival is not None
        assert weighed.rival not in two
        assert {records[weighed.rival].source} < {records[number].source for number in two}
        assert weighed.rival_ahead < 0
