from __future__ import annotations

import pytest

from onrecord.core.record import Held, Other, Record
from onrecord.core.values import Count
from onrecord.core.vocabulary import RecordKind, Stance
from onrecord.tally.accounts import ClaimFact, accounts_of, claims_in, judged_claims, told_values
from tests.tally.told_accounts import account, fact, record

PATH = "counts.killed"


def incident(*told):
    return record(RecordKind.INCIDENT, *((f"{PATH}.{end}", value, claim) for end, value, claim in told))


def counts(record_, facts, *perpetrators):
    return [each.count for each in accounts_of(record_, PATH, facts, frozenset(perpetrators))]


def test_the_ends_that_one_report_tells_on_one_word_are_one_account():
    told = incident(("low", 12, "A/c1"), ("high", 15, "A/c2"))
    (made,) = accounts_of(told, PATH, {"A/c1": fact(), "A/c2": fact()})
    assert (made.count, made.claims, made.coding) == (Count(12, None, 15), ("A/c1", "A/c2"), "A")


def test_the_same_end_told_again_is_another_account():
    told = incident(("low", 12, "A/c1"), ("low", 5, "A/c2"))
    assert counts(told, {"A/c1": fact(), "A/c2": fact()}) == [Count(12), Count(5)]


def test_another_word_or_another_stance_is_another_account():
    told = incident(("low", 12, "A/c1"), ("best", 14, "A/c2"), ("high", 20, "A/c3"))
    facts = {"A/c1": fact(), "A/c2": fact("Radio Zawiya", "Civil Defence"), "A/c3": fact(stance=Stance.ALLEGED)}
    assert counts(told, facts) == [Count(12), Count(None, 14), Count(None, None, 20)]


def test_claims_are_taken_in_the_order_of_their_coding():
    told = incident(("low", 5, "A/c12"), ("low", 12, "A/c2"))
    assert counts(told, {"A/c2": fact(), "A/c12": fact()}) == [Count(12), Count(5)]


def test_ends_that_cross_are_the_widest_reading_of_them():
    told = incident(("low", 12, "A/c1"), ("high", 8, "A/c2"))
    assert counts(told, {"A/c1": fact(), "A/c2": fact()}) == [Count(8, None, 12)]


def test_a_claim_that_is_from_nowhere_is_no_account():
    assert counts(incident(("low", 12, "A/c1")), {}) == []


def test_whoever_is_said_to_have_done_it_is_known_as_an_origin_in_any_case():
    told = incident(("low", 2, "A/c1"))
    facts = {"A/c1": fact("The Gazette", "Northern Army")}
    (made,) = accounts_of(told, PATH, facts, frozenset({"northern army"}))
    assert made.of_perpetrator
    assert not accounts_of(told, PATH, facts)[0].of_perpetrator


def test_a_value_that_stands_by_judgement_marks_its_account():
    values = (
        Held(f"{PATH}.low", 12, ("B/c1",), "stands by judgement on B/c1", (Other(8, ("A/c1",)),)),
        Held(f"{PATH}.best", 12, ("B/c2",), "sources disagree", (Other(8, ("A/c2",)),)),
    )
    told = Record("1", RecordKind.INCIDENT, ("A/i1", "B/i1"), values)
    facts = {claim: fact() for claim in ("A/c1", "A/c2", "B/c1", "B/c2")}
    assert judged_claims(told) == {"B/c1"}
    assert [each.is_judged for each in accounts_of(told, PATH, facts)] == [False, True]
    assert claims_in([told]) == facts.keys()
    assert list(told_values(told, f"{PATH}.low")) == [(8, "A/c1"), (12, "B/c1")]


@pytest.mark.parametrize(
    ("count", "least", "likely", "most"),
    [
        (Count.exactly(12), 12, 12, 12),
        (Count(12), 12, 12, None),
        (Count(None, None, 10), 0, 10, 10),
        (Count(30, None, 40), 30, 30, 40),
        (Count(None, 50), 50, 50, 50),
        (Count(None, 40, 40), 40, 40, 40),
        (Count(), 0, 0, None),
    ],
)
def test_an_account_has_the_ends_that_its_words_leave_open(count, least, likely, most):
    made = account(count)
    assert (made.least, made.likely, made.most) == (least, likely, most)


def test_the_origin_is_the_end_of_the_chain_or_the_source():
    assert fact("The Gazette").origin == "The Gazette"
    assert fact("The Gazette", "Levant Wire", "Zawiya Hospital").origin == "Zawiya Hospital"


@pytest.mark.parametrize(
    ("chain", "are_one"),
    [
        (("Civil Defence",), True),
        (("Levant Wire", "CIVIL DEFENCE"), True),
        (("الدفاع المدني",), True),
        (("local eyewitnesses",), False),
        (("unnamed resident",), False),
        (("unnamed Syrian officer",), False),
    ],
)
def test_tellers_without_a_name_are_others_in_another_source(chain, are_one):
    one, other = (ClaimFact("r", "r", None, source, chain) for source in ("The Gazette", "The Herald"))
    assert (one.teller == other.teller) is are_one


def test_a_source_on_its_own_word_is_its_teller_however_it_is_written():
    assert fact("the gazette").teller == fact("The Gazette").teller
