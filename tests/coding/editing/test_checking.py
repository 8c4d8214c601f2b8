"""What cannot be said of a thing is refused, with what could be."""

from __future__ import annotations

import pytest

from onrecord.coding.editing.checking import check_edit
from onrecord.coding.editing.edits import Accept, Add, Put, Remove, Together, Undo, Value
from onrecord.coding.editing.sheet import sheet_of
from onrecord.core.errors import BadOption
from onrecord.core.values import Absent, AgeRange
from onrecord.core.vocabulary import PartyKind, RecordKind
from tests.coding.editing.drawn import BASES, BOOK

BASE = BASES[0]
WORDS = ((0, 5),)


def check(*edits):
    for number in range(len(edits)):
        check_edit(sheet_of(BASE.report, BASE, edits[:number]), edits[number], BOOK)


def put(subject, property_, value, quotes=WORDS, **more):
    return Put("e1", subject, (Value(property_, value),), quotes, **more)


GOOD = [
    Accept(("c1",)),
    put("p1", "age", AgeRange(40)),
    put("p1", "name", Absent("withheld")),
    put("p1", "part_of", "p2"),
    put("p1", "relations.p3", "neighbour of"),
    put("p1", "acts.k2.outcome", "injured"),
    put("a1", "acts.k1.involvement", "claimed"),
    put("i1", "counts.missing.low", 3),
    put("i1", "where.latitude", 34.5),
    put("t1", "period.earliest", "2019-01-01"),
    put("p1", "age", 45, (), inferred_by="the coder's reading"),
    Together((Add("p60", RecordKind.VICTIM, "i1", PartyKind.PERSON), put("p60", "acts.k1.outcome", "killed"))),
    Add("t9", RecordKind.TOLL),
]
WRONG = [
    Accept(("c999",)),
    put("p99", "age", 4),
    put("p1", "age", 4, replaces=("c999",)),
    put("p1", "age", 4, ()),
    put("p1", "age", 4, ((5, 5),)),
    put("p1", "age", 4, ((0, 10**6),)),
    put("p1", "age", True),
    put("p1", "age", 151),
    put("p1", "age", AgeRange()),
    put("p1", "age", AgeRange(9, 6)),
    put("p1", "age", "old"),
    put("p1", "age.low", 3),
    put("p1", "sex", "Female"),
    put("p1", "shoe_size", 40),
    put("p1", "name", 4),
    put("p1", "description", Absent("withheld")),
    put("p1", "count", 4),
    put("p1", "count.low", -1),
    put("p1", "count.low", 1.5),
    put("p1", "part_of", "p1"),
    put("p1", "part_of", "p4"),
    put("p1", "part_of", "a1"),
    put("p1", "acts.k3.outcome", "killed"),
    put("p1", "acts.k1.damage", "burnt"),
    put("k1", "type", "stampede"),
    put("k1", "method", "magic"),
    put("i1", "counts.eaten.low", 3),
    put("i1", "when.earliest", "2019-02-30"),
    put("i1", "when.precision", "hour"),
    put("i1", "where.country", "Syria"),
    put("i1", "where.latitude", 91),
    put("i1", "where.longitude", True),
    put("i1", "where.radius_km", -1),
    put("i1", "where.precision", "street"),
    Remove("p99"),
    Undo(1),
    Add("p1", RecordKind.VICTIM, "i1", PartyKind.PERSON),
    Add("p60", RecordKind.VICTIM, None, PartyKind.PERSON),
    Add("p60", RecordKind.VICTIM, "p1", PartyKind.PERSON),
    Add("p60", RecordKind.VICTIM, "i1"),
    Add("k60", RecordKind.ACT, "i1", quotes=((0, 10**6),)),
    Add("o60", RecordKind.OBJECT, "i1", PartyKind.GROUP),
    Add("i60", RecordKind.INCIDENT, "i1"),
    Together((Add("p60", RecordKind.VICTIM, "i1", PartyKind.PERSON), put("p60", "acts.k9.outcome", "killed"))),
]


@pytest.mark.parametrize("edit", GOOD)
def test_what_can_be_said_is_let_through(edit):
    check(edit)


@pytest.mark.parametrize("edit", WRONG)
def test_what_cannot_be_said_is_refused(edit):
    with pytest.raises(BadOption):
        check(edit)


def test_one_id_names_one_value():
    with pytest.raises(BadOption):
        check(put("p1", "age", 4), put("p2", "age", 5))


def test_groups_are_not_parts_of_each_other():
    with pytest.raises(BadOption):
        check(put("p1", "part_of", "p2"), Put("e2", "p2", (Value("part_of", "p1"),), WORDS))


def test_nothing_is_said_of_what_was_removed():
    with pytest.raises(BadOption):
        check(Remove("i1"), put("p1", "age", 4))
