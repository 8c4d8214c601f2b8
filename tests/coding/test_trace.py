from __future__ import annotations

import pytest

from onrecord.coding.trace import Decision
from tests.coding.told import report


def test_a_decision_that_came_to_nothing_has_no_subject(coder):
    _, decisions = coder.explain(report("The rebels planned to kill the judge."))
    assert decisions
    assert {decision.subject for decision in decisions} == {None}


def test_a_decision_is_never_changed():
    decision = Decision(None, "act", None, "verbs of killing", "part of i1")
    assert decision.considered == ()
    with pytest.raises(AttributeError):
        decision.outcome = "another"  # type: ignore[misc]
