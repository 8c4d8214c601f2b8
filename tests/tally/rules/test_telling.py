from __future__ import annotations

from onrecord.core.values import Count
from onrecord.tally.accounts import Account
from onrecord.tally.rules.choosing import CHOOSING
from onrecord.tally.rules.narrowing import narrowed
from onrecord.tally.rules.telling import sources_of
from tests.tally.tellings import printed_again, tells


def told(number, fact):
    return Account(Count.exactly(number), (f"{fact.report}/c1",), fact)


def test_three_outlets_that_quote_one_monitor_do_not_outvote_two_of_their_own():
    accounts = [
        *(told(12, tells(f"r{place}", f"Outlet {place}", "Zawiya Monitor")) for place in range(3)),
        told(9, tells("r8", "Radio Zawiya")),
        told(9, tells("r9", "The Gazette")),
    ]
    assert dict(sources_of(accounts)) == {12: 1, 9: 2}
    assert CHOOSING["told by most"](accounts).number == 9


def test_a_number_printed_again_is_told_once_more_by_nobody():
    first = tells("r1", "Zawiya Monitor")
    accounts = [told(12, first), told(12, printed_again(first, "r2")), told(9, tells("r3", "The Gazette"))]
    assert dict(sources_of(accounts)) == {12: 1, 9: 1}


def test_whoever_another_number_shows_to_have_it_from_the_same_is_no_further_source():
    accounts = [
        told(12, tells("r1", "The Gazette", "Radio Zawiya")),
        told(12, tells("r2", "police")),
        told(9, tells("r3", "Radio Zawiya", "police")),
    ]
    assert sources_of(accounts)[12] == 1


def test_what_fewer_sources_tell_is_set_aside_with_both_numbers():
    accounts = [
        told(12, tells("r1", "Zawiya Monitor")),
        told(12, tells("r2", "The Gazette")),
        told(9, tells("r3", "police")),
    ]
    _, aside = narrowed(accounts, ["told by most"])
    assert [(each.account.likely, each.why) for each in aside] == [
        (9, "independent sources that tell it: 1, that tell another: 2")
    ]
