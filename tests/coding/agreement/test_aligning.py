"""Things of two codings are found to be one by words, time, place, names and victims, whoever comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.agreement.aligning import align
from onrecord.coding.agreement.fields import units_of
from onrecord.coding.agreement.found import found_in, meetings_of
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding

CODINGS = (bread_queue_coding, arabic_coding, ferry_coding)


def without(coding, victim):
    """Give a coding that lacks one victim."""
    incidents = tuple(
        replace(each, victims=tuple(one for one in each.victims if one.id != victim)) for each in coding.incidents
    )
    return replace(coding, incidents=incidents, claims=tuple(c for c in coding.claims if c.subject != victim))


def renamed(coding, suffix):
    """Give a coding whose incidents bear other ids and come in another order."""
    claims = tuple(
        replace(claim, subject=f"{claim.subject}{suffix}") if claim.subject.startswith("i") else claim
        for claim in coding.claims
    )
    incidents = tuple(replace(each, id=f"{each.id}{suffix}") for each in coding.incidents[::-1])
    return replace(coding, incidents=incidents, claims=claims)


def shape(aligned, names):
    """Give which things of which coder are one, by what the coders stand for."""
    groups = [
        group
        for incident in aligned.incidents
        for group in (incident.incident, *incident.acts, *incident.victims, *incident.perpetrators, *incident.objects)
    ]
    return {frozenset((names[coder], each.id) for coder, each in group.items()) for group in [*groups, *aligned.tolls]}


@pytest.mark.parametrize("make", CODINGS)
def test_a_coding_and_its_copy_are_one_thing_by_thing(make):
    coding = make()
    aligned = align({"rima": coding, "hadi": renamed(coding, "x")})
    assert all(len(group) == 2 for incident in aligned.incidents for group in (incident.incident, *incident.victims))
    assert all(each.incident["hadi"].id == f"{each.incident['rima'].id}x" for each in aligned.incidents)
    values = [unit.values for unit in units_of("r", aligned)]
    assert values
    assert all(len(set(each.values())) == 1 for each in values)


def test_a_victim_that_one_coder_missed_is_counted_as_missed():
    coding = bread_queue_coding()
    aligned = align({"rima": coding, "hadi": without(coding, "p2")})
    told = found_in("victim", list(meetings_of("r", aligned)))
    every = sum(len(each.victims) for each in coding.incidents)
    assert (told.both, told.only_one + told.only_other) == (every - 1, 1)
    assert told.f1 == pytest.approx(2 * (every - 1) / (2 * every - 1))
    assert told.missed == pytest.approx(1 / every)
    assert told.interval is None


def test_what_has_nothing_in_common_stays_alone():
    coding = bread_queue_coding()
    first, second = (replace(coding, incidents=(each,), tolls=()) for each in coding.incidents)
    aligned = align({"rima": first, "hadi": second})
    assert [sorted(incident.incident) for incident in aligned.incidents] == [["rima"], ["hadi"]]
    assert list(units_of("r", aligned)) == []


@given(order=st.permutations(["a", "b", "c"]))
def test_whoever_stands_for_which_coding_changes_nothing(order):
    coding = bread_queue_coding()
    told = [coding, without(coding, "p2"), renamed(coding, "x")]
    aligned = align(dict(zip(order, told, strict=True)))
    plain = align(dict(zip("abc", told, strict=True)))
    back = dict(zip(order, "abc", strict=True))
    assert shape(aligned, back) == shape(plain, {each: each for each in "abc"})
