from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.values import Count
from onrecord.publish.casualties import MayBe
from onrecord.publish.whole.sums import Sums
from onrecord.tally.ranges import range_of_count
from tests.published import about_edition, ferry_file, incident_number


def total(told, outcome="killed", of="everybody", grades=()):
    sums = Sums("every-casualty")
    for each in told:
        sums.add(each)
    said = sums.said_of(about_edition(0, 0))
    return next(each.count for each in said.totals if (each.outcome, each.of, each.grades) == (outcome, of, grades))


def counted(id_, count, *may_be):
    file = incident_number(0)
    incident = replace(file.incident, id=id_, counts={"killed": count}, civilians={}, may_be=may_be)
    return replace(file, incident=incident)


def test_incidents_are_added_end_by_end():
    told = [counted("a", Count(2, 3, 4)), counted("b", Count(1, 1, 1))]
    assert total(told) == Count(3, 4, 5)


def test_one_open_end_leaves_the_sum_open():
    assert total([counted("a", Count(12)), counted("b", Count(1, 1, 1))]) == Count(13, 13, None)


def test_two_that_may_be_one_count_once_at_least_and_apart_at_most():
    told = [counted("a", Count(3, 3, 3), MayBe("b")), counted("b", Count(5, 5, 5), MayBe("a"))]
    assert total(told) == Count(5, 8, 8)


def test_two_that_are_likely_one_count_once_for_the_best():
    told = [counted("a", Count(3, 3, 3), MayBe("b", True)), counted("b", Count(5, 5, 5), MayBe("a", True))]
    assert total(told) == Count(5, 5, 8)


def test_one_whose_twin_is_not_in_the_edition_stands_alone():
    assert total([counted("a", Count(3, 3, 3), MayBe("gone"))]) == Count(3, 3, 3)


def test_confirmed_incidents_are_summed_apart_too():
    told = [ferry_file(), counted("b", Count(5, 5, 5))]
    assert total(told) == Count(7, 7, 7)
    assert total(told, grades=("confirmed",)) == Count(2, 2, 2)


def test_those_who_were_killed_come_first_and_everybody_before_civilians():
    sums = Sums("every-casualty")
    sums.add(ferry_file())
    told = [(each.outcome, each.of, each.grades) for each in sums.said_of(about_edition(0, 0)).totals]
    assert told[:4] == [
        ("killed", "everybody", ()), ("killed", "everybody", ("confirmed",)),
        ("killed", "civilian", ()), ("killed", "civilian", ("confirmed",)),
    ]  # fmt: skip
    assert {outcome for outcome, _, _ in told[4:]} == {"injured"}


def test_people_and_names_are_counted():
    sums = Sums("every-casualty")
    sums.add(ferry_file())
    assert (sums.incidents, sums.victims, sums.named) == (1, 3, 2)


@given(st.lists(st.tuples(*[st.integers(0, 50)] * 3), min_size=1, max_size=6))
def test_a_sum_is_never_less_than_its_largest_part(ends):
    told = [counted(str(n), Count(*sorted(each))) for n, each in enumerate(ends)]
    whole = total(told)
    assert whole.low <= whole.best <= whole.high
    assert whole.low >= max(range_of_count(each.incident.counts["killed"]).low for each in told)
