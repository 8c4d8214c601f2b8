"""One table estimated: gates first, lists that have nobody dropped."""

from __future__ import annotations

from onrecord.tally.estimation import side_by_side
from onrecord.tally.estimation.estimates import Verdict
from onrecord.tally.estimation.estimating import estimate
from onrecord.tally.estimation.overlaps import counted
from onrecord.tally.estimation.side_by_side import Effort
from tests.tally.estimation.families_told import NO
from tests.tally.estimation.populations import listed

QUICK = Effort(quick=True)


def test_a_truth_of_independent_lists_is_within_the_range():
    found = estimate(listed(700, (0.5, 0.4, 0.45)), QUICK)
    assert found.verdict is Verdict.AGREE
    assert found.total[0] < 700 < found.total[1]
    assert found.documented.low == found.documented.high < found.total[0]


def test_a_table_that_no_gate_lets_through_runs_no_family():
    found = estimate(listed(40, (0.3, 0.3)))
    assert found.families == ()
    assert found.verdict is Verdict.REFUSED
    assert "few-lists" in [refusal.code for refusal in found.refusals]


def test_where_every_family_refuses_there_is_no_estimate(monkeypatch):
    monkeypatch.setattr(side_by_side, "FAMILIES", {"one": lambda *_: NO})
    found = estimate(listed(700, (0.5, 0.4, 0.45)))
    assert found.refusals[0].code == "no-family"
    assert found.verdict is Verdict.REFUSED


def test_a_list_that_has_nobody_changes_nothing_and_is_named():
    told = {frozenset("A"): 60, frozenset("B"): 50, frozenset("C"): 55, frozenset("AB"): 20, frozenset("BC"): 18}
    told[frozenset("AC")] = 22
    without, beside = estimate(counted("ABC", told), QUICK), estimate(counted("AZBC", told), QUICK)
    assert without.total == beside.total
    (caution,) = [each for each in beside.cautions if each.code == "empty-list"]
    assert caution.words == "Left out, for nobody is on it: Z."
