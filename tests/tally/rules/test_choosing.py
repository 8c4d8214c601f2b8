from __future__ import annotations

import pytest

from onrecord.core.values import Count
from onrecord.core.vocabulary import Stance
from onrecord.tally.rules.choosing import CHOOSING
from tests.tally.told_accounts import account, fact, said


def chosen(rule, accounts):
    choice = CHOOSING[rule](accounts)
    return choice.number, choice.is_open, [each.coding for each in choice.accounts]


@pytest.mark.parametrize("rule", CHOOSING)
def test_of_one_account_every_rule_gives_its_number_and_its_claims(rule):
    choice = CHOOSING[rule]([account(12)])
    assert (choice.number, choice.claims, choice.is_open) == (12, ("A/c1",), False)


def test_the_fewest_is_of_those_who_bound_it_below():
    told = said((12, "Radio Zawiya"), (8, "The Gazette"), (Count(None, None, 5), "The Herald"))
    assert chosen("fewest", told) == (8, False, ["r1"])
    assert chosen("fewest", told[2:]) == (0, False, ["r2"])


def test_the_most_is_open_where_whoever_tells_of_the_most_names_no_end():
    told = said((Count(20), "Radio Zawiya"), (15, "The Gazette"))
    assert chosen("most", told) == (20, True, ["r0"])
    assert chosen("most", said((Count(12), "Radio Zawiya"), (15, "The Gazette"))) == (15, False, ["r1"])


def test_an_allegation_raises_the_most_only_where_there_is_nothing_surer():
    told = [account(6), account(20, fact("The Gazette", stance=Stance.ALLEGED), "B")]
    assert chosen("most without allegations", told) == (6, False, ["A"])
    assert chosen("most without allegations", told[1:]) == (20, False, ["B"])


def test_origins_are_counted_not_reports_and_of_as_many_the_lower_stands():
    told = [
        account(12, fact(source, "Zawiya Hospital"), source) for source in ("The Post", "The Herald", "The Gazette")
    ]
    assert chosen("told by most", [*told, account(8)]) == (8, False, ["A"])
    assert chosen("told by most", [*told, account(8), account(12, fact("Civil Defence"), "B")])[0] == 12


def test_the_lowest_told_is_the_most_conservative():
    assert chosen("lowest told", said((Count(30, None, 40), "Radio Zawiya"), (35, "The Gazette")))[0] == 30


def test_the_newest_is_the_lowest_of_its_day():
    told = [account(20, fact(on=10)), account(9, fact(on=12), "B"), account(7, fact(on=12), "C")]
    assert chosen("newest", told) == (7, False, ["C"])
    assert chosen("newest", [account(20, fact(on=None)), account(9, fact(on=None))])[0] == 9


def test_the_best_graded_is_what_most_of_the_most_reliable_tell():
    told = [
        account(8, fact("Coast Blog", grade=3), "A"),
        account(12, fact("Zawiya Hospital", grade=1), "B"),
        account(14, fact("Civil Defence", grade=1), "C"),
    ]
    assert chosen("best graded", told) == (12, False, ["B"])
    assert chosen("best graded", said((8, "Radio Zawiya"), (12, "The Gazette")))[0] == 8
