"""Iraq Body Count's rows: eighteen variables between a code and a status, numbers once, people behind them."""

from __future__ import annotations

from hypothesis import given

from onrecord.core.vocabulary import Outcome
from onrecord.tally.tables.columns import columns_of
from onrecord.tally.tables.iraq_body_count import BodyCountRow, body_count_rows
from tests.tally.tables.incidents import Party, Says, incidents, told_of

NURSE = Party(1, "female", "adult", "civilian", "Huda Kadhim", 31, "nurse")
SOLDIER = Party(1, "male", "adult", "member of armed forces", "Ali Jabbar", 24)


def rows_of(*told):
    return list(body_count_rows(told_of("iraq-body-count", *told)))


def test_there_are_eighteen_variables_between_a_code_and_a_status():
    code, *variables, status = columns_of(BodyCountRow)
    assert (code, len(variables), status) == ("code", 18, "status")


def test_a_person_with_a_name_has_a_row_without_numbers_behind_the_incident():
    first, person = rows_of(Says((NURSE, Party(4)), injured=9, actors=("Ansaru",), methods=("vehicle_bomb",)))
    assert (first.minimum_deaths, first.maximum_deaths, first.minimum_injuries) == (5, 5, 9)
    assert (first.incident_date, first.place, first.weapons, first.killers) == (
        "2016-03-13",
        "SY / Zawiya",
        "Vehicle bomb",
        "Ansaru",
    )
    assert (person.person_name, person.age, person.gender, person.occupation) == ("Huda Kadhim", 31, "female", "nurse")
    assert (person.code, person.minimum_deaths, person.status) == (first.code, None, None)
    assert person.records[0] == first.code


def test_combatants_are_neither_counted_nor_listed():
    first, person = rows_of(Says((NURSE, SOLDIER)))
    assert (first.maximum_deaths, person.person_name) == (1, "Huda Kadhim")
    assert rows_of(Says((SOLDIER,))) == []


def test_less_than_two_independent_sources_are_provisional():
    assert rows_of(Says((NURSE,)))[0].status == "provisional"
    agency = Says((NURSE,), source="Radio Zawiya", chain=("Coast Wire",))
    same = Says((NURSE,), source="The Gazette", chain=("Coast Wire",))
    other = Says((NURSE,), source="The Gazette", chain=("Zawiya Hospital",))
    assert rows_of(agency, same)[0].status == "provisional"
    row = rows_of(agency, other)[0]
    assert (row.status, row.media_sources, row.primary_witnesses) == (
        None,
        "Radio Zawiya; The Gazette",
        "Coast Wire; Zawiya Hospital",
    )


@given(incidents)
def test_the_minimum_is_never_above_the_maximum_and_stands_once(told):
    whole = told_of("iraq-body-count", *told).whole(Outcome.KILLED)
    numbers = [(row.minimum_deaths, row.maximum_deaths) for row in rows_of(*told) if row.maximum_deaths is not None]
    assert numbers == ([(whole.low, whole.high)] if whole.high else [])
    assert whole.low <= whole.high
