from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.linkage.constraints import Bars, Bounds, Break, Constraint, broken, veto_pairs
from onrecord.linkage.inference import infer
from tests.linkage.decided import all_decided

ONE_REPORT = Constraint("named in one report", frozenset("abc"))
GIVEN_NAMES = veto_pairs("given names differ", [("d", "a")])


def bars(*words, constraints=(), vetoes=()):
    return Bars(Bounds(infer(all_decided(*words)), constraints, vetoes))


def test_nothing_parts_what_nothing_is_said_of():
    assert bars().parting(["a"], ["b"]) is None


def test_a_constraint_parts_any_two_of_its_members():
    told = bars(constraints=(ONE_REPORT,))
    assert told.parting(["a", "x"], ["y", "c"]) == "named in one report"
    assert told.parting(["x"], ["a"], ["y"], ["b"]) == "named in one report"
    assert told.parting(["a", "x"], ["y"]) is None


def test_what_is_within_one_group_is_not_looked_at():
    assert bars(constraints=(ONE_REPORT,)).parting(["a", "b"], ["y"]) is None


def test_a_veto_parts_two_records_whichever_is_named_first():
    told = bars(vetoes=(GIVEN_NAMES,))
    assert told.parting(["d"], ["x", "a"]) == told.parting(["a"], ["x"], ["d"]) == "given names differ"
    assert told.parting(["a"], ["x"]) is None


def test_different_parts_with_who_said_so_and_why():
    assert bars("a!b").parting(["b"], ["a"]) == "judged different by Hala Kassem: father's name and town"


def test_of_several_reasons_the_same_one_is_always_given():
    other = Constraint("a list with unique ids", frozenset("ab"))
    reasons = {bars(constraints=each).parting(["a"], ["b"]) for each in ((ONE_REPORT, other), (other, ONE_REPORT))}
    assert reasons == {"a list with unique ids"}


def test_a_constraint_needs_a_reason():
    with pytest.raises(BadOption, match="why, in a few words"):
        Constraint(" ", frozenset("ab"))


def test_judgements_that_break_a_constraint_are_shown():
    rows = all_decided("a=x", "x=b", "c=y")
    bounds = Bounds(infer(rows), (ONE_REPORT,))
    assert broken(bounds) == [Break("named in one report", ("a", "b"), tuple(rows[:2]))]


def test_judgements_that_break_a_veto_are_shown():
    rows = all_decided("a=x", "a=d")
    assert broken(Bounds(infer(rows), (), (GIVEN_NAMES,))) == [Break("given names differ", ("a", "d"), (rows[1],))]


def test_nothing_is_broken_without_judgements():
    assert broken(Bounds(constraints=(ONE_REPORT,), vetoes=(GIVEN_NAMES,))) == []
