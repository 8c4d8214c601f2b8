from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.ledger import Basis, Ledger
from onrecord.core.report import Quote
from onrecord.core.vocabulary import Stance

HERE, THERE = Quote(0, 4, "dead"), Quote(10, 15, "slain")


def test_a_claim_keeps_what_it_rests_on():
    ledger = Ledger()
    ledger.write("p1", "age", 45, Basis((HERE,), None, ("a neighbour",), Stance.REPORTED, 0.9))
    (claim,) = ledger.claims
    assert (claim.id, claim.subject, claim.property, claim.value) == ("c1", "p1", "age", 45)
    assert (claim.quotes, claim.according_to, claim.stance, claim.confidence) == (
        (HERE,),
        ("a neighbour",),
        Stance.REPORTED,
        0.9,
    )


def test_an_empty_value_is_no_claim():
    ledger = Ledger()
    ledger.write("p1", "age", None, Basis((HERE,)))
    assert ledger.claims == ()


def test_the_same_claim_twice_is_one_with_the_words_of_both():
    ledger = Ledger()
    ledger.write("k1", "type", "killing", Basis((HERE,), confidence=0.7))
    ledger.write("k1", "type", "killing", Basis((THERE, HERE), confidence=0.9))
    (claim,) = ledger.claims
    assert (claim.id, claim.quotes, claim.confidence) == ("c1", (HERE, THERE), 0.9)


def test_a_weaker_telling_does_not_lower_the_confidence():
    ledger = Ledger()
    ledger.write("k1", "type", "killing", Basis((HERE,), confidence=0.9))
    ledger.write("k1", "type", "killing", Basis((THERE,), confidence=0.2))
    assert ledger.claims[0].confidence == 0.9


def test_two_accounts_of_one_value_are_two_claims():
    ledger = Ledger()
    ledger.write("i1", "counts.killed.low", 12, Basis((HERE,), chain=("the council",)))
    ledger.write("i1", "counts.killed.low", 12, Basis((HERE,), chain=("a doctor",)))
    assert [(claim.id, claim.according_to) for claim in ledger.claims] == [
        ("c1", ("the council",)),
        ("c2", ("a doctor",)),
    ]


def test_what_is_said_and_what_is_concluded_are_two_claims():
    ledger = Ledger()
    ledger.write("p1", "status", "civilian", Basis((HERE,)))
    ledger.write("p1", "status", "civilian", Basis(inferred_by="civilian by codebook"))
    assert [claim.inferred_by for claim in ledger.claims] == [None, "civilian by codebook"]


def test_one_value_told_in_two_stances_is_two_claims():
    ledger = Ledger()
    ledger.write("k1", "type", "killing", Basis((HERE,)))
    ledger.write("k1", "type", "killing", Basis((HERE,), stance=Stance.DENIED))
    assert [claim.stance for claim in ledger.claims] == [Stance.ASSERTED, Stance.DENIED]


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(("p1", "k1")),
        st.sampled_from(("age", "type")),
        st.one_of(st.none(), st.integers(2, 5)),
        st.builds(Basis, st.lists(st.sampled_from((HERE, THERE)), min_size=1, max_size=2).map(tuple)),
    )
)


@given(ENTRIES)
def test_writing_everything_again_changes_nothing(entries):
    ledger = Ledger()
    for entry in entries:
        ledger.write(*entry)
    once = ledger.claims
    for entry in entries:
        ledger.write(*entry)
    assert ledger.claims == once


@given(ENTRIES)
def test_claims_are_numbered_in_the_order_they_come(entries):
    ledger = Ledger()
    for entry in entries:
        ledger.write(*entry)
    assert [claim.id for claim in ledger.claims] == [f"c{n}" for n in range(1, len(ledger.claims) + 1)]
    assert len({(claim.subject, claim.property, claim.value) for claim in ledger.claims}) == len(ledger.claims)
