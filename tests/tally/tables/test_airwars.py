"""Airwars' rows: the fewest and the most civilians, children, women and men among them, belligerents apart."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from onrecord.core.vocabulary import Outcome
from onrecord.tally.rules.schemes import scheme_named
from onrecord.tally.tables.airwars import AirwarsIncident, Ends, airwars_incident
from onrecord.tally.tables.columns import cells_of, columns_of
from onrecord.tally.tables.documented import documented
from tests.tally.tables.incidents import Party, Says, happening_of, incidents, told_of

FIGHTERS = Party(6, status="directly participating")
FAMILY = (
    Party(1, "female", "adult", "civilian"),
    Party(2, "male", "adult"),
    Party(3, None, "child", "civilian"),
    Party(4, "female", None, "civilian"),
)


def incident(*told):
    return airwars_incident(told_of("airwars", *told))


def test_children_women_and_men_are_among_the_civilians_and_belligerents_apart():
    row = incident(Says((*FAMILY, FIGHTERS, Party(2, status="civilian", outcome="injured"))))
    assert row.killed.civilians == Ends(10, 10)
    assert (row.killed.women, row.killed.men, row.killed.children) == (Ends(1, 1), Ends(2, 2), Ends(3, 3))
    assert (row.killed.undetermined, row.killed.belligerents) == (Ends(4, 4), Ends(6, 6))
    assert (row.injured.civilians, row.injured.belligerents) == (Ends(2, 2), Ends(0, 0))
    assert row.killed.journalists == Ends()


def test_the_columns_of_a_number_name_what_was_suffered_by_whom():
    columns = columns_of(AirwarsIncident)
    assert {"killed_civilians_min", "injured_children_max", "killed_other_protected_max"} <= set(columns)
    row = incident(Says(FAMILY))
    assert dict(zip(columns, cells_of(row), strict=True))["killed_civilians_max"] == 10
    assert len(cells_of(row)) == len(columns)


@given(incidents)
def test_the_fewest_are_never_more_than_the_most(told):
    row = incident(*told)
    for harmed in () if row is None else (row.killed, row.injured):
        for ends in (harmed.civilians, harmed.women, harmed.men, harmed.children, harmed.belligerents):
            assert 0 <= ends.min <= ends.max
        assert harmed.children.max <= harmed.civilians.max


@given(incidents)
def test_an_incident_is_left_out_only_where_nobody_was_harmed(told):
    if incident(*told) is None:
        everybody = told_of("every-casualty", *told)
        assert all(each.low == 0 for each in map(everybody.whole, (Outcome.KILLED, Outcome.INJURED)))


def test_the_rungs_of_the_ladder_the_grade_and_the_first_report():
    happening, facts = happening_of(Says(FAMILY, actors=("Ansaru",)), Says(FAMILY[:1], published=date(2016, 3, 20)))
    row = airwars_incident(documented(happening, facts, scheme_named("airwars"), grade="fair"))
    assert (row.geolocation_accuracy, row.civilian_harm_status, row.first_reported) == (
        "town",
        "fair",
        date(2016, 3, 14),
    )
    assert (row.suspected_belligerents, row.cause_of_injury_or_death) == ("Ansaru", "Shelling")
    assert (row.date, row.end_date, row.country) == (date(2016, 3, 13), None, "Syria")
    assert incident(Says(FAMILY, when=("2016-03-01", "2016-03-04", "days"))).end_date == date(2016, 3, 4)
    assert incident(Says(FAMILY)).civilian_harm_status is None
