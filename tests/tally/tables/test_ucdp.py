"""UCDP's rows: 49 columns, deaths that come to best, codes that are derived or empty."""

from __future__ import annotations

import pytest
from hypothesis import given

from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome
from onrecord.tally.tables.columns import columns_of
from onrecord.tally.tables.ucdp import GedEvent, Sides, ged_event, sides_of
from tests.tally.tables.incidents import Party, Says, incidents, told_of

HEADER = (
    "id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, "
    "conflict_name, dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, side_a, side_b_dset_id, "
    "side_b_new_id, side_b, number_of_sources, source_article, source_office, source_date, source_headline, "
    "source_original, where_prec, where_coordinates, where_description, adm_1, adm_2, latitude, longitude, "
    "geom_wkt, priogrid_gid, country, country_id, region, event_clarity, date_prec, date_start, date_end, "
    "deaths_a, deaths_b, deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob"
)
CIVILIANS = Party(3, status="civilian")


def event(*told):
    return ged_event(told_of("ucdp", *told))


def test_the_columns_are_those_of_the_data_set_in_its_order():
    assert columns_of(GedEvent) == tuple(HEADER.split(", "))
    assert len(columns_of(GedEvent)) == 49


@given(incidents)
def test_low_best_and_high_are_in_order_and_the_deaths_come_to_best(told):
    row = event(*told)
    if row is None:
        assert told_of("ucdp", *told).whole(Outcome.KILLED).high == 0
        return
    assert 0 <= row.low <= row.best <= row.high >= 1
    deaths = (row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown)
    assert min(deaths) >= 0
    assert sum(deaths) == row.best


def test_an_incident_without_a_death_is_no_event():
    assert event(Says(killed=0, injured=4)) is None
    assert event(Says(killed=Count(None, None, 2))).high == 2


def test_two_reports_that_differ_give_a_range_and_two_sources():
    row = event(
        Says(killed=8, source="Radio Zawiya", chain=("Zawiya Hospital",)),
        Says(killed=12, source="The Gazette", title="Twelve dead, say residents"),
    )
    assert (row.low, row.best, row.high, row.number_of_sources) == (8, 8, 12, 2)
    assert (row.source_office, row.source_original) == ("Radio Zawiya; The Gazette", "Zawiya Hospital")
    assert row.source_headline == "Shells fell on the market; Twelve dead, say residents"
    assert row.source_article.startswith('"Radio Zawiya,2016-03-14,Shells fell')


@pytest.mark.parametrize(
    ("methods", "actors", "victims", "expected"),
    [
        (("clash",), ("Ansaru", "Syrian Army"), (CIVILIANS,), Sides(1, "Syrian Army", "Ansaru")),
        (("clash",), ("Ansaru", "Boko Haram"), (CIVILIANS,), Sides(2, "Ansaru", "Boko Haram")),
        (("execution",), ("Islamic State",), (CIVILIANS,), Sides(3, "Islamic State", "Civilians")),
        (("clash",), ("Ansaru",), (CIVILIANS,), Sides()),
        (("clash",), ("Ansaru", "men of the hills"), (CIVILIANS,), Sides()),
        (("shelling",), ("Syrian Army",), (CIVILIANS,), Sides()),
        (("execution",), ("Islamic State",), (Party(3),), Sides()),
        ((None,), ("Islamic State",), (CIVILIANS,), Sides()),
    ],
)
def test_a_type_of_violence_is_given_only_where_who_fought_whom_is_told(methods, actors, victims, expected):
    incident = told_of("ucdp", Says(victims, methods=methods, actors=actors))
    assert sides_of(incident) == expected


def test_what_happens_in_custody_is_left_open():
    told = Says((CIVILIANS,), methods=("execution",), actors=("Syrian Army",), circumstances="in_custody")
    assert sides_of(told_of("ucdp", told)) == Sides()


def test_deaths_of_combatants_are_of_the_side_that_all_of_their_kind_belong_to():
    soldiers = Party(4, status="member of armed forces", affiliation="Syrian Army")
    rebels = Party(7, status="directly participating", affiliation="Ansaru")
    row = event(Says((soldiers, rebels, CIVILIANS, Party(2)), methods=("clash",), actors=("Ansaru", "Syrian Army")))
    assert (row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown, row.best) == (4, 7, 3, 2, 16)
    assert (row.type_of_violence, row.dyad_name) == (1, "Syrian Army - Ansaru")
    unsure = Party(4, status="member of armed forces", affiliation="Coast Guard")
    row = event(Says((unsure,), methods=("clash",), actors=("Ansaru", "Syrian Army")))
    assert (row.deaths_a, row.deaths_b, row.deaths_unknown) == (0, 0, 4)


@pytest.mark.parametrize(("precision", "clarity"), [("day", 1), ("month", 1), ("days", 2), ("unknown", None)])
def test_one_number_for_a_period_of_several_days_is_a_summary(precision, clarity):
    assert event(Says(killed=3, when=("2016-03-01", "2016-03-31", precision))).event_clarity == clarity


def test_what_is_not_known_is_empty():
    row = event(Says(killed=3, where=(), when=(None, "2016-03-13", "unknown"), source="r0", title=None, published=None))
    assert (row.where_prec, row.date_prec, row.year, row.country, row.geom_wkt, row.source_office) == (None,) * 6
    assert (row.conflict_new_id, row.dyad_new_id, row.priogrid_gid, row.gwnoa, row.region) == (None,) * 5


def test_a_row_clicks_through_to_its_records():
    incident = told_of("ucdp", Says((CIVILIANS,), actors=("Ansaru",)))
    row = ged_event(incident)
    assert row.records[0] == row.id == incident.happening.incident.id
    assert set(row.records) == {each.id for each in incident.happening.records}
