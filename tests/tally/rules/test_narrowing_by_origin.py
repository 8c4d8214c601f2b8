from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.values import Count
from onrecord.tally.accounts import Account
from onrecord.tally.rules.narrowing import narrowed
from tests.tally.tellings import tells


def on(day, number, fact):
    return Account(Count.exactly(number), (f"{fact.report}/c1",), replace(fact, published=date(2016, 3, day)))


def heard(*accounts):
    return [each.likely for each in narrowed(accounts, ["newest of an origin"])[0]]


def test_the_residents_of_one_outlet_do_not_replace_those_of_another():
    assert heard(
        on(14, 12, tells("r1", "Radio Zawiya", "residents")), on(15, 9, tells("r2", "The Gazette", "residents"))
    ) == [12, 9]


def test_the_residents_of_one_outlet_are_replaced_by_its_newer_ones():
    assert heard(
        on(14, 12, tells("r1", "Radio Zawiya", "residents")), on(15, 9, tells("r2", "Radio Zawiya", "residents"))
    ) == [9]


def test_a_monitor_is_one_origin_in_two_spellings_and_two_outlets():
    assert heard(
        on(14, 12, tells("r1", "Radio Zawiya", "المرصد الأهلي")), on(15, 9, tells("r2", "The Gazette", "المرصد الاهلى"))
    ) == [9]
