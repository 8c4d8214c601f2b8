"""What falls with what was rejected, and what stays."""

from __future__ import annotations

from onrecord.coding.editing.edits import Add, Put, Reject, Remove, Value
from onrecord.coding.editing.finishing import finish
from onrecord.coding.editing.sheet import sheet_of
from onrecord.coding.editing.standing import has_part, is_void, rejected_with, rejected_with_act
from onrecord.core.vocabulary import PartyKind, RecordKind
from tests.coding.editing.drawn import AMAL, BASES

BASE = BASES[0]


def sheet(*edits):
    return sheet_of(BASE.report, BASE, edits)


def claims(subject, property_):
    return tuple(c.id for c in BASE.claims if (c.subject, c.property) == (subject, property_))


def test_with_the_last_act_all_that_is_said_in_its_incident_falls():
    types = claims("k3", "type")
    gone = rejected_with(sheet(), types)
    assert gone[: len(types)] == types
    assert {c.subject for c in BASE.claims if c.id in gone} == {"i2", "k3", "p4", "p5"}
    assert is_void(sheet(Reject(types)), "i2")


def test_an_act_that_is_left_holds_its_incident():
    assert rejected_with(sheet(), claims("k1", "type")) == claims("k1", "type")
    waiting = Add("k50", RecordKind.ACT, "i2")
    assert rejected_with(sheet(waiting), claims("k3", "type")) == claims("k3", "type")


def test_another_value_falls_alone():
    assert rejected_with(sheet(), claims("p1", "age")) == claims("p1", "age")
    assert rejected_with(sheet(), claims("t1", "act")) == claims("t1", "act")


def test_an_act_that_is_removed_takes_the_same_with_it():
    act = sheet().thing("k3")
    assert {c.subject for c in BASE.claims if c.id in rejected_with_act(sheet(), act)} == {"i2", "p4", "p5"}
    assert rejected_with_act(sheet(), sheet().thing("k1")) == ()
    assert rejected_with_act(sheet(), sheet().thing("p4")) == ()
    assert is_void(sheet(Remove("k3")), "i2")


def test_a_perpetrator_wants_a_part_where_one_was_ever_told_or_a_person_added_them():
    plain = sheet()
    assert has_part(plain, plain.thing("a1"), plain.of("a1"))
    assert not has_part(plain, plain.thing("a1"), [h for h in plain.of("a1") if h.claim.property == "actor"])
    assert has_part(plain, plain.thing("p1"), plain.of("p1"))
    added = sheet(Add("p50", RecordKind.PERPETRATOR, "i1", PartyKind.ACTOR))
    assert not has_part(added, added.thing("p50"), [])


def test_whoever_was_added_without_a_part_is_not_kept():
    add = Add("p50", RecordKind.PERPETRATOR, "i1", PartyKind.ACTOR)
    named = Put("e1", "p50", (Value("actor", "Jund al-Wadi"),), ((0, 5),))
    act = [Put("e2", "k1", (Value("type", "killing"),), ((0, 5),))]
    assert finish(sheet(*act, add, named), AMAL).incidents[0].perpetrators == ()
    part = Put("e3", "p50", (Value("acts.k1.involvement", "claimed"),), ((0, 5),))
    (kept,) = finish(sheet(*act, add, named, part), AMAL).incidents[0].perpetrators
    assert kept.actor == "Jund al-Wadi"
