from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.vocabulary import Outcome
from onrecord.tally.counted import COUNTED, counted_of, keys_of
from onrecord.tally.ranges import Range
from onrecord.tally.rules.schemes import scheme_named
from tests.tally.told import Case, state_of

DEFAULT, AIRWARS = scheme_named("every-casualty"), scheme_named("airwars")


def told(**more):
    incident = {"told": [{"by": "Radio Zawiya", "day": "10 May 2013", **more}]}
    return state_of(Case("", "", "", "", {"incidents": [incident]}))


def counted(scheme=DEFAULT, **more):
    return told(**more).counted(scheme)


def test_harm_and_unharmed_are_not_counted_alike():
    assert Outcome.KILLED in COUNTED
    assert not {Outcome.UNHARMED, Outcome.UNKNOWN} & set(COUNTED)


def test_each_outcome_is_counted_apart_the_whole_before_its_kinds():
    found = counted(killed="5 people", injured="14 people", people=["5 women"])
    assert [(each.outcome, each.kind and each.kind.sex, each.range.best) for each in found] == [
        (Outcome.KILLED, None, 5),
        (Outcome.KILLED, "female", 5),
        (Outcome.INJURED, None, 14),
        (Outcome.INJURED, "unknown", 14),
    ]


def test_a_scheme_counts_only_the_outcomes_that_it_names():
    found = counted(replace(DEFAULT, outcomes=("injured",)), killed="5 people", injured="14 people")
    assert {each.outcome for each in found} == {Outcome.INJURED}


def test_an_incident_with_nobody_harmed_is_not_counted():
    assert counted(killed="no one") == []
    assert counted() == []


def test_where_no_report_tells_of_all_its_people_are_added():
    assert counted(people=["5 women", "3 men"])[0].range == Range(8, 8, 8)


def test_those_whom_a_scheme_does_not_count_are_taken_off_each_report():
    whole, *kinds = counted(AIRWARS, killed="at least 20 people", people=["20 people, among them 8 soldiers"])
    assert whole.range == Range(12, 12, 12, 1)
    assert {each.kind.status for each in kinds} == {"unknown"}
    assert len(whole.folded.claims) > 1


def test_only_others_are_nobody():
    assert counted(AIRWARS, killed="12 people", people=["12 fighters"]) == []
    assert counted(AIRWARS, people=["12 fighters"]) == []


def test_vague_words_for_people_are_read_as_the_scheme_has_them():
    assert counted(scheme_named("acled"), people=["dozens of women", "2 men"])[0].range.best == 14


def test_the_keys_of_an_incident_are_its_cells():
    (happening,) = told(killed="5 people").happenings
    keys = keys_of(happening, "fair")
    assert (keys.day, keys.month, keys.year) == ("2013-05-09", "2013-05", "2013")
    assert (keys.country, keys.place, keys.actor) == ("LY", "LY / Zawiya", "unknown")
    assert (keys.act, keys.method, keys.grounds, keys.grade) == ("killing", "unknown", "unknown", "fair")


def test_the_grade_is_kept_with_what_is_counted():
    state = told(killed="5 people")
    assert next(counted_of(state.happenings[0], state.facts, DEFAULT, "weak")).keys.grade == "weak"


def test_an_incident_is_known_from_the_first_report_on_also_where_that_is_replaced():
    incident = {
        "told": [
            {"by": "Radio Zawiya", "day": "12 May 2013", "killed": "9 people"},
            {"by": "Radio Zawiya", "day": "10 May 2013", "killed": "5 people"},
        ]
    }
    whole = state_of(Case("", "", "", "", {"incidents": [incident]})).counted(DEFAULT)[0]
    assert (whole.range.best, whole.known) == (9, date(2013, 5, 10))
    assert counted(day=None, killed="5 people")[0].known is None
