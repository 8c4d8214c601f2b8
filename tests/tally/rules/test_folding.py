from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.values import Count
from onrecord.core.vocabulary import Stance
from onrecord.tally.ranges import Range
from onrecord.tally.rules.folding import fold, read_again
from onrecord.tally.rules.schemes import scheme_named
from tests.tally.told_accounts import account, fact, said

DEFAULT, ACLED = scheme_named("every-casualty"), scheme_named("acled")


def test_each_end_rests_on_the_claims_that_tell_it():
    folded = fold(said((8, "Radio Zawiya"), (12, "The Gazette")), DEFAULT)
    assert (folded.range, folded.low, folded.high) == (Range(8, 8, 12), ("r0/c1",), ("r1/c1",))
    assert folded.claims == ("r0/c1", "r1/c1")
    assert folded.rules[-3:] == ("low: fewest", "best: told by most", "high: most")


def test_where_nothing_is_heard_nobody_is_counted_and_the_reason_is_kept():
    folded = fold([account(12, fact(stance=Stance.DENIED))], DEFAULT)
    assert (folded.range, folded.claims, folded.rules) == (Range(0, 0, 0), (), DEFAULT.narrow)
    assert [each.why for each in folded.aside] == ["told as denied"]


def names(coding, number):
    return [account(1, coding=coding) for _ in range(number)]


def test_no_range_is_below_the_people_that_one_report_names():
    folded = fold([account(2)], DEFAULT, {"A": names("A", 3), "B": names("B", 1)})
    assert folded.range == Range(3, 3, 3)
    assert "low: 3 people are named" in folded.rules


def test_names_of_a_report_whose_number_is_set_aside_raise_nothing():
    told = [account(5, fact(on=10), "A"), account(2, fact(on=12), "B")]
    assert fold(told, DEFAULT, {"A": names("A", 5), "B": names("B", 2)}).range == Range(2, 2, 2)


def test_names_stand_where_only_the_number_is_in_doubt():
    folded = fold([account(5, fact(stance=Stance.UNCERTAIN))], DEFAULT, {"A": names("A", 2)})
    assert (folded.range, folded.low) == (Range(2, 2, 2), ("A/c1",))


def test_a_scheme_that_publishes_no_open_end_has_none():
    assert fold([account(Count(12))], DEFAULT).range == Range(12, 12, 12, 1)
    assert fold([account(Count(12))], replace(DEFAULT, keeps_open=False)).range == Range(12, 12, 12)


@pytest.mark.parametrize(
    ("words", "low"),
    [
        ("dozens", 12),
        ("Dozens of people", 12),
        ("tens", 10),
        ("at least dozens", 12),
        ("hundreds of thousands of people", 100_000),
        ("two dozen people", 24),
        ("dozens of men and hundreds of women", 24),
        ("several dozen people", 24),
        ("", 24),
    ],
)
def test_a_vague_word_is_read_as_the_scheme_has_it_wherever_it_stands(words, low):
    told = account(Count(24, None, None, words))
    assert read_again(told, ACLED.quantifiers).count.low == low
    assert read_again(told, DEFAULT.quantifiers) is told
