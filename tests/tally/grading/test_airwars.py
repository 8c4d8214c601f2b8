from __future__ import annotations

from dataclasses import replace

from onrecord.core.vocabulary import Stance
from onrecord.tally.grading.proposals import propose
from tests.tally.grading.reported import happening_of, said

BRIGADE = "Coast Brigade"


def proposed(*told):
    return propose("airwars", *happening_of(*told))


def test_one_source_is_weak_and_says_what_fair_needs():
    proposal = proposed(said("r1", "Radio Zawiya", grade=1))
    assert (proposal.grade, proposal.missing) == (
        "weak",
        (
            "a second source that is credible and shown to be independent of the first",
            "likely or confirmed actions nearby by a belligerent: none is told other than as an accusation",
        ),
    )


def test_two_credible_sources_and_a_belligerent_that_acted_there_are_fair():
    proposal = proposed(
        said("r1", "Radio Zawiya", grade=1), said("r2", "The Gazette", grade=2, actor=BRIGADE, stance=Stance.ASSERTED)
    )
    assert (proposal.grade, proposal.missing) == ("fair", ("a belligerent's own word that it accepts responsibility",))


def test_two_sources_that_nobody_graded_are_not_shown_to_be_credible():
    proposal = proposed(said("r1", "Radio Zawiya", actor=BRIGADE), said("r2", "The Gazette"))
    assert (proposal.grade, proposal.missing) == (
        "weak",
        ("sources graded likely reliable or better: now 0 of 2 independent ones",),
    )


def test_an_accusation_alone_shows_no_action_nearby():
    proposal = proposed(
        said("r1", "Radio Zawiya", grade=1), said("r2", "The Gazette", grade=1, actor=BRIGADE, stance=Stance.ALLEGED)
    )
    assert proposal.grade == "weak"


def test_a_belligerents_own_word_confirms():
    own = said("r2", "The Gazette", BRIGADE, actor=BRIGADE, involvement="claimed", stance=Stance.ALLEGED)
    proposal = proposed(said("r1", "Radio Zawiya"), own)
    assert (proposal.grade, proposal.why, proposal.missing) == (
        "confirmed",
        "Coast Brigade has accepted responsibility",
        (),
    )
    assert {claim for claim in proposal.claims if claim.startswith("k1/")}


def test_its_spokesman_is_its_own_word_in_arabic_too():
    own = said("r2", "وكالة الساحل", "متحدث باسم لواء الساحل", actor="لواء الساحل", killed=None)
    assert proposed(said("r1", "Radio Zawiya"), own).grade == "confirmed"


def test_that_others_tell_it_claimed_responsibility_is_not_its_own_word():
    told = said("r1", "Radio Zawiya", actor=BRIGADE, involvement="claimed")
    proposal = proposed(told, replace(said("r2", "The Gazette", grade=1), actor=None))
    assert proposal.grade == "weak"
    fair = proposed(replace(told, fact=replace(told.fact, grade=1)), said("r2", "The Gazette", grade=1))
    assert fair.missing == ("the own word of Coast Brigade: others alone tell that it claims it",)


def test_sources_that_name_different_bodies_contest_it():
    proposal = proposed(said("r1", "Radio Zawiya", actor=BRIGADE), said("r2", "The Gazette", actor="Zawiya Shield"))
    assert (proposal.grade, proposal.why) == (
        "contested",
        "sources name different bodies: Coast Brigade, Zawiya Shield",
    )


def test_a_body_that_accepts_it_ends_the_contest():
    own = said("r3", BRIGADE, actor=BRIGADE, stance=Stance.ASSERTED)
    assert proposed(said("r2", "The Gazette", actor="Zawiya Shield"), own).grade == "confirmed"


def test_two_bodies_that_both_claim_it_are_for_a_person_to_weigh():
    own = [said(f"r{place}", body, actor=body, involvement="claimed") for place, body in enumerate([BRIGADE, "Shield"])]
    assert proposed(*own).grade == "contested"


def test_those_whom_others_tell_to_be_combatants_are_discounted():
    fighters = said("r1", "Radio Zawiya", status="member of armed forces")
    assert proposed(fighters).grade == "discounted"
    assert proposed(fighters, said("r2", "The Gazette", status="civilian")).grade == "weak"


def test_the_word_of_who_did_it_does_not_make_combatants_of_civilians():
    own = said("r1", "The Gazette", BRIGADE, actor=BRIGADE, status="member of armed forces", stance=Stance.ASSERTED)
    assert proposed(own).grade == "confirmed"


def test_an_incident_that_nobody_tells_of_is_not_graded():
    assert proposed(said("r1", "Radio Zawiya", killed=None)).grade == "not graded"
    assert proposed(said("r1", "Radio Zawiya", stance=Stance.DENIED)).grade == "not graded"
