from __future__ import annotations

import pytest

from onrecord.core.vocabulary import Stance
from onrecord.tally.rules.narrowing import NARROWING, narrowed
from tests.tally.told_accounts import account, fact, said


def kept(rule, accounts):
    heard, aside = narrowed(accounts, [rule])
    assert len(heard) + len(aside) == len(accounts)
    return [each.likely for each in heard]


@pytest.mark.parametrize("rule", NARROWING)
def test_no_rule_stumbles_over_nothing_or_sets_aside_all_that_is_alike(rule):
    assert kept(rule, []) == []
    assert kept(rule, said((8, "Radio Zawiya"), (8, "The Gazette"))) == [8, 8]


@pytest.mark.parametrize("stance", [each for each in Stance if each not in (Stance.ASSERTED, Stance.REPORTED)])
def test_what_is_not_told_as_having_happened_is_set_aside(stance):
    _, aside = narrowed([account(12, fact(stance=stance))], ["as told"])
    assert [each.why for each in aside] == ([] if stance is Stance.ALLEGED else [f"told as {stance}"])


def test_the_newest_of_an_origin_replaces_its_older_numbers():
    told = [account(5, fact(on=10)), account(9, fact(on=12)), account(7, fact("The Gazette", on=9))]
    heard, aside = narrowed(told, ["newest of an origin"])
    assert [each.likely for each in heard] == [9, 7]
    assert [each.why for each in aside] == ["Radio Zawiya said otherwise on 2013-05-12"]


def test_two_numbers_of_one_day_are_both_heard():
    assert kept("newest of an origin", [account(5), account(9)]) == [5, 9]


def test_a_report_without_a_day_neither_replaces_nor_is_replaced():
    assert kept("newest of an origin", [account(5, fact(on=None)), account(9, fact(on=12))]) == [5, 9]


def test_the_same_origin_in_two_outlets_is_brought_up_to_date():
    told = [account(5, fact("The Post", "Civil Defence")), account(9, fact("The Herald", "civil  defence", on=11))]
    assert kept("newest of an origin", told) == [9]


def test_witnesses_of_two_outlets_do_not_replace_each_other():
    told = [account(5, fact("The Post", "witnesses")), account(9, fact("The Herald", "witnesses", on=11))]
    assert kept("newest of an origin", told) == [5, 9]


def test_a_number_that_its_teller_takes_back_is_set_aside():
    told = [account(12), account(12, fact(on=13, stance=Stance.DENIED))]
    heard, aside = narrowed(told, ["not withdrawn", "as told"])
    assert (heard, [each.why for each in aside]) == ([], ["Radio Zawiya took it back", "told as denied"])


@pytest.mark.parametrize(
    "denial",
    [
        account(12, fact("The Gazette", on=13, stance=Stance.DENIED)),
        account(11, fact(on=13, stance=Stance.DENIED)),
        account(12, fact(on=9, stance=Stance.DENIED)),
        account(12, fact(on=None, stance=Stance.DENIED)),
    ],
    ids=["of another source", "of another number", "from before", "without a day"],
)
def test_other_denials_take_nothing_back(denial):
    assert kept("not withdrawn", [account(12), denial]) == [12, denial.likely]


def test_who_is_said_to_have_done_it_is_heard_only_where_nobody_else_tells():
    own = account(2, of_perpetrator=True)
    assert kept("others than perpetrators", [own]) == [2]
    assert kept("others than perpetrators", [own, account(12)]) == [12]


def test_nobody_on_the_word_of_who_did_it_is_a_denial():
    assert kept("no denials by perpetrators", [account(0, of_perpetrator=True), account(0)]) == [0]
    assert kept("no denials by perpetrators", [account(0, of_perpetrator=True)]) == []
    assert kept("no denials by perpetrators", [account(2, of_perpetrator=True)]) == [2]


def test_unreliable_sources_are_set_aside_where_others_tell():
    graded = [account(number, fact(grade=grade)) for number, grade in ((1, 2), (2, 4), (3, 5), (4, None))]
    assert kept("reliable", graded) == [1, 4]
    assert kept("reliable", graded[1:3]) == [2, 3]


def test_the_best_graded_are_heard_where_any_is_graded():
    graded = [account(number, fact(grade=grade)) for number, grade in ((1, 2), (2, 1), (3, None))]
    assert kept("best graded", graded) == [2]
    assert kept("best graded", graded[2:]) == [3]


def test_a_number_that_fewer_origins_tell_is_set_aside():
    told = said((8, "Radio Zawiya"), (12, "The Gazette"), (12, "The Herald"), (12, "the herald"))
    heard, aside = narrowed(told, ["told by most"])
    assert [each.likely for each in heard] == [12, 12, 12]
    assert aside[0].why == "independent sources that tell it: 1, that tell another: 2"


def test_what_a_person_judged_to_stand_is_heard_alone():
    assert kept("judged", [account(8), account(12, is_judged=True)]) == [12]
