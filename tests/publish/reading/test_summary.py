"""The figures above the records: ranges that add up, tolls kept out, what did not happen kept out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.coding import Act, Incident, Toll
from onrecord.core.values import Count
from onrecord.core.vocabulary import Stance
from onrecord.publish.reading.phrases import load_phrases
from onrecord.publish.reading.summary import count_people, is_unreal, summarise
from tests.factory import a_coding

ENGLISH = load_phrases("en")


def killed(count, *stances):
    acts = tuple(Act(f"k{n}", "killing", stance=stance) for n, stance in enumerate(stances))
    return Incident("i", acts, counts={"killed": count})


def figures(*incidents, tolls=()):
    summary = summarise(replace(a_coding(*incidents), tolls=tolls), ENGLISH)
    return {figure.label: figure.value for figure in summary.figures}, summary.note


def test_ranges_add_end_by_end():
    assert count_people((killed(Count(1, 2, 3)), killed(Count(10, 20, 30))), "killed") == Count(11, 22, 33)


def test_one_open_end_leaves_the_sum_open_there():
    assert count_people((killed(Count(1, 1, 1)), killed(Count(12))), "killed") == Count(13)
    assert count_people((killed(Count()), killed(Count())), "killed") == Count()


@given(st.lists(st.lists(st.integers(0, 1000), min_size=3, max_size=3).map(sorted), min_size=1, max_size=5))
def test_the_sum_holds_every_sum_of_values_within_the_ranges(ends):
    total = count_people(tuple(killed(Count(*each)) for each in ends), "killed")
    assert (total.low, total.best, total.high) == tuple(map(sum, zip(*ends, strict=True)))


def test_nobody_is_counted_where_no_incident_says_how_many():
    assert count_people((Incident("i"),), "killed") is None


def test_an_incident_is_unreal_only_if_all_its_acts_are():
    assert is_unreal(killed(Count(1), Stance.DENIED, Stance.PLANNED))
    assert not is_unreal(killed(Count(1), Stance.DENIED, Stance.REPORTED))
    assert not is_unreal(Incident("i"))


def test_what_was_denied_or_planned_is_counted_apart():
    said, note = figures(killed(Count.exactly(2), Stance.ASSERTED), killed(Count.exactly(5), Stance.DENIED))
    assert said == {
        "Incidents": "1",
        "People killed": "2",
        "Said not to have happened, planned or hypothetical": "1",
    }
    assert note == "Unconfirmed: what one report says"


def test_a_toll_adds_nobody_to_the_people_killed():
    said, _ = figures(killed(Count.exactly(2)), tolls=(Toll("t1", "killing", Count(2000)),))
    assert said == {"Incidents": "1", "People killed": "2", "Tolls, kept apart": "1"}


def test_the_dead_come_before_the_wounded_and_a_projects_own_outcome_last():
    counts = {"blinded": Count(1), "injured": Count(2), "killed": Count(3)}
    said, _ = figures(Incident("i", counts=counts))
    assert list(said) == ["Incidents", "People killed", "People injured", "blinded"]


def test_a_report_about_nothing_relevant_says_so():
    assert figures() == ({"Incidents": "0"}, "No incident and no toll was found in this report.")


def test_a_report_that_was_not_coded_points_to_its_doubts():
    coding = a_coding()
    doubtful = replace(coding, report=replace(coding.report, flags=("not coded: no coder reads 'xx' yet",)))
    assert summarise(doubtful, ENGLISH).note.startswith("Nothing was coded from this report")
