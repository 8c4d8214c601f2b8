from __future__ import annotations

from onrecord.tally.grading.proposals import propose
from tests.tally.grading.reported import happening_of, said

TWO = (said("r1", "Radio Zawiya"), said("r2", "The Gazette"))


def proposed(scheme, *told):
    return propose(scheme, *happening_of(*told))


def test_two_independent_sources_meet_the_rule_of_iraq_body_count():
    proposal = proposed("iraq-body-count@2026.1", *TWO)
    assert (proposal.grade, proposal.why, proposal.missing) == (
        "two independent sources",
        "told by two independent sources",
        (),
    )


def test_two_outlets_on_one_monitor_are_provisional_and_say_why():
    proposal = proposed(
        "iraq-body-count", said("r1", "Radio Zawiya", "Zawiya Monitor"), said("r2", "The Gazette", "Zawiya Monitor")
    )
    assert (proposal.grade, proposal.missing) == (
        "provisional",
        ("a second source that is shown to be independent of the first",),
    )


def test_whoever_is_not_named_is_what_is_missing():
    proposal = proposed("iraq-body-count", said("r1", "Radio Zawiya"), said("r2", "The Gazette", "residents"))
    assert proposal.missing[1] == "who r2 has it from: the end of the chain is not named: residents"
    assert proposal.why == "told by one source; 1 more not shown to be independent"


def test_ohchr_asks_for_date_place_and_cause_and_leaves_the_finding_to_a_person():
    proposal = proposed("ohchr", *TWO)
    assert (proposal.grade, proposal.missing) == (
        "corroborated",
        ("a person to find that there are reasonable grounds to believe it",),
    )


def test_what_one_source_alone_tells_leaves_it_corroborated_in_part():
    proposal = proposed("ohchr", TWO[0], said("r2", "The Gazette", method=None))
    assert (proposal.grade, proposal.missing) == (
        "partly",
        ("cause corroborated; now cause: shelling, one source",),
    )


def test_one_source_is_a_single_source_and_none_is_none():
    assert proposed("ohchr", TWO[0]).grade == "single source"
    assert proposed("ohchr", said("r1", "Radio Zawiya", killed=None)).grade == "not"
    assert proposed("iraq-body-count", said("r1", "Radio Zawiya", killed=None)).grade == "not graded"


def test_every_casualty_leaves_it_to_people_with_what_supports_it():
    proposal = proposed("every-casualty", *TWO)
    assert (proposal.grade, proposal.why, proposal.is_for_people) == (
        "undecided",
        "told by two independent sources",
        True,
    )
    assert proposed("every-casualty", said("r1", "Radio Zawiya", killed=None)).grade == "undecided"
