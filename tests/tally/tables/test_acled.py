"""ACLED's rows: its columns, one number of fatalities, types and codes that are derived or empty."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome
from onrecord.tally.tables.acled import AcledEvent, EventType, acled_event, event_type_of
from onrecord.tally.tables.columns import columns_of, rules_for
from tests.tally.tables.incidents import Party, Says, incidents, told_of

COLUMNS = (
    "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, "
    "assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, "
    "admin1, admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, notes, "
    "fatalities, timestamp"
)
VILLAGERS = Party(3, status="civilian")


def event(*told):
    return acled_event(told_of("acled", *told))


def test_the_columns_are_those_of_its_export():
    assert columns_of(AcledEvent) == tuple(COLUMNS.split(", "))


@given(incidents)
def test_fatalities_are_one_number_the_lowest_told(told):
    row, whole = event(*told), told_of("acled", *told).whole(Outcome.KILLED)
    assert whole.low == whole.best == whole.high
    assert row is None or row.fatalities == whole.best
    assert row is not None or whole.best == 0


def test_of_numbers_that_differ_the_lowest_stands():
    assert event(Says(killed=12, source="Radio Zawiya"), Says(killed=8, source="The Gazette")).fatalities == 8
    assert event(Says(killed=Count(12, None, None))).fatalities == 12


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        (
            Says((VILLAGERS,), methods=("shelling",)),
            ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        ),
        (Says((VILLAGERS,), methods=("airstrike", "rocket")), ("Explosions/Remote violence", None)),
        (Says((VILLAGERS,), methods=("clash",)), ("Battles", "Armed clash")),
        (Says((VILLAGERS,), methods=("shooting",)), ("Violence against civilians", "Attack")),
        (Says((Party(3, status="member of armed forces"),), methods=("shooting",)), (None, None)),
        (Says((VILLAGERS,), methods=("shooting", "shelling")), (None, None)),
        (Says((VILLAGERS,), methods=(None,)), (None, None)),
        (
            Says((VILLAGERS,), methods=(None,), acts=("sexual_violence",)),
            ("Violence against civilians", "Sexual violence"),
        ),
        (Says((VILLAGERS,), methods=("shooting",), circumstances="at_protest"), (None, None)),
    ],
)
def test_a_type_of_event_is_given_only_where_one_is_told(says, expected):
    assert event_type_of(told_of("acled", says)) == EventType(*expected)


def test_every_type_has_its_type_of_disorder():
    rules = rules_for("acled")
    types = {event for told in (rules["methods"], rules["acts"]) for event, _ in told.values()}
    assert types <= set(rules["disorder"])


def test_the_methods_and_acts_of_the_rules_are_terms_of_the_codebook():
    codebook, rules = told_of("acled", Says()).codebook, rules_for("acled")
    assert set(rules["methods"]) <= set(codebook.methods)
    assert set(rules["acts"]) <= set(codebook.acts)
    assert set(rules["left_open"]) <= set(codebook.circumstances)


def test_who_fought_whom_has_no_direction_and_civilians_are_a_party_where_they_were_attacked():
    battle = event(Says((VILLAGERS,), methods=("clash",), actors=("Syrian Arab Army", "Islamic State")))
    assert (battle.actor1, battle.actor2, battle.inter1, battle.inter2) == (
        "Islamic State",
        "Syrian Arab Army",
        None,
        1,
    )
    attack = event(Says((VILLAGERS,), methods=("shooting",), actors=("Islamic State", "Ansaru")))
    assert (attack.actor1, attack.assoc_actor_1, attack.actor2, attack.inter2) == (
        "Ansaru",
        "Islamic State",
        "Civilians",
        7,
    )
    assert attack.civilian_targeting == "Civilian targeting"


@pytest.mark.parametrize(
    ("actor", "country", "code"),
    [
        ("Syrian Arab Army", "SY", 1),
        ("Syrian Arab Army", "LB", 8),
        ("Syrian Arab Army", None, None),
        ("Fulani herders", "NG", 4),
        ("Islamic State", "SY", None),
        ("men of the hills", "SY", None),
    ],
)
def test_the_kind_of_an_actor_is_that_of_the_register_or_not_told(actor, country, code):
    row = event(Says((VILLAGERS,), actors=(actor,), where=(("name", "Zawiya"), ("country", country))))
    assert row.inter1 == code


def test_a_date_that_is_not_known_to_the_day_is_no_date():
    known = event(Says(killed=1))
    assert (known.event_date, known.year, known.time_precision, known.notes) == (date(2016, 3, 13), 2016, 1, None)
    month = event(Says(killed=1, when=("2016-03-01", "2016-03-31", "month")))
    assert (month.event_date, month.year, month.time_precision) == (None, 2016, 3)
    assert month.notes == "On some day from 2016-03-01 to 2016-03-31."
    assert (
        event(Says(killed=1, when=(None, "2016-03-31", "unknown"))).notes == "On some day from not known to 2016-03-31."
    )
    assert event(Says(killed=1, when=(None, None, "unknown"))).notes is None


def test_an_incident_without_deaths_is_an_event_where_its_type_is_told():
    assert event(Says((Party(2, outcome="injured"),), methods=("landmine",))).fatalities == 0
    assert event(Says((Party(2, outcome="injured"),), methods=(None,))) is None
