"""What is settled of two codings comes in force, both stay, and nobody settles their own unless nobody else may."""

from __future__ import annotations

import json

import pytest

from onrecord.coding.agreement.settling import OTHER, Choice, open_questions
from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import CoderKind
from onrecord.jobs.sharing import rebuild_case
from onrecord.store.adjudicating import (
    adjudicate,
    count_waiting,
    is_own,
    others_may_settle,
    pair_of_reading,
    settled_of,
    waiting_pairs,
)
from onrecord.store.agreements import count_agreement
from onrecord.store.codings import codings_in_force
from onrecord.store.ledger import ledger_rows
from onrecord.store.models import Coding, Draft, Listing, Reading
from onrecord.store.people.members import add_member
from onrecord.store.rebuilding import verify_listings
from onrecord.store.second_readings import assign
from tests.second import PEOPLE, code_as, reading_of


@pytest.fixture
def told(case):
    """Give a case file with a report that hadi coded, and rima blind with another age; and the reading."""
    reading = reading_of(case, PEOPLE[:2], "One")
    code_as(case, reading, "english", PEOPLE[:2], kind=CoderKind.RULES)
    code_as(case, reading, "hadi", PEOPLE[:2])
    code_as(case, reading, "rima", PEOPLE[:2], blind=True, ages={"p1": 27})
    return case, reading


def in_force(case, reading):
    return Listing.objects.using(case.alias).get(reading=reading).coding


def settled(case, reading, **choices):
    pair = pair_of_reading(case, reading)
    with case.writing() as pen:
        return adjudicate(pen, pair, choices or {key: Choice("right") for key in open_questions(pair.things, {})})


def test_a_blind_coding_waits_and_is_not_in_force(told):
    case, reading = told
    (waiting,) = waiting_pairs(case)
    assert (waiting.reading, waiting.blind_by, waiting.other, waiting.is_ready) == (reading, "rima", "hadi", True)
    assert count_waiting(case) == 1
    assert Coding.objects.using(case.alias).get(pk=in_force(case, reading)).name == "hadi"


def test_a_blind_coding_comes_in_force_by_no_rebuild(told):
    case, reading = told
    before = in_force(case, reading)
    list(rebuild_case(case))
    assert in_force(case, reading) == before
    assert [each for each in verify_listings(case) if each is not None] == []


def test_a_coding_whose_version_says_blind_is_never_in_force(told):
    case, reading = told
    before = in_force(case, reading)
    code_as(case, reading, "leila", PEOPLE[:1], blind=True, version="blind 1")
    Draft.objects.using(case.alias).update(coding=None)
    rows = list(Reading.objects.using(case.alias).filter(pk=reading))
    assert codings_in_force(case, rows)[reading].name != "leila"
    assert in_force(case, reading) == before


def test_a_blind_coding_without_another_is_not_ready(case):
    reading = reading_of(case, PEOPLE[:1], "One")
    code_as(case, reading, "rima", PEOPLE[:1], blind=True)
    (waiting,) = waiting_pairs(case)
    assert not waiting.is_ready
    assert pair_of_reading(case, reading) is None
    assert in_force(case, reading) is None


def test_what_is_settled_is_in_force_and_both_codings_stay(told):
    case, reading = told
    pair = pair_of_reading(case, reading)
    assert pair.coders == ("hadi", "rima")
    (key,) = open_questions(pair.things, {})
    made = settled(case, reading, **{key: Choice("right")})
    assert in_force(case, reading) == made == settled_of(case, reading)
    assert Coding.objects.using(case.alias).filter(pk__in=pair.codings).count() == 2
    row = Coding.objects.using(case.alias).get(pk=made)
    assert (row.kind, row.name, row.version) == ("person", "amal", "adjudicated")
    (note,) = (each for each in ledger_rows(case.alias) if each.action == "adjudicated")
    detail = json.loads(note.detail)
    assert (detail["codings"], detail["settled"], detail["own"]) == (list(pair.codings), made, False)
    assert detail["choices"] == {key: "right"}
    assert count_waiting(case) == 0
    assert count_agreement(case).told["coders"] == ["english (rules)", "hadi", "rima"]


def test_a_typed_value_is_settled_with_its_words(told):
    case, reading = told
    made = settled(case, reading, **{"p1.age": Choice(OTHER, "21", f"{PEOPLE[0][0]}, {PEOPLE[0][1]}")})
    assert in_force(case, reading) == made


def test_what_is_refused_leaves_nothing(told):
    case, reading = told
    with pytest.raises(BadOption, match="no choice"):
        settled(case, reading, nothing=Choice("left"))
    assert settled_of(case, reading) is None
    assert count_waiting(case) == 1


def test_nobody_settles_their_own_while_another_may(told):
    case, reading = told
    code_as(case, reading, "amal", PEOPLE[:2])
    pair = pair_of_reading(case, reading)
    assert is_own(pair, "amal")
    assert not others_may_settle(case, pair)
    with case.writing() as pen:
        add_member(pen, "leila", ("reviewer",))
    assert others_may_settle(case, pair)
    with pytest.raises(BadOption, match="who made one of the two"):
        settled(case, reading)


def test_whoever_settles_their_own_for_want_of_others_is_told_of(told):
    case, reading = told
    code_as(case, reading, "amal", PEOPLE[:2])
    settled(case, reading)
    (note,) = (each for each in ledger_rows(case.alias) if each.action == "adjudicated")
    assert json.loads(note.detail)["own"] is True


def test_whoever_is_to_code_blind_settles_nothing(case):
    reading = reading_of(case, PEOPLE[:2], "One")
    code_as(case, reading, "hadi", PEOPLE[:2])
    code_as(case, reading, "rima", PEOPLE[:1], blind=True)
    pair = pair_of_reading(case, reading)
    Draft.objects.using(case.alias).update(coding=None)
    with case.writing() as pen:
        assign(pen, reading, "amal")
    with pytest.raises(BadOption, match="code this report blind"), case.writing() as pen:
        adjudicate(pen, pair, {})
