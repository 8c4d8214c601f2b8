"""What sources disagree on, and what they only word differently."""

from __future__ import annotations

import pytest

from onrecord.core.record import Held, Other, Record
from onrecord.core.vocabulary import RecordKind
from onrecord.tally.conflicts import is_open, open_conflicts
from onrecord.tally.values import DISAGREE, JUDGED, ONLY, WIDEST


def held(path, rule):
    return Held(path, None, (), rule, (Other("a", ("c/1",)), Other("b", ("d/1",))))


@pytest.mark.parametrize(
    ("path", "rule", "found"),
    [
        ("where.name", DISAGREE, True),
        ("age", DISAGREE, True),
        ("when.text", DISAGREE, False),
        ("counts.killed.best", DISAGREE, False),
        ("counts.killed.low", WIDEST, False),
        ("age", ONLY, False),
        ("age", f"{JUDGED}c/1", False),
    ],
)
def test_a_value_is_open(path, rule, found):
    assert is_open(held(path, rule)) is found


def test_a_record_gives_those_that_are_open():
    values = (held("age", DISAGREE), held("sex", ONLY))
    assert open_conflicts(Record("r", RecordKind.VICTIM, ("c/p1",), values)) == values[:1]
