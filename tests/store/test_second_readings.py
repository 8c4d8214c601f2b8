"""A share of reports goes to a second coder by a rule that nobody can steer, and who codes blind is told apart."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import CoderKind
from onrecord.store.asked_blind import blind_readings, is_blind_for
from onrecord.store.entries import body_of, versions
from onrecord.store.models import Draft, Listing
from onrecord.store.second_readings import (
    SHARE,
    assign,
    count_undrawn,
    draw,
    is_drawn,
    seconds,
    set_share,
    shares,
)
from tests.second import PEOPLE, code_as, reading_of


@pytest.fixture
def told(case):
    """Give a case file of twelve reports, and their readings in order."""
    readings = [reading_of(case, PEOPLE[:1], f"Report {n}") for n in range(12)]
    return case, sorted(readings)


def share(case, part, language=""):
    with case.writing() as pen:
        return set_share(pen, part, language)


def give(case, reading, coder):
    with case.writing() as pen:
        assign(pen, reading, coder)


def drawn(case):
    with case.writing() as pen:
        return draw(pen)


def test_the_rule_draws_about_the_share_and_keeps_what_it_drew():
    readings = [f"{n:064x}" for n in range(4000)]
    some = {each for each in readings if is_drawn(each, 0.1, "salt")}
    more = {each for each in readings if is_drawn(each, 0.2, "salt")}
    assert 320 < len(some) < 480
    assert some < more
    assert some != {each for each in readings if is_drawn(each, 0.1, "another")}


def test_every_report_is_drawn_once_and_nothing_without_a_share(told):
    case, readings = told
    assert drawn(case) == 0
    assert share(case, 1.0)
    assert count_undrawn(case) == 12
    assert drawn(case) == 12
    assert drawn(case) == 0
    assert [each.reading for each in seconds(case)] == readings
    assert {(each.coder, each.asked_by, each.is_done) for each in seconds(case)} == {(None, "rule", False)}


def test_a_language_has_a_share_of_its_own(told):
    case, readings = told
    Listing.objects.using(case.alias).filter(reading__in=readings[:4]).update(language="ar")
    share(case, 1.0, "ar")
    assert shares(case) == {"ar": 1.0}
    assert drawn(case) == 4
    assert not share(case, 1.0, "ar")


def test_the_salt_stays_when_the_share_changes(told):
    case, _ = told
    share(case, 0.5)
    share(case, 0.7)
    share(case, 0.2, "ar")
    bodies = [body_of(each) for key in ("", "ar") for each in versions(case, SHARE, key)]
    assert [each["share"] for each in bodies] == [0.5, 0.7, 0.2]
    salts = {each["salt"] for each in bodies}
    assert len(salts) == 1


@pytest.mark.parametrize("part", [-0.1, 1.1])
def test_a_share_is_at_most_all(told, part):
    with pytest.raises(BadOption, match="0% to 100%"):
        share(told[0], part)


def test_nobody_codes_blind_what_they_coded_or_twice(told):
    case, (first, second, *_) = told
    code_as(case, first, "rima", PEOPLE[:1])
    with pytest.raises(BadOption, match="somebody who coded this report"):
        give(case, first, "rima")
    give(case, first, None)
    code_as(case, second, "hadi", PEOPLE[:1], kind=CoderKind.RULES)
    give(case, second, "rima")
    code_as(case, second, "rima", PEOPLE[:1], blind=True)
    with pytest.raises(BadOption, match="coded blind already"):
        give(case, second, "hadi")
    with pytest.raises(BadOption, match="in force"):
        give(case, "0" * 64, "rima")


def test_whoever_began_to_code_blind_must_not_look_either(told):
    case, (first, *_) = told
    give(case, first, None)
    code_as(case, first, "rima", PEOPLE[:1], blind=True)
    Draft.objects.using(case.alias).update(coding=None)
    assert is_blind_for(case, first, "rima")
    assert blind_readings(case, "rima") == {first}
    assert not is_blind_for(case, first, "hadi")
