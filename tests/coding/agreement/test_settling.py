"""What somebody settles of two codings is a coding that keeps the contract, made of their claims or of typed values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.coding.agreement.beside import beside
from onrecord.coding.agreement.settling import DROP, KEEP, OTHER, Choice, open_questions, settle
from onrecord.core.coding import Coder
from onrecord.core.contract import check_coding
from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import CoderKind, Sex
from tests.coding.agreement.test_aligning import CODINGS, without
from tests.lifelike import bread_queue_coding

JUDGE = Coder(CoderKind.PERSON, "rima", "1", "casualty@2026.1")


def aged(coding, victim, age):
    """Give a coding in which a victim has another age."""
    incidents = tuple(
        replace(each, victims=tuple(replace(one, age=age) if one.id == victim else one for one in each.victims))
        for each in coding.incidents
    )
    claims = tuple(
        replace(claim, value=age) if (claim.subject, claim.property) == (victim, "age") else claim
        for claim in coding.claims
    )
    return replace(coding, incidents=incidents, claims=claims)


def victim(coding, id_):
    """Give a victim of a coding by id."""
    return next(each for incident in coding.incidents for each in incident.victims if each.id == id_)


@pytest.mark.parametrize("make", CODINGS)
def test_two_codings_that_say_the_same_settle_themselves(make):
    coding = make()
    things = beside(coding, coding)
    assert open_questions(things, {}) == []
    settled = settle(coding.report, things, {}, JUDGE)
    check_coding(settled)
    assert settled.coder == JUDGE
    for one, other in zip(settled.incidents, coding.incidents, strict=True):
        assert [each.id for each in one.victims] == [each.id for each in other.victims]
        assert (one.when, one.where, one.counts) == (other.when, other.where, other.counts)


@pytest.mark.parametrize(("side", "age"), [("left", 45), ("right", 54)])
def test_the_side_that_was_chosen_stands(side, age):
    coding = bread_queue_coding()
    things = beside(coding, aged(coding, "p1", 54))
    assert open_questions(things, {}) == ["p1.age"]
    assert victim(settle(coding.report, things, {"p1.age": Choice(side)}, JUDGE), "p1").age == age


def test_a_typed_value_rests_on_the_words_typed():
    coding = bread_queue_coding()
    things = beside(coding, aged(coding, "p1", 54))
    settled = settle(coding.report, things, {"p1.age": Choice(OTHER, "40+", "Nadia Haddad, 45")}, JUDGE)
    (claim,) = (each for each in settled.claims if (each.subject, each.property) == ("p1", "age"))
    assert (claim.value.low, claim.value.high) == (40, None)
    assert [quote.text for quote in claim.quotes] == ["Nadia Haddad, 45"]


@pytest.mark.parametrize(
    ("value", "words", "told"),
    [("", "45", "a value"), ("old", "45", "40–50"), ("45", "words that are not there", "letter by letter")],
)
def test_a_typed_value_that_is_none_is_refused(value, words, told):
    coding = bread_queue_coding()
    things = beside(coding, aged(coding, "p1", 54))
    with pytest.raises(BadOption, match=told):
        settle(coding.report, things, {"p1.age": Choice(OTHER, value, words)}, JUDGE)


def test_what_was_not_chosen_of_is_refused():
    coding = bread_queue_coding()
    with pytest.raises(BadOption, match=r"no choice on p1\.age"):
        settle(coding.report, beside(coding, aged(coding, "p1", 54)), {}, JUDGE)


@pytest.mark.parametrize("turned", [False, True])
def test_a_thing_that_one_coder_found_is_kept_or_dropped_with_its_links(turned):
    coding = bread_queue_coding()
    pair = (without(coding, "p2"), coding) if turned else (coding, without(coding, "p2"))
    things = beside(*pair)
    questions = open_questions(things, {})
    assert questions == ["p2"]
    kept = settle(coding.report, things, {"p2": Choice(KEEP)}, JUDGE)
    assert victim(kept, "p2").name == victim(coding, "p2").name
    dropped = settle(coding.report, things, {"p2": Choice(DROP)}, JUDGE)
    assert all(each.id != "p2" for incident in dropped.incidents for each in incident.victims)
    assert victim(dropped, "p1").relations == ()


def test_dates_counts_places_and_closed_values_can_be_typed():
    coding = bread_queue_coding()
    claims = [replace(each, value="male") if each.property == "sex" and each.subject == "p1" else each
              for each in coding.claims if each.property.split(".")[0] not in ("when", "where")]  # fmt: skip
    incidents = tuple(
        replace(each, when=type(each.when)(), where=type(each.where)(),
                victims=tuple(replace(one, sex=Sex.MALE) if one.id == "p1" else one for one in each.victims))
        for each in coding.incidents
    )  # fmt: skip
    things = beside(coding, replace(coding, incidents=incidents, claims=tuple(claims)))
    choices = {key: Choice("left") for key in open_questions(things, {})}
    choices |= {
        "i2.when": Choice(OTHER, "2019-03"),
        "i2.where": Choice(OTHER, "Hajin", "village of Hajin"),
        "p1.sex": Choice(OTHER, "unknown", "Nadia Haddad"),
    }
    settled = settle(coding.report, things, choices, JUDGE)
    second = next(each for each in settled.incidents if each.id == "i2")
    assert (second.when.earliest, second.when.latest) == (date(2019, 3, 1), date(2019, 3, 31))
    assert (second.where.name, second.where.text) == ("Hajin", "village of Hajin")
    assert victim(settled, "p1").sex is Sex.UNKNOWN
