"""What a sheet adds up to keeps the contract, whatever was done to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.editing.edits import Accept, Add, Put, Reject, Remove, Value
from onrecord.coding.editing.finishing import finish, lacking
from onrecord.coding.editing.sheet import sheet_of
from onrecord.core.contract import check_coding
from onrecord.core.values import Count
from onrecord.core.vocabulary import DateBasis, PartyKind, RecordKind
from onrecord.core.wire import coding_from_json, coding_to_json
from tests.coding.editing.drawn import AMAL, BASES, histories
from tests.coding.editing.test_sheet import APART

BASE = BASES[0]


def made(*edits, base=BASE):
    return finish(sheet_of(BASE.report, base, edits), AMAL)


def all_of(base):
    return Accept(tuple(claim.id for claim in base.claims))


@pytest.mark.parametrize("base", BASES)
def test_accepting_all_gives_the_claims_and_records_of_the_base(base):
    coding = finish(sheet_of(base.report, base, [all_of(base)]), AMAL)
    assert coding.claims == base.claims
    assert coding.coder == AMAL
    assert [each.id for each in coding.incidents] == [each.id for each in base.incidents]
    assert [v.names for i in coding.incidents for v in i.victims] == [
        v.names for i in base.incidents for v in i.victims
    ]
    assert [each.when for each in coding.incidents] == [each.when for each in base.incidents]


def test_what_nobody_decided_on_is_not_kept():
    assert (made().claims, made().incidents) == ((), ())


def test_rejecting_all_leaves_nothing():
    assert made(Reject(tuple(claim.id for claim in BASE.claims))).incidents == ()


def test_a_corrected_age_stands_in_place_of_the_old():
    ages = tuple(c.id for c in BASE.claims if (c.subject, c.property) == ("p1", "age"))
    coding = made(all_of(BASE), Put("e1", "p1", (Value("age", 46),), ((70, 72),), replaces=ages))
    assert coding.incidents[0].victims[0].age == 46
    (claim,) = [c for c in coding.claims if (c.subject, c.property) == ("p1", "age")]
    assert claim.id not in ages
    assert claim.quotes == (BASE.report.quote(70, 72),)


def test_an_added_victim_has_the_next_id():
    add = Add("p48213", RecordKind.VICTIM, "i1", PartyKind.PERSON)
    name = Put("e1", "p48213", (Value("name", "Samir"),), ((0, 5),))
    harm = Put("e2", "p48213", (Value("acts.k1.outcome", "killed"),), ((6, 9),))
    coding = made(all_of(BASE), add, name, harm)
    (samir,) = [v for v in coding.incidents[0].victims if v.name == "Samir"]
    assert samir.id == "p6"
    assert [str(harm.outcome) for harm in samir.acts] == ["killed"]


def test_an_act_without_its_kind_is_told_and_not_kept():
    act = Add("k50", RecordKind.ACT, "i1")
    method = Put("e1", "k50", (Value("method", "shelling"),), ((0, 5),))
    sheet = sheet_of(BASE.report, BASE, [all_of(BASE), act, method])
    assert lacking(sheet) == ("k50",)
    assert len(finish(sheet, AMAL).incidents[0].acts) == 2


def test_what_names_a_removed_thing_goes_with_it():
    coding = made(all_of(BASE), Remove("p2"), Remove("p4"))
    nadia = coding.incidents[0].victims[0]
    assert nadia.relations == ()
    (children,) = coding.incidents[1].victims
    assert children.part_of is None


def test_ends_that_contradict_each_other_are_open():
    puts = [
        Put("e1", "i1", (Value("counts.injured.low", 12),), ((0, 3),)),
        Put("e2", "i1", (Value("counts.injured.high", 5),), ((0, 3),)),
        Put("e3", "i1", (Value("when.earliest", "2020-01-02"), Value("when.latest", "2020-01-01")), ((0, 3),)),
    ]
    coding = made(Accept(tuple(c.id for c in BASE.claims if c.subject == "k1")), *puts)
    assert coding.incidents[0].counts["injured"] == Count()
    assert coding.incidents[0].when.earliest is None


def test_a_day_that_was_typed_is_stated_unless_a_rule_fixed_it():
    stated = Put("e1", "i1", (Value("when.earliest", "2020-01-02"),), ((0, 3),))
    inferred = Put("e1", "i1", (Value("when.earliest", "2020-01-02", "weekday before publication"),), ((0, 3),))
    assert made(stated).incidents[0].when.basis is DateBasis.STATED
    assert made(inferred).incidents[0].when.basis is DateBasis.INFERRED


@given(histories())
def test_any_edits_give_a_coding_that_keeps_the_contract(history):
    report, base, edits = history
    coding = finish(sheet_of(report, base, edits), AMAL)
    check_coding(coding)
    assert coding_from_json(coding_to_json(coding)) == coding
    assert len({claim.id for claim in coding.claims}) == len(coding.claims)


@given(st.permutations(APART))
def test_edits_apart_from_each_other_give_one_coding(edits):
    straight = [edit for edit in APART if not isinstance(edit, Accept | Reject)]
    other = [edit for edit in edits if not isinstance(edit, Accept | Reject)]
    assert made(all_of(BASE), *straight) == made(all_of(BASE), *other)
