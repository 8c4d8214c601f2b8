from __future__ import annotations

from onrecord.tally.grading.proposals import propose
from tests.tally.grading.reported import happening_of, said


def proposed(scheme, *told):
    return propose(scheme, *happening_of(*told))


def test_a_day_and_a_town_make_an_event_clear():
    assert proposed("ucdp", said("r1", "Radio Zawiya")).grade == "clear"


def test_a_year_in_a_province_is_an_aggregate_and_says_what_would_part_it():
    told = said("r1", "Radio Zawiya", day="2016-01-01", until="2016-12-31", place="Tripolitania", precision="province")
    proposal = proposed("ucdp", told)
    assert (proposal.grade, proposal.missing) == (
        "aggregate",
        ("a report that tells the day of this event alone", "a report that tells the place of this event alone"),
    )


def test_an_event_in_which_nobody_is_told_to_be_harmed_is_not_graded():
    assert proposed("ucdp", said("r1", "Radio Zawiya", killed=None)).grade == "not graded"


def test_acled_grades_no_event():
    proposal = proposed("acled", said("r1", "Radio Zawiya"))
    assert (proposal.grade, proposal.why) == ("not graded", "ACLED grades no event; one source here")
