"""The table of SDG 16.1.2: every documented death once, by sex, age group, status and cause; nothing estimated."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.vocabulary import Outcome
from onrecord.tally.ranges import added
from onrecord.tally.tables.columns import rules_for
from onrecord.tally.tables.sdg import DeathsOfIncident, deaths_of, gathered
from onrecord.tally.twins import twins_of
from tests.tally.tables.incidents import Party, Says, incidents, told_of

WOMEN = Party(3, "female", "adult", "civilian")
HEAVY = "heavy weapons and explosive munitions"


def rows_of(*told):
    return list(gathered(deaths_of(told_of("every-casualty", *told))))


def cells(row):
    return row.sex, row.age_group, row.status, row.cause, row.low, row.best, row.high


def test_people_are_told_in_the_words_of_the_indicator():
    rows = rows_of(Says((WOMEN, Party(2, "male", "child", "directly participating"))))
    assert [cells(row) for row in rows] == [
        ("man", "child", "directly participating in hostilities", HEAVY, 2, 2, 2),
        ("woman", "adult", "civilian", HEAVY, 3, 3, 3),
    ]
    assert {row.data_type for row in rows} == {"individually documented deaths"}


def test_who_is_in_no_kind_is_in_the_rows_of_unknown():
    rows = rows_of(Says((WOMEN,), killed=10))
    assert cells(rows[-1]) == ("unknown", "unknown", "unknown", HEAVY, 7, 7, 7)


def test_a_sex_that_the_indicator_does_not_list_is_unknown_in_it():
    assert [row.sex for row in rows_of(Says((Party(1, "other"),)))] == ["unknown"]


def test_the_cause_is_that_of_the_act_by_which_a_kind_of_people_died():
    men = Party(2, "male", "adult", "civilian", act=2)
    rows = rows_of(Says((WOMEN, men), killed=9, methods=("shelling", "shooting")))
    assert [(row.sex, row.cause) for row in rows] == [
        ("man", "small arms and light weapons"),
        ("woman", HEAVY),
        ("unknown", "unknown"),
    ]


def test_a_cause_that_is_not_told_or_told_twice_is_unknown():
    assert [row.cause for row in rows_of(Says((WOMEN,), methods=(None,)))] == ["unknown"]
    again = Party(1, "female", "adult", "civilian", act=2)
    assert [row.cause for row in rows_of(Says((WOMEN, again), methods=("shelling", "shooting")))] == ["unknown"]


def test_every_cause_of_the_codebook_is_one_of_the_indicator():
    codebook = told_of("every-casualty", Says()).codebook
    causes = {method.cause for method in codebook.methods.values()} - {None}
    assert causes <= set(rules_for("sdg")["causes"])


@given(st.lists(incidents, max_size=3))
def test_the_rows_come_to_the_whole_and_each_is_in_order(several):
    told = [told_of("every-casualty", *each) for each in several]
    rows = list(gathered(piece for each in told for piece in deaths_of(each)))
    whole = added(each.whole(Outcome.KILLED) for each in told)
    assert all(0 <= row.low <= row.best <= row.high for row in rows)
    assert sum(row.best for row in rows) == whole.best
    assert sum(row.low for row in rows) <= whole.low
    assert sum(row.high for row in rows) >= whole.high


def piece(record, number):
    from onrecord.tally.ranges import Range

    return DeathsOfIncident(key=(0, 0, 0, 2), range=Range(number, number, number), records=(record,))


def test_incidents_that_may_be_one_count_as_one_for_the_lower_end_and_apart_for_the_upper():
    (row,) = gathered([piece("a", 5), piece("b", 8), piece("c", 2)], twins_of([("a", "b")]))
    assert (row.low, row.best, row.high, row.incidents, row.records) == (10, 15, 15, 3, ("a", "b", "c"))


def test_records_are_kept_only_if_asked_for():
    (row,) = gathered([piece("a", 5), piece("b", 8)], keeps_records=False)
    assert (row.records, row.incidents) == ((), 2)


def test_the_same_incidents_give_the_same_rows_in_any_order():
    told = [piece("a", 5), piece("b", 8), piece("c", 2)]
    twins = twins_of([("a", "b")])
    assert list(gathered(told, twins)) == list(gathered(told[::-1], twins))
