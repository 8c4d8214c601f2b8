from __future__ import annotations

from onrecord.core.values import Count
from onrecord.tally.kinds import REST, kinds_of, together
from onrecord.tally.ranges import Range
from onrecord.tally.rules.folding import fold
from onrecord.tally.rules.schemes import scheme_named
from onrecord.tally.victims import Kind, Person
from tests.tally.told_accounts import account, fact

SCHEME = scheme_named("every-casualty")
WOMEN, MEN = Kind(sex="female"), Kind(sex="male")


def person(coding, kind, count):
    return Person(f"{coding}/p", coding, kind, account(count, fact(coding), coding))


def ranges(totals, *people):
    whole = fold([account(count, fact(coding), coding) for coding, count in totals.items()], SCHEME)
    by_coding = {coding: [each for each in people if each.coding == coding] for coding in totals}
    return {kind: folded.range for kind, folded in kinds_of(by_coding, whole, SCHEME)}


def test_what_kinds_leave_of_the_whole_is_of_unknown_kind():
    assert ranges({"A": 20}, person("A", WOMEN, 4)) == {WOMEN: Range(4, 4, 4), Kind(): Range(16, 16, 16)}


def test_kinds_that_are_all_of_the_whole_leave_nobody():
    assert ranges({"A": 9}, person("A", WOMEN, 4), person("A", MEN, 5)) == {
        WOMEN: Range(4, 4, 4),
        MEN: Range(5, 5, 5),
    }


def test_people_of_one_kind_in_one_report_are_added_and_of_two_reports_a_range():
    found = ranges({"A": 9, "B": 9}, person("A", WOMEN, 4), person("A", WOMEN, 2), person("B", WOMEN, 3))
    assert found[WOMEN] == Range(3, 3, 6)


def test_no_kind_is_above_the_whole():
    found = ranges({"A": 10, "B": 8}, person("A", WOMEN, 10))
    assert found == {WOMEN: Range(8, 8, 10), Kind(): Range(0, 0, 2)}


def test_kinds_of_reports_that_disagree_are_lowered_to_the_best_of_the_whole():
    found = ranges({"A": 6, "B": 6}, person("A", WOMEN, 6), person("B", MEN, 6))
    assert sum(each.best for each in found.values()) == 6
    assert sum(each.low for each in found.values()) == 0
    assert sum(each.high for each in found.values()) >= 6


def test_an_open_end_belongs_to_the_kind_that_is_told_openly():
    assert ranges({"A": Count(12)}, person("A", WOMEN, Count(12))) == {WOMEN: Range(12, 12, 12, 1)}
    assert ranges({"A": Count(12)}, person("A", WOMEN, 12)) == {WOMEN: Range(12, 12, 12), Kind(): Range(0, 0, 0, 1)}


def test_the_rest_rests_on_the_claims_of_people_of_unknown_kind_or_of_the_whole():
    whole = fold([account(9)], SCHEME)
    people = {"A": [person("A", WOMEN, 4)]}
    rest = dict(kinds_of(people, whole, SCHEME))[Kind()]
    assert (rest.rules, rest.claims) == ((REST,), whole.claims)


def test_accounts_of_different_people_are_added_end_by_end():
    one = together([account(Count(3, None, 5)), account(Count(4), coding="B")])
    assert (one.count, one.claims) == (Count(7, 7, None), ("A/c1", "B/c1"))
