from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.vocabulary import Stance
from onrecord.tally.independence import NOBODY_TELLS, number_of, sources_independent
from tests.tally.tellings import by_claim, printed_again, tells

SOURCES = ["Zawiya Monitor", "Radio Zawiya", "The Gazette", "وكالة الساحل", "Health Ministry", "police"]
CHAINS = st.lists(st.sampled_from([*SOURCES, "residents", "شهود عيان", "unnamed"]), max_size=2).map(tuple)


@st.composite
def some_facts(draw):
    """Give claims of up to six reports, some of them in one report, some printed again."""
    facts = []
    for place in range(draw(st.integers(0, 8))):
        report = f"r{draw(st.integers(0, 5))}"
        source = SOURCES[int(report[1])]
        fact = tells(report, source, *draw(CHAINS), stance=draw(st.sampled_from([Stance.ASSERTED, Stance.DENIED])))
        facts.append(printed_again(fact, f"again{place}") if draw(st.booleans()) else fact)
    return by_claim(*facts)


def why(found, report):
    reasons = [*found.not_shown, *(reason for group in found.groups for reason in group.depending)]
    return next(reason.why for reason in reasons if reason.report == report)


def test_two_outlets_on_their_own_word_are_two_independent_sources():
    found = sources_independent(by_claim(tells("r1", "Radio Zawiya"), tells("r2", "The Gazette")))
    assert (found.number, str(found)) == (2, "two independent sources")
    assert found.claims == ("k0/c1", "k1/c1")


def test_two_outlets_that_quote_one_monitor_are_one_source():
    found = sources_independent(
        by_claim(tells("r1", "Radio Zawiya", "Zawiya Monitor"), tells("r2", "The Gazette", "Zawiya Monitor"))
    )
    assert (found.number, why(found, "r2")) == (1, "both have it from Zawiya Monitor")


def test_an_outlet_that_quotes_another_is_no_further_source():
    found = sources_independent(by_claim(tells("r1", "Radio Zawiya", "The Gazette"), tells("r2", "The Gazette")))
    assert (str(found), why(found, "r1")) == ("one source", "it has it from The Gazette")


def test_an_outlet_whose_earlier_report_another_quotes_is_no_further_source():
    earlier = replace(tells("r1", "Radio Zawiya", "The Gazette", "police"), published=date(2016, 3, 13))
    found = sources_independent(by_claim(earlier, tells("r2", "The Gazette", "police")))
    assert (found.number, why(found, "r2")) == (1, "both have it from police")
    quoting = replace(tells("r1", "Radio Zawiya", "The Gazette"), published=date(2016, 3, 13))
    own = tells("r2", "The Gazette", "The Gazette")
    assert why(sources_independent(by_claim(quoting, own)), "r2") == "the other has it from The Gazette"


def test_two_reports_on_the_own_word_of_one_outlet_are_one_source():
    found = sources_independent(by_claim(tells("r1", "Radio Zawiya"), tells("r2", "Radio Zawiya")))
    assert (found.number, why(found, "r2")) == (1, "both are the word of Radio Zawiya")


def test_arabic_spellings_of_one_source_are_one():
    found = sources_independent(
        by_claim(tells("r1", "وكالة الساحل", "المرصد الأهلي"), tells("r2", "The Gazette", "المرصد الاهلى"))
    )
    assert found.number == 1


def test_a_chain_of_reprints_of_one_origin_is_one_source():
    first = tells("r1", "Zawiya Monitor")
    found = sources_independent(by_claim(first, printed_again(first, "r2"), printed_again(first, "r3")))
    assert (found.number, why(found, "r3")) == (1, "prints again a text of Zawiya Monitor")


def test_residents_of_two_reports_may_be_the_same_people():
    found = sources_independent(
        by_claim(tells("r1", "Radio Zawiya", "residents"), tells("r2", "The Gazette", "residents"))
    )
    assert (found.number, len(found.not_shown)) == (1, 2)
    assert (str(found), why(found, "r2")) == (
        "one source, which is not named",
        "the end of the chain is not named: residents",
    )


def test_residents_are_not_shown_to_be_a_source_beside_one_that_is_named():
    found = sources_independent(by_claim(tells("r1", "Zawiya Monitor"), tells("r2", "The Gazette", "شهود عيان")))
    assert (found.number, why(found, "r2")) == (1, "the end of the chain is not named: شهود عيان")


def test_two_that_each_have_a_headline_of_their_own_and_the_police_below_are_one_source():
    found = sources_independent(
        by_claim(
            tells("r1", "Radio Zawiya"),
            tells("r1", "Radio Zawiya", "police"),
            tells("r2", "The Gazette"),
            tells("r2", "The Gazette", "police"),
        )
    )
    assert (found.number, why(found, "r2")) == (1, "both have it from police")


def test_whom_a_cited_agency_has_it_from_is_followed():
    facts = by_claim(
        tells("r1", "The Gazette", "Radio Zawiya"), tells("r2", "Radio Zawiya", "police"), tells("r3", "police")
    )
    assert sources_independent(facts).number == 1


def test_a_round_up_that_cites_two_sources_does_not_make_them_one():
    facts = by_claim(
        tells("r1", "The Gazette", "police"),
        tells("r1", "The Gazette", "Zawiya Monitor"),
        tells("r2", "police"),
        tells("r3", "Zawiya Monitor"),
    )
    assert sources_independent(facts).number == 2


def test_one_report_that_cites_two_sources_is_one_report():
    facts = by_claim(tells("r1", "The Gazette", "police"), tells("r1", "The Gazette", "Zawiya Monitor"))
    assert sources_independent(facts).number == 1


def test_who_denies_it_is_no_source_of_it():
    facts = by_claim(tells("r1", "Zawiya Monitor"), tells("r2", "The Gazette", stance=Stance.DENIED))
    assert sources_independent(facts).number == 1
    assert sources_independent({}) == NOBODY_TELLS
    assert str(NOBODY_TELLS) == "no source"


def test_reports_of_unknown_publishers_are_not_shown_to_be_two():
    facts = by_claim(tells("r1", "sha256:" + "1" * 64), tells("r2", "sha256:" + "2" * 64))
    assert sources_independent(facts).number == 1


def test_withdrawing_what_shows_a_dependence_does_not_undo_it():
    facts = by_claim(
        tells("r1", "The Gazette", "Radio Zawiya"), tells("r2", "Radio Zawiya", "police"), tells("r3", "police")
    )
    assert sources_independent(facts, withdrawn={"k1/c1"}).number == 1


@given(some_facts(), st.data())
def test_adding_a_reprint_changes_no_number_of_sources(facts, data):
    before = sources_independent(facts)
    if facts:
        claim = data.draw(st.sampled_from(sorted(facts)))
        after = sources_independent(facts | {"again/c1": printed_again(facts[claim], "again")})
        assert after.number == before.number
        assert [group.origins for group in after.groups] == [group.origins for group in before.groups]


@given(some_facts(), st.data())
def test_withdrawing_claims_never_raises_the_number_of_sources(facts, data):
    few = data.draw(st.sets(st.sampled_from(sorted(facts)))) if facts else set()
    more = few | (data.draw(st.sets(st.sampled_from(sorted(facts)))) if facts else set())
    assert sources_independent(facts, more).number <= sources_independent(facts, few).number


@given(some_facts(), st.randoms())
def test_the_order_in_which_claims_come_does_not_matter(facts, chance):
    items = list(facts.items())
    chance.shuffle(items)
    assert sources_independent(dict(items)) == sources_independent(facts)


@given(some_facts())
def test_every_report_that_tells_of_it_is_a_source_or_has_a_reason(facts):
    found = sources_independent(facts)
    placed = [each.report for each in found.not_shown]
    for group in found.groups:
        placed += [group.report, *(each.report for each in group.depending)]
    told = {fact.report for fact in facts.values() if fact.stance is not Stance.DENIED}
    assert sorted(placed) == sorted(told)
    assert all(reason.why for reason in found.not_shown)


@given(some_facts())
def test_the_number_alone_is_the_number_with_its_reasons(facts):
    heard = [replace(fact, stance=Stance.REPORTED) for fact in facts.values()]
    random.Random(0).shuffle(heard)
    assert number_of(heard) == sources_independent(by_claim(*heard)).number
