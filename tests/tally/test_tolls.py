from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.vocabulary import Outcome, RecordKind
from onrecord.tally.happenings import Period
from onrecord.tally.ranges import Range
from onrecord.tally.tolls import OUTCOME_OF_ACT, Beside, Documented, TollScope, scope_of
from tests.tally.told_accounts import record


def toll(*told, kind=RecordKind.TOLL):
    return record(kind, *((path, value, "A/c1") for path, value in told))


def beside(low, high, certain, possible=None):
    scope = TollScope("1", Outcome.KILLED, low, high, Period())
    documented = Documented(Range(*certain), Range(*(possible or certain)), 2)
    return Beside(scope, documented)


def test_a_toll_claims_a_number_of_its_time_and_place():
    told = toll(
        ("act", "killing"), ("count.low", 2001), ("period.earliest", "2013-01-01"), ("period.latest", "2013-12-31"),
        ("where.country", "LY"), ("where.name", "Zawiya"), ("actor", "Northern Army"), ("population", "civilians"),
    )  # fmt: skip
    period = Period(date(2013, 1, 1), date(2013, 12, 31))
    assert scope_of(told) == TollScope(
        "1", Outcome.KILLED, 2001, None, period, "LY", "Zawiya", "Northern Army", "civilians"
    )


def test_a_best_number_alone_is_the_least_that_a_toll_claims():
    found = scope_of(toll(("act", "injury"), ("count.best", 50)))
    assert (found.outcome, found.low, found.high) == (Outcome.INJURED, 50, None)


def test_a_country_is_no_place_in_it():
    told = toll(("act", "killing"), ("count.high", 9), ("where.name", "Libya"), ("where.precision", "country"))
    assert scope_of(told).place is None


@pytest.mark.parametrize(
    "told",
    [
        toll(("act", "killing")),
        toll(("act", "rumour"), ("count.low", 9)),
        toll(("act", "killing"), ("count.low", 9), kind=RecordKind.INCIDENT),
        toll(("act", "killing"), ("count.low", "many")),
    ],
    ids=["without a number", "of no act that is counted", "of an incident", "of a word"],
)
def test_what_claims_no_number_of_anything_counted_is_no_toll(told):
    assert scope_of(told) is None


def test_what_a_toll_claims_beyond_the_documented_is_told_apart():
    assert beside(2001, None, (12, 12, 15)).not_itemised == (1986, None)
    assert beside(20, 30, (12, 12, 15), (12, 12, 18)).not_itemised == (2, 18)
    assert beside(5, 9, (12, 12, 15)).not_itemised == (0, 0)


def test_more_documented_than_a_toll_has_at_most_is_told_of():
    assert beside(5, 9, (12, 12, 15)).is_exceeded
    assert not beside(5, 13, (12, 12, 15)).is_exceeded
    assert not beside(5, None, (12, 12, 15)).is_exceeded


def test_every_act_that_a_toll_can_be_of_has_an_outcome_of_its_own():
    assert len(set(OUTCOME_OF_ACT.values())) == len(OUTCOME_OF_ACT)
