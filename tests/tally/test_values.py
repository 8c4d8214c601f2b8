from __future__ import annotations

import pytest

from onrecord.core.record import Other
from onrecord.core.vocabulary import Stance
from onrecord.tally import values
from onrecord.tally.values import Told, hold


def told(*pairs, path="age", stance=Stance.ASSERTED):
    return [Told(f"c/{number}", path, value, stance, source) for number, (value, source) in enumerate(pairs, 1)]


def test_one_value_told_is_held_on_all_its_claims():
    (held,) = hold("age", told((51, "a"), (51, "b")))
    assert (held.value, held.claims, held.rule, held.others) == (51, ("c/1", "c/2"), values.ONLY, ())


def test_the_value_of_most_independent_sources_stands_and_the_other_is_kept():
    (held,) = hold("age", told((51, "a"), (15, "b"), (51, "c")))
    assert (held.value, held.rule) == (51, values.MOST)
    assert held.others == (Other(15, ("c/2",)),)


def test_a_source_that_says_it_thrice_is_one_source():
    (held,) = hold("age", told((51, "a"), (51, "a"), (51, "a"), (15, "b")))
    assert (held.value, held.rule) == (None, values.DISAGREE)
    assert [other.value for other in held.others] == [51, 15]


@pytest.mark.parametrize(("end", "expected"), [("low", 4), ("high", 9)])
def test_ends_of_a_range_make_it_widest(end, expected):
    (held,) = hold(f"counts.killed.{end}", told((7, "a"), (4, "b"), (9, "c")))
    assert (held.value, held.rule) == (expected, values.WIDEST)


def test_what_is_denied_does_not_stand():
    (held,) = hold("age", told((51, "a"), stance=Stance.DENIED))
    assert (held.value, held.rule, held.others) == (None, values.UNASSERTED, (Other(51, ("c/1",)),))


def test_a_denial_stays_beside_what_stands():
    denied = Told("c/9", "type", "killing", Stance.DENIED, "b")
    (held,) = hold("type", [*told(("injury", "a"), path="type"), denied])
    assert (held.value, held.others) == ("injury", (Other("killing", ("c/9",)),))


def test_a_judgement_decides():
    (held,) = hold("age", told((51, "a"), (15, "b"), (51, "c")), stands="c/2")
    assert (held.value, held.rule) == (15, "stands by judgement on c/2")


def test_of_grounds_and_circumstances_all_are_held():
    held = hold("grounds", told(("apostasy", "a"), ("spying", "b")))
    assert [(each.value, each.claims) for each in held] == [("apostasy", ("c/1",)), ("spying", ("c/2",))]


def test_true_and_one_are_two_values():
    (held,) = hold("x", told((True, "a"), (1, "b")))
    assert held.rule == values.DISAGREE


def test_a_denial_of_the_value_that_stands_is_kept_beside_it():
    (asserted,), (denied,) = told((12, "a")), told((12, "b"), stance=Stance.DENIED)
    denied.claim = "c/2"
    (held,) = hold("counts.killed.low", [asserted, denied])
    assert (held.value, held.claims, held.others) == (12, ("c/1",), (Other(12, ("c/2",)),))
