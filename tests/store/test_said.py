"""Judgements as a reader goes through them, and read once by a process."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.store import judgements
from onrecord.store.judgements import IDENTITY, SAME, UNSURE, identity_judgements
from onrecord.store.recording import record_judgement, record_withdrawal
from onrecord.store.said import Wanted, judges, said_among, said_lately, said_numbered, said_of_pair
from tests.cases import case_filled
from tests.told import KHALED, RIM, subject_of, tell_and_link

linked = case_filled(tell_and_link)


def judge(case, people, decision=SAME, **shown):
    pair = [subject_of(case, people[place][0]) for place in (0, 1)]
    with case.writing() as pen:
        return record_judgement(pen, IDENTITY, decision, pair, "asked", **shown).pk


def test_one_taken_back_says_by_whom_and_why(linked):
    number = judge(linked, KHALED, model="persons@1")
    with linked.writing() as pen:
        record_withdrawal(pen, number, "a slip")
    (row,) = said_lately(linked, Wanted(), 10)
    assert (row.model, row.holds, row.taken_back.by, row.taken_back.why) == ("persons@1", False, "amal", "a slip")
    assert said_numbered(linked, number) == row
    assert said_numbered(linked, number + 1) is None
    assert said_of_pair(linked, row.other, row.one) == [row]
    assert said_among(identity_judgements(linked), [row.one, row.other]) == [row]
    assert said_among(identity_judgements(linked), [row.one]) == []


def test_they_are_found_by_person_day_and_decision_newest_first(linked):
    first = judge(linked, KHALED)
    second = judge(replace(linked, writer=replace(linked.writer, name="huda")), RIM, UNSURE)
    every = said_lately(linked, Wanted(), 10)
    assert [row.number for row in every] == [second, first]
    assert judges(linked) == ["amal", "huda"]
    assert [row.number for row in said_lately(linked, Wanted(by="huda"), 10)] == [second]
    assert [row.number for row in said_lately(linked, Wanted(decision=SAME), 10)] == [first]
    day = every[0].when.date()
    assert len(said_lately(linked, Wanted(day=day), 10)) == 2
    assert said_lately(linked, Wanted(day=day.replace(year=2020)), 10) == []
    assert [row.number for row in said_lately(linked, Wanted(), 10, before=second)] == [first]


def test_a_judgement_is_read_once_and_one_that_was_broken_off_is_forgotten(linked, monkeypatch):
    judge(linked, KHALED)
    before = identity_judgements(linked)
    with pytest.raises(ZeroDivisionError):
        _break_off(linked)
    assert identity_judgements(linked) == before
    monkeypatch.setattr(judgements, "_models", lambda *_: pytest.fail("read again"))
    assert identity_judgements(linked) == before


def _break_off(case):
    pair = [subject_of(case, RIM[place][0]) for place in (0, 1)]
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, pair, "asked")
        assert len(identity_judgements(case)) == 2
        raise ZeroDivisionError
