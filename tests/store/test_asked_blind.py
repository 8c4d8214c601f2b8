"""Who codes a report blind, and what they must not see meanwhile, by one rule for queues, pages and calls."""

from __future__ import annotations

import pytest

from onrecord.store.asked_blind import asked_blind, blind_readings, is_asked_blind, is_blind_for
from onrecord.store.drafts import open_draft
from onrecord.store.entries import versions
from onrecord.store.models import Reading
from onrecord.store.second_readings import SECOND, assign, second_of
from tests.kept import as_person
from tests.second import PEOPLE, code_as, reading_of


@pytest.fixture
def told(case):
    """Give a case file of some reports, and their readings in order."""
    return case, sorted(reading_of(case, PEOPLE[:1], f"Report {n}") for n in range(5))


def give(case, reading, coder):
    with case.writing() as pen:
        assign(pen, reading, coder)


def asked_of(case, name):
    return sorted(asked_blind(as_person(case, name)))


def test_whoever_is_to_code_blind_waits_and_must_not_look(told):
    case, (first, second, *_) = told
    give(case, first, "rima")
    give(case, second, None)
    assert asked_of(case, "rima") == [first, second]
    assert asked_of(case, "hadi") == [second]
    assert is_blind_for(case, first, "rima")
    assert not is_blind_for(case, second, "rima")
    assert not is_blind_for(case, first, "hadi")
    assert blind_readings(case, "rima") == {first}
    code_as(case, first, "rima", PEOPLE[:1], blind=True)
    assert not is_blind_for(case, first, "rima")
    assert second_of(case, first).is_done
    assert blind_readings(case, "rima") == frozenset()
    assert asked_of(case, "rima") == [second]


def test_only_the_newest_word_on_a_report_holds(told):
    case, (first, *_) = told
    give(case, first, "rima")
    give(case, first, "hadi")
    assert asked_of(case, "rima") == []
    assert blind_readings(case, "rima") == frozenset()
    assert is_blind_for(case, first, "hadi")
    assert len(versions(case, SECOND, first)) == 2


def test_nobody_takes_what_they_coded_and_two_do_not_take_one(told):
    case, (first, second, *_) = told
    code_as(case, first, "rima", PEOPLE[:1])
    for reading in (first, second):
        give(case, reading, None)
    assert asked_of(case, "rima") == [second]
    open_draft(as_person(case, "rima"), Reading.objects.using(case.alias).get(pk=second), blind=True)
    assert asked_of(case, "hadi") == [first]
    assert asked_of(case, "rima") == [second]
    assert is_blind_for(case, second, "rima")
    assert blind_readings(case, "rima") == {second}


def test_what_somebody_coded_blind_waits_for_nobody_by_either_question(told):
    case, (first, *_) = told
    give(case, first, "rima")
    code_as(case, first, "hadi", PEOPLE[:1], blind=True)
    assert asked_of(case, "rima") == []
    assert not is_asked_blind(as_person(case, "rima"), first)
    assert not is_blind_for(case, first, "rima")


def test_many_are_told_alike_one_by_one_and_all_at_once(told):
    case, readings = told
    for each, coder in zip(readings, ("rima", None, "hadi", "rima", None), strict=True):
        give(case, each, coder)
    for name in ("rima", "hadi", "amal"):
        mine = as_person(case, name)
        assert asked_of(case, name) == [each for each in readings if is_asked_blind(mine, each)]
        assert blind_readings(case, name) == {each for each in readings if is_blind_for(case, each, name)}
