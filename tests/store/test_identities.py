"""Judgements on who is one: what is followed, what contradicts; that what is withdrawn leaves records as before."""

from __future__ import annotations

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.linkage.inference import infer
from onrecord.store.judgements import (
    DIFFERENT,
    IDENTITY,
    SAME,
    UNSURE,
    identity_judgements,
    judged,
    judgement_row,
)
from onrecord.store.models import Record
from onrecord.store.rebuilding import rebuild, records
from onrecord.store.recording import record_judgement, record_withdrawal
from tests.told import KHALED, RIM, recode, tell

DECISIONS = (SAME, DIFFERENT, UNSURE)


@pytest.fixture
def people(case):
    """Four reports of one man; give the case file and his subjects."""
    for number in range(4):
        tell(case, (KHALED[number % 3], RIM[0]), f"Shells, as {number} tells")
    rows = Record.objects.using(case.alias).filter(kind="victim")
    assert rows.count() == 8
    found = sorted(
        each.members[0] for each in records(case) if each.kind == "victim" and each.members[0].endswith("/p1")
    )
    return case, found


def as_kept(case):
    return list(Record.objects.using(case.alias).order_by("pk").values_list("pk", "kind", "body"))


def judge(case, decision, one, other, **shown):
    with case.writing() as pen:
        return record_judgement(pen, IDENTITY, decision, [one, other], "asked the family", **shown).pk


def withdraw(case, number):
    with case.writing() as pen:
        record_withdrawal(pen, number, "a mistake")


def groups(case):
    return {frozenset(each.members) for each in records(case) if len(each.members) > 1}


def test_different_parts_what_older_judgements_joined(people):
    case, (a, b, c, _) = people
    judge(case, SAME, a, b)
    judge(case, SAME, b, c)
    assert groups(case) == {frozenset((a, b, c))}
    judge(case, DIFFERENT, a, c)
    assert groups(case) == {frozenset((b, c))}
    (found,) = infer(identity_judgements(case)).contradictions
    assert found.different.pair == (a, c)


def test_different_withdrawn_joins_again(people):
    case, (a, b, c, _) = people
    judge(case, SAME, a, b)
    judge(case, SAME, b, c)
    before = as_kept(case)
    number = judge(case, DIFFERENT, a, c)
    withdraw(case, number)
    assert as_kept(case) == before


def test_unsure_and_different_alone_change_no_record(people):
    case, (a, b, c, _) = people
    before = as_kept(case)
    judge(case, UNSURE, a, b)
    judge(case, DIFFERENT, b, c)
    assert as_kept(case) == before


def test_the_version_of_the_scores_is_kept_with_the_judgement(people):
    case, (a, b, c, _) = people
    judge(case, SAME, a, b, model="persons@2026.2", weight=4.2)
    judge(case, SAME, b, c)
    assert [row.model for row in identity_judgements(case)] == ["persons@2026.2", None]
    assert judged(case).same == ((1, a, b), (2, b, c))


def test_a_machine_gives_way_to_people_whenever_they_judged(people):
    case, (a, b, c, _) = people
    judge(case, SAME, a, b)
    judge(case, DIFFERENT, a, c)
    with case.writing() as pen:
        row = judgement_row(pen, (IDENTITY, SAME), [b, c], "likely 0.9999", by="onrecord link persons@2026.2")
        pen.note("accepted", "person", [row])
    assert [row.pair for row in infer(identity_judgements(case)).same] == [(a, b)]


def test_a_reason_left_blank_by_who_withdrew_breaks_nothing(people):
    case, (a, b, *_) = people
    number = judge(case, SAME, a, b)
    with case.writing() as pen:
        record_withdrawal(pen, number, " ")
    assert [row.why for row in identity_judgements(case)] == ["asked the family", "no reason"]


def test_what_was_judged_of_a_person_holds_of_that_person_in_a_newer_coding(people):
    case, _ = people
    name = "Khaled Mustafa Hamshou"
    told = [each for each in records(case) if name in {held.value for held in each.values}]
    first, last = sorted(each.members[0] for each in told)
    number = judge(case, SAME, first, last)
    recode(case, (KHALED[0], RIM[0]), (RIM[0], KHALED[0]), "Shells, as 0 tells")
    (joined,) = groups(case)
    assert len(joined & {first, last}) == 1
    assert {each.rpartition("/")[2] for each in joined - {first, last}} == {"p2"}
    held = as_kept(case)
    list(rebuild(case))
    assert as_kept(case) == held
    withdraw(case, number)
    assert groups(case) == set()
    held = as_kept(case)
    list(rebuild(case))
    assert as_kept(case) == held


def test_where_the_newer_coding_has_nobody_of_that_name_the_judgement_stays_behind(people):
    case, (a, b, *_) = people
    judge(case, SAME, a, b)
    for number in range(4):
        recode(case, (KHALED[number % 3], RIM[0]), (RIM[0],), f"Shells, as {number} tells")
    assert groups(case) == set()
    assert {row.pair for row in identity_judgements(case)} == {tuple(sorted((a, b)))}
    held = as_kept(case)
    list(rebuild(case))
    assert as_kept(case) == held


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(DECISIONS), st.sampled_from([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)])),
        min_size=1,
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_judged_and_withdrawn_in_any_order_records_are_what_they_were(people, told, chance):
    case, subjects = people
    before = as_kept(case)
    numbers = [judge(case, decision, subjects[one], subjects[other]) for decision, (one, other) in told]
    held = as_kept(case)
    list(rebuild(case))
    assert as_kept(case) == held
    chance.shuffle(numbers)
    for number in numbers:
        withdraw(case, number)
    assert as_kept(case) == before


def test_what_is_known_of_judgements_is_read_once_and_never_kept_of_what_is_undone(people):
    case, (a, b, c, d) = people
    judge(case, SAME, a, b)
    first = identity_judgements(case)
    with CaptureQueriesContext(connections[case.alias]) as asked:
        assert identity_judgements(case) == first
    assert len(asked) <= 4

    def undone():
        with case.writing() as pen:
            record_judgement(pen, IDENTITY, DIFFERENT, [c, d], "it will not be kept")
            assert len(identity_judgements(case)) == 2
            raise RuntimeError

    with pytest.raises(RuntimeError):
        undone()
    assert identity_judgements(case) == first
    # Under the number that the one that was undone had.
    judge(case, UNSURE, b, d)
    assert [str(row.decision) for row in identity_judgements(case)] == [SAME, UNSURE]


def test_judgements_follow_a_coding_that_came_after_they_were_known(people):
    case, (a, b, *_) = people
    judge(case, SAME, a, b)
    assert identity_judgements(case)[0].pair == (a, b)
    recode(case, (KHALED[0], RIM[0]), (RIM[0], KHALED[0]), "Shells, as 0 tells")
    (row,) = identity_judgements(case)
    assert row.pair != (a, b)
    assert len({*row.pair} & {a, b}) == 1


def test_a_judgement_among_many_on_others_changes_the_same_records(people):
    case, (a, b, c, d) = people
    judge(case, SAME, a, b)
    judge(case, UNSURE, b, c)
    number = judge(case, DIFFERENT, c, d)
    withdraw(case, number)
    judge(case, SAME, c, d)
    judge(case, SAME, a, c)
    kept = as_kept(case)
    for _ in rebuild(case):
        pass
    assert as_kept(case) == kept
    assert groups(case) == {frozenset((a, b, c, d))}
