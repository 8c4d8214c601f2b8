"""From values to claims, and what a party is called."""

from __future__ import annotations

import pytest

from onrecord.core.coding import ObjectHarmed, Perpetrator, Victim
from onrecord.core.values import Absent
from onrecord.core.vocabulary import PartyKind
from onrecord.publish.reading.lookup import call_party, find_parties, make_lookup
from onrecord.publish.reading.phrases import load_phrases
from tests.factory import a_claim, a_coding, a_killing

ENGLISH = load_phrases("en")
PERSON, GROUP, ACTOR = PartyKind.PERSON, PartyKind.GROUP, PartyKind.ACTOR


@pytest.mark.parametrize(
    ("party", "called"),
    [
        (Victim("p", PERSON, "Samir Qasem", description="a man"), "Samir Qasem"),
        (Victim("p", GROUP, description="two women"), "two women"),
        (Victim("p", PERSON, Absent("withheld")), "name withheld"),
        (Victim("p", PERSON, Absent("withheld"), occupation="nurse"), "nurse, name withheld"),
        (Victim("p", PERSON, occupation="nurse"), "nurse, a person not named"),
        (Victim("p", GROUP), "people not named"),
        (Perpetrator("p", ACTOR, actor="River Brigade"), "River Brigade"),
        (Perpetrator("p", ACTOR, actor=Absent("unknown")), "an actor said to be unknown"),
        (Perpetrator("p", GROUP, description="gunmen", actor="River Brigade"), "gunmen"),
        (ObjectHarmed("o", "the north bridge", "bridge"), "the north bridge"),
        (ObjectHarmed("o", type="fuel_depot"), "fuel depot"),
        (ObjectHarmed("o"), "an object not named"),
    ],
)
def test_a_party_is_called_by_the_best_that_is_known(party, called):
    assert call_party(party, ENGLISH) == called


def test_a_fact_rests_on_the_claims_of_its_subject_and_properties():
    age, name = a_claim("p1", "age", 51), a_claim("p1", "name", "Samir Qasem")
    lookup = make_lookup(a_coding(a_killing(), claims=(age, name, a_claim("p2", "age", 4))), ENGLISH)
    assert lookup.fact("51", "p1", "age").claims == (age,)


def test_a_property_with_a_full_stop_stands_for_all_below_it():
    low, high = a_claim("i1", "counts.killed.low", 1), a_claim("i1", "counts.killed.high", 1)
    lookup = make_lookup(a_coding(claims=(low, high, a_claim("i1", "counts.killedx", 1))), ENGLISH)
    assert lookup.fact("1", "i1", "counts.killed.").claims == (low, high)


def test_one_of_several_values_rests_on_its_own_claim_or_on_all():
    one, two = a_claim("k1", "grounds", "a"), a_claim("k1", "grounds", "b")
    lookup = make_lookup(a_coding(claims=(one, two)), ENGLISH)
    assert lookup.item("b", "k1", "grounds", "b").claims == (two,)
    assert lookup.item("c", "k1", "grounds", "c").claims == (one, two)


def test_parties_are_known_by_id_and_a_stranger_is_its_id():
    coding = a_coding(a_killing())
    lookup = make_lookup(coding, ENGLISH)
    assert [party.id for party in find_parties(coding)] == ["p1"]
    assert (lookup.call("p1"), lookup.call("p9"), lookup.of("p9")) == ("Samir Qasem", "p9", ())
