from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.errors import BadOption
from onrecord.tally.grading.ladders import Facet
from onrecord.tally.grading.proposals import propose, propose_facets
from onrecord.tally.grading.signing import Hold, Signed, sign, standing
from tests.tally.grading.reported import happening_of, said
from tests.tally.grading.test_proposals import some_reports

AT = datetime(2016, 4, 2, 9, 30, tzinfo=UTC)
RADIO, GAZETTE, MONITOR = said("r1", "Radio Zawiya"), said("r2", "The Gazette"), said("r3", "Zawiya Monitor")


def proposed(*told, scheme="iraq-body-count", withdrawn=()):
    return propose(scheme, *happening_of(*told), withdrawn)


def all_of(proposal, coding):
    return {claim for claim in proposal.claims if claim.startswith(f"{coding}/")}


def test_a_grade_stands_where_nothing_has_changed():
    now = standing(sign(proposed(RADIO, GAZETTE), "Leila", AT), proposed(RADIO, GAZETTE))
    assert (now.hold, now.grade) == (Hold.STANDS, "two independent sources")


def test_a_grade_whose_evidence_was_withdrawn_is_kept_and_flagged_with_the_reason():
    before = proposed(RADIO, GAZETTE)
    gone = all_of(before, "k1")
    now = standing(sign(before, "Leila", AT), proposed(RADIO, GAZETTE, withdrawn=gone))
    assert (now.grade, now.hold, set(now.lost)) == ("two independent sources", Hold.FLAGGED, gone)
    assert now.why.startswith("signed as two independent sources; the rule finds provisional now: told by one source")
    assert str(len(gone)) in now.why


def test_a_grade_does_not_rise_by_itself():
    now = standing(sign(proposed(RADIO), "Leila", AT), proposed(RADIO, GAZETTE))
    assert (now.grade, now.hold) == ("provisional", Hold.COULD_BE_RAISED)
    assert str(now.hold) == "could be raised, needs a person"


def test_a_grade_that_the_rest_still_bears_out_stands_and_says_what_is_gone():
    before = proposed(RADIO, GAZETTE, MONITOR)
    now = standing(sign(before, "Leila", AT), proposed(RADIO, GAZETTE, MONITOR, withdrawn=all_of(before, "k2")))
    assert (now.hold, len(now.lost)) == (Hold.STANDS, 3)


def test_a_reprint_that_is_found_later_flags_a_grade_though_no_claim_is_gone():
    signed = sign(proposed(RADIO, GAZETTE), "Leila", AT)
    again = said("r2", "Radio Zawiya", "The Gazette")
    assert standing(signed, proposed(said("r1", "The Gazette"), again)).hold is Hold.FLAGGED


def test_a_grade_signed_above_what_the_rule_found_is_flagged_only_when_something_is_gone():
    residents = said("r2", "The Gazette", "residents")
    before = proposed(RADIO, residents)
    signed = sign(before, "Leila", AT, grade="two independent sources")
    assert standing(signed, before).hold is Hold.STANDS
    more = said("r4", "وكالة الساحل", "شهود عيان")
    assert standing(signed, proposed(RADIO, residents, more)).hold is Hold.STANDS
    gone = all_of(before, "k1")
    assert standing(signed, proposed(RADIO, residents, withdrawn=gone)).hold is Hold.FLAGGED


def test_what_people_confirmed_is_flagged_once_anything_that_it_rested_on_is_gone():
    before = proposed(RADIO, GAZETTE, scheme="every-casualty")
    signed = sign(before, "Leila", AT, grade="confirm")
    more = proposed(RADIO, GAZETTE, MONITOR, scheme="every-casualty")
    less = proposed(RADIO, GAZETTE, scheme="every-casualty", withdrawn=all_of(before, "k1"))
    assert (standing(signed, more).hold, standing(signed, less).hold) == (Hold.STANDS, Hold.FLAGGED)


def test_a_facet_is_signed_by_itself():
    place = next(each for each in propose_facets("airwars", *happening_of(RADIO, GAZETTE)) if each.facet == "place")
    signed = sign(place, "Leila", AT)
    assert (signed.facet, signed.grade, standing(signed, place).hold) == (Facet.PLACE, "corroborated", Hold.STANDS)


def test_a_grade_signed_without_its_claims_is_flagged_by_the_grade_alone():
    signed = Signed(Facet.INCIDENT, "two independent sources", "iraq-body-count", "Leila", AT, "earlier")
    assert standing(signed, proposed(RADIO)).hold is Hold.FLAGGED


def test_what_cannot_be_signed_is_refused():
    with pytest.raises(BadOption, match="provisional"):
        Signed(Facet.INCIDENT, "fair", "iraq-body-count", "Leila", AT, "")
    with pytest.raises(BadOption, match="zone"):
        Signed(Facet.INCIDENT, "fair", "airwars", "Leila", datetime(2016, 4, 2), "")
    with pytest.raises(BadOption, match="as it was signed"):
        standing(sign(proposed(RADIO), "Leila", AT), proposed(RADIO, scheme="airwars"))


@settings(max_examples=40)
@given(some_reports(), some_reports(), st.sampled_from(["airwars", "iraq-body-count", "ohchr", "every-casualty"]))
def test_the_grade_that_stands_is_always_the_one_that_was_signed(before, after, scheme):
    signed = sign(propose(scheme, *happening_of(*before)), "Leila", AT)
    now = standing(signed, propose(scheme, *happening_of(*after)))
    assert now.grade == signed.grade
    assert now.why
