"""No quote, no value: each kind of breach is found and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.coding import (
    Act,
    Claim,
    Incident,
    ObjectAct,
    ObjectHarmed,
    Participation,
    Perpetrator,
    Relation,
    Toll,
    Victim,
)
from onrecord.core.contract import check_coding, view_values
from onrecord.core.errors import QuoteMismatch, UnsupportedValue
from onrecord.core.report import Quote
from onrecord.core.values import Absent, AgeRange, Count, Name, When, Where
from onrecord.core.vocabulary import DatePrecision, Involvement, PartyKind, PlacePrecision
from tests.factory import TEXT, a_claim, a_coding, a_killing

KILLING_CLAIMS = (
    a_claim("k1", "type", "killing", "shot dead"),
    a_claim("p1", "name", "Samir Qasem", "Samir Qasem"),
    a_claim("p1", "age", 51, "51"),
    a_claim("p1", "count.low", 1, "Samir Qasem"),
    a_claim("p1", "count.best", 1, "Samir Qasem"),
    a_claim("p1", "count.high", 1, "Samir Qasem"),
    a_claim("p1", "acts.k1.outcome", "killed", "shot dead"),
)


def paths(*incidents: Incident) -> set[tuple[str, str, object]]:
    return set(view_values(a_coding(*incidents)))


def test_a_coding_whose_every_value_has_a_quote_keeps_the_contract():
    check_coding(a_coding(a_killing(), claims=KILLING_CLAIMS))


def test_a_coding_of_nothing_keeps_the_contract():
    check_coding(a_coding())


@pytest.mark.parametrize("lost", KILLING_CLAIMS, ids=lambda claim: claim.property)
def test_a_value_without_its_claim_breaks_the_contract(lost):
    kept = tuple(claim for claim in KILLING_CLAIMS if claim is not lost)
    with pytest.raises(UnsupportedValue, match=f"{lost.subject} {lost.property}.*with no claim"):
        check_coding(a_coding(a_killing(), claims=kept))


def test_a_claim_with_neither_quote_nor_rule_breaks_the_contract():
    with pytest.raises(UnsupportedValue, match="neither quote nor rule"):
        check_coding(a_coding(claims=(Claim("c1", "p1", "sex", "male"),)))


def test_a_claim_may_rest_on_a_rule_alone():
    check_coding(a_coding(claims=(a_claim("i1", "where.country", "YE"),)))


@pytest.mark.parametrize(
    "quote",
    [
        Quote(0, 5, "Words that are not there"),
        Quote(1, 10, TEXT[0:9]),
        Quote(5, 5, ""),
        Quote(9, 2, ""),
        Quote(-5, -1, TEXT[-5:-1]),
        Quote(0, len(TEXT) + 1, TEXT),
    ],
    ids=["other words", "one off", "empty", "backwards", "from the end", "past the end"],
)
def test_a_quote_whose_words_are_not_at_its_offsets_breaks_the_contract(quote):
    claim = replace(a_claim("p1", "age", 51, "51"), quotes=(quote,))
    with pytest.raises(QuoteMismatch, match=f"{quote.start}..{quote.end}"):
        check_coding(a_coding(claims=(claim,)))


def test_every_quote_of_a_claim_is_checked_not_the_first_alone():
    claim = a_claim("p1", "age", 51, "51")
    with pytest.raises(QuoteMismatch):
        check_coding(a_coding(claims=(replace(claim, quotes=(*claim.quotes, Quote(0, 3, "no!"))),)))


def test_date_and_place_are_values_below_the_incident():
    when = When(date(2019, 5, 3), date(2019, 5, 4), DatePrecision.DAYS, "early May", rule="a rule")
    where = Where("Taiz", "Taiz", "YE", precision=PlacePrecision.TOWN)
    assert paths(Incident("i1", when=when, where=where)) == {
        ("i1", "when.earliest", date(2019, 5, 3)),
        ("i1", "when.latest", date(2019, 5, 4)),
        ("i1", "when.precision", DatePrecision.DAYS),
        ("i1", "when.text", "early May"),
        ("i1", "where.text", "Taiz"),
        ("i1", "where.name", "Taiz"),
        ("i1", "where.country", "YE"),
        ("i1", "where.precision", PlacePrecision.TOWN),
    }


def test_what_is_not_stated_is_no_value():
    assert paths(Incident("i1")) == set()


def test_nobody_is_a_value():
    assert ("i1", "counts.killed.best", 0) in paths(Incident("i1", counts={"killed": Count.exactly(0)}))


def test_what_is_said_to_be_unknown_is_one_value():
    victim = Victim("p1", PartyKind.PERSON, name=Absent("withheld"), age=AgeRange(20, 29))
    assert paths(Incident("i1", victims=(victim,))) == {
        ("p1", "name", Absent("withheld")),
        ("p1", "age", AgeRange(20, 29)),
    }


def test_lists_of_words_and_names_are_one_value_an_item():
    act = Act("k1", "killing", circumstances=("public", "at night"))
    victim = Victim("p1", PartyKind.PERSON, names=(Name("سمير", "Arab"),))
    assert paths(Incident("i1", acts=(act,), victims=(victim,))) == {
        ("k1", "type", "killing"),
        ("k1", "circumstances", "public"),
        ("k1", "circumstances", "at night"),
        ("p1", "names", "سمير"),
    }


def test_links_are_values_of_the_party_that_holds_them():
    victim = Victim("p1", PartyKind.PERSON, relations=(Relation("mother of", "p2"),))
    perpetrator = Perpetrator("p2", PartyKind.PERSON, acts=(Participation("k1", Involvement.ORDERED),))
    bakery = ObjectHarmed("o1", "a bakery", acts=(ObjectAct("k1", "destroyed"),))
    assert paths(Incident("i1", victims=(victim,), perpetrators=(perpetrator,), objects=(bakery,))) == {
        ("p1", "relations.p2", "mother of"),
        ("p2", "acts.k1.involvement", Involvement.ORDERED),
        ("o1", "name", "a bakery"),
        ("o1", "acts.k1.damage", "destroyed"),
    }


def test_a_toll_is_a_subject_with_its_count_period_and_act():
    toll = Toll("t1", "killing", Count(2001, text="over 2,000"), "civilians", period=When(text="since March"))
    assert set(view_values(replace(a_coding(), tolls=(toll,)))) == {
        ("t1", "act", "killing"),
        ("t1", "count.low", 2001),
        ("t1", "count.text", "over 2,000"),
        ("t1", "population", "civilians"),
        ("t1", "period.text", "since March"),
    }
