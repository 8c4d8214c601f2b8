"""How far coders agree is counted over codings that did not begin from one another, and each difference can be seen."""

from __future__ import annotations

import pytest

from onrecord.core.vocabulary import CoderKind
from onrecord.publish.methodology.settings import ReadApart
from onrecord.store.agreements import (
    agreement_kept,
    count_agreement,
    count_codings_since,
    differences,
    readings_with_several,
)
from tests.second import PEOPLE, code_as, reading_of, tell_pairs

PAIR = "english (rules) · rima"


@pytest.fixture
def told(case):
    """Give a case file of twelve reports that the machine and rima coded apart."""
    return case, tell_pairs(case)


def field(kept, key, by=None, name=None):
    """Give what was measured of a field, of all or of a group."""
    rows = kept.told["fields"] if by is None else kept.told["groups"][by][name]
    return next(each for each in rows if each["field"] == key)


def test_nothing_is_kept_before_it_is_counted(case):
    assert agreement_kept(case) is None
    kept = count_agreement(case)
    assert (kept.reports, kept.eligible, kept.told["fields"]) == (0, 0, [])


def test_fields_victims_and_pairs_are_counted(told):
    case, readings = told
    kept = count_agreement(case)
    assert (kept.reports, kept.eligible, kept.dependent) == (12, 12, 0)
    assert kept.read == ReadApart(apart=12)
    age = field(kept, "victim.age")
    assert (age["units"], age["reports"], age["is_cohen"]) == (21, 12, True)
    assert age["alike"] == pytest.approx(17 / 21)
    assert 0.5 < age["alpha"]["interval"]["low"] < age["alpha"]["value"] < age["alpha"]["interval"]["high"] <= 1
    assert age["own"]["value"] > 0.99
    assert field(kept, "victim.sex")["alpha"]["value"] == 1
    assert field(kept, "act.type")["alpha"]["why"] == "no variation"
    victims = next(each for each in kept.told["found"] if each["kind"] == "victim")
    assert (victims["both"], victims["only_one"], victims["only_other"]) == (21, 3, 0)
    for by, name in (("pair", PAIR), ("coder", "rima"), ("language", "en"), ("month", "2026-03")):
        assert field(kept, "victim.age", by, name)["units"] == 21
    assert readings_with_several(case) == sorted(readings)
    assert readings_with_several(case, sorted(readings)[9]) == sorted(readings)[10:]


def test_each_difference_leads_to_its_report(told):
    case, readings = told
    count_agreement(case)
    some = differences(case, "victim.age", limit=3)
    rest = differences(case, "victim.age", some[-1].id)
    assert len(some + rest) == 4
    assert {each.reading for each in some + rest} == {readings[n] for n in (0, 3, 6, 9)}
    told_of = {each.reading: each for each in some + rest}[readings[0]]
    assert told_of.thing == "Khaled Hamshou"
    assert dict(told_of.said) == {"english (rules)": "20", "rima": "21"}
    assert told_of.title == "Shells fell, as 0 tells"


def test_counting_again_takes_the_place_of_what_was_counted(told):
    case, _ = told
    first = count_agreement(case)
    code_as(case, reading_of(case, PEOPLE[:1], "Another"), "english", PEOPLE[:1], kind=CoderKind.RULES)
    assert count_codings_since(case, first) == 1
    again = count_agreement(case, 5)
    assert (again.reports, again.eligible) == (5, 12)
    assert count_codings_since(case, again) == 0
    assert agreement_kept(case).id == again.id
    assert len(differences(case, "victim.age")) <= 4


def test_codings_that_began_from_one_another_are_not_compared(case):
    reading = reading_of(case, PEOPLE[:2], "One")
    machine = code_as(case, reading, "english", PEOPLE[:2], kind=CoderKind.RULES)
    code_as(case, reading, "hadi", PEOPLE[:1], base=machine)
    kept = count_agreement(case)
    assert (kept.reports, kept.eligible, kept.dependent) == (0, 1, 1)
    assert kept.read == ReadApart(saw=1)
    code_as(case, reading, "rima", PEOPLE[:2], blind=True)
    kept = count_agreement(case)
    assert kept.reports == 1
    assert kept.read == ReadApart(people=1, blind=1)
    assert kept.told["coders"] == ["hadi", "rima"]
    assert sorted(kept.told["groups"]["pair"]) == [PAIR, "hadi · rima"]


def test_who_corrects_a_person_is_no_second_reading_and_two_machines_are_no_people(case):
    reading = reading_of(case, PEOPLE[:2], "One")
    first = code_as(case, reading, "hadi", PEOPLE[:1])
    code_as(case, reading, "rima", PEOPLE[:2], base=first)
    other = reading_of(case, PEOPLE[:2], "Two")
    for name in ("english", "rows"):
        code_as(case, other, name, PEOPLE[:2], kind=CoderKind.RULES)
    assert count_agreement(case).read == ReadApart(corrected=1, machines=1)
