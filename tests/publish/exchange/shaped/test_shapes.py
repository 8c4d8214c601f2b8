"""One incident in the shapes of others: what their columns say of it, and what they may not say."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.values import AgeRange, Count, When, Where
from onrecord.core.vocabulary import AgeGroup, DatePrecision, Outcome, PartyKind, Sex, Status
from onrecord.publish.casualties import ActorNamed, Grade, Harmed, IncidentFile, IncidentRecord, VictimRecord
from onrecord.publish.exchange.shaped.acled import ACLED, acled_row
from onrecord.publish.exchange.shaped.airwars import AIRWARS, airwars_row
from onrecord.publish.exchange.shaped.huridocs import HURIDOCS
from onrecord.publish.exchange.shaped.hxl import HXL, hashtags
from onrecord.publish.exchange.shaped.iraq_body_count import IRAQ_BODY_COUNT, body_count_rows
from onrecord.publish.exchange.shaped.mrm import MRM, mrm_rows
from onrecord.publish.exchange.shaped.sheet import ABOUT
from onrecord.publish.exchange.shaped.ucdp import UCDP, ged_row
from onrecord.tally.tables.acled import AcledEvent
from onrecord.tally.tables.airwars import AirwarsIncident
from onrecord.tally.tables.columns import columns_of
from onrecord.tally.tables.iraq_body_count import BodyCountRow
from onrecord.tally.tables.ucdp import GedEvent
from tests.published import edition_of, ferry_file, incident_number


def ferry(**changed):
    file = ferry_file()
    return replace(file, incident=replace(file.incident, **changed))


def rows_in(path, under=0):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))[under:]


def test_columns_are_those_of_the_published_shapes():
    assert set(ged_row(ferry_file())) <= set(columns_of(GedEvent))
    assert len(columns_of(GedEvent)) == 49
    assert set(acled_row(ferry_file())) <= set(columns_of(AcledEvent))
    assert set(airwars_row(ferry_file())) <= set(columns_of(AirwarsIncident))
    assert all(set(row) <= set(columns_of(BodyCountRow)) for row in body_count_rows(ferry_file()))


def test_ucdp_parts_the_best_number_and_keeps_the_range():
    row = ged_row(ferry(counts={"killed": Count(2, 3, 7)}))
    assert (row["low"], row["best"], row["high"]) == (2, 3, 7)
    parts = [row[f"deaths_{of}"] for of in ("a", "b", "civilians", "unknown")]
    assert parts == [0, 0, 2, 1]
    assert row["code_status"] == "Clear"


def test_ucdp_tells_no_best_number_where_there_is_none():
    row = ged_row(ferry(counts={"killed": Count(2)}))
    assert (row["low"], row["best"], row["high"]) == (2, None, None)
    assert "deaths_unknown" not in row


def test_ucdp_has_codes_of_precision_and_no_false_date():
    month = When(date(2023, 11, 1), date(2023, 11, 30), DatePrecision.MONTH)
    row = ged_row(ferry(when=month, where=Where(name="Kutum", country="SD", precision="province")))
    assert (row["date_prec"], row["where_prec"], row["adm_1"]) == (4, 4, "Kutum")
    assert (row["year"], row["country"], row["geom_wkt"]) == (2023, "Sudan", None)
    assert ged_row(ferry(when=When()))["year"] is None


@pytest.mark.parametrize("make", [ged_row, airwars_row])
def test_an_incident_without_dead_or_injured_has_no_row(make):
    assert make(ferry(counts={"abducted": Count(3)}, civilians={})) is None


def test_one_sided_violence_takes_a_body_that_chose_civilians():
    armed = (ActorNamed("a", PartyKind.ACTOR, "Islamic State"),)
    act = replace(ferry_file().incident.acts[0], method="execution", circumstances=())
    row = ged_row(ferry(actors=armed, acts=(act,)))
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (3, "Islamic State", "Civilians")
    assert row["dyad_name"] == "Islamic State - Civilians"


def test_acled_tells_the_fewest_and_says_the_rest_in_notes():
    row = acled_row(ferry(counts={"killed": Count(2, 3, 7), "injured": Count(3)}))
    assert row["fatalities"] == 2
    assert row["notes"] == "Grade: confirmed (every-casualty). Killed: 2 to 7. Injured: at least 3."
    assert (row["event_type"], row["sub_event_type"]) == (
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
    )
    assert row["geo_precision"] == 1


def test_acled_has_no_date_where_the_day_is_not_known():
    row = acled_row(ferry(when=When(date(2023, 11, 1), None)))
    assert (row["event_date"], row["year"], row["time_precision"]) == (None, None, None)
    assert "When: on some day from 2023-11-01 to not known." in row["notes"]


def test_acled_leaves_out_what_is_no_event_there():
    file = incident_number(0)
    assert acled_row(replace(file, incident=replace(file.incident, counts={}, acts=()))) is None


def test_airwars_parts_civilians_by_age_and_sex_and_counts_nobody_twice():
    row = airwars_row(ferry_file())
    assert (row["killed_civilians_min"], row["killed_civilians_max"]) == (2, 2)
    assert (row["killed_children_min"], row["killed_women_max"], row["killed_men_min"]) == (1, 1, None)
    assert (row["killed_undetermined_min"], row["killed_undetermined_max"]) == (0, 0)
    assert (row["injured_civilians_min"], row["injured_civilians_max"]) == (3, 5)
    assert row["civilian_harm_status"] == "confirmed"


def test_airwars_keeps_its_own_grades_and_open_ends():
    grade = Grade("airwars", "fair", "two sources")
    row = airwars_row(ferry(grade=grade, civilians={"killed": Count(2)}))
    assert row["civilian_harm_status"] == "fair"
    assert (row["killed_civilians_max"], row["killed_undetermined_max"]) == (None, None)
    assert airwars_row(ferry(grade=None))["civilian_harm_status"] == "unconfirmed"


def test_iraq_body_count_names_the_dead_behind_the_numbers():
    first, *people = body_count_rows(ferry_file())
    assert (first["minimum_deaths"], first["maximum_injuries"], first["status"]) == (2, 5, None)
    assert first["place"] == "Kutum, SD"
    assert [each["person_name"] for each in people] == ["Halima Musa Arbab", "Adam"]
    assert [each["age"] for each in people] == ["34-36", 7]
    assert not any("minimum_deaths" in each for each in people)


@pytest.mark.parametrize("changed", [{"independent": 1}, {"grade": None}])
def test_iraq_body_count_calls_provisional_what_two_sources_do_not_confirm(changed):
    assert next(body_count_rows(ferry(**changed)))["status"] == "provisional"


def test_people_of_the_dead_come_back_with_their_incident(tmp_path):
    IRAQ_BODY_COUNT.write(edition_of(2), tmp_path)
    first, *_ = IRAQ_BODY_COUNT.read(tmp_path).incidents()
    assert first.incident.id == "i-ferry"
    assert [each.name for each in first.victims] == ["Halima Musa Arbab", "Adam"]
    assert first.incident.when.earliest == date(2023, 11, 4)


def test_hxl_has_a_hashtag_below_every_heading(tmp_path):
    HXL.write(edition_of(1), tmp_path)
    tags, ferry_row, *_ = rows_in(tmp_path / "incidents-hxl.csv")
    assert tags == dict(hashtags())
    assert len(set(hashtags().values())) == len(hashtags())
    assert (ferry_row["injured_min"], ferry_row["injured_max"], ferry_row["confirmation"]) == ("3", "5", "confirmed")


def child(**changed):
    told = VictimRecord(
        "v1", "i1", PartyKind.PERSON, count=Count.exactly(1), age_group=AgeGroup.CHILD, sex=Sex.FEMALE,
        status=Status.CIVILIAN, harm=(Harmed(Outcome.KILLED),),
    )  # fmt: skip
    return replace(told, **changed)


def test_mrm_counts_children_by_sex_and_violation():
    boys = child(id="v2", kind=PartyKind.GROUP, count=Count(2, 2, 4), sex=Sex.MALE)
    adult = child(id="v3", age_group=AgeGroup.ADULT)
    when = When(date(2023, 5, 1), date(2023, 5, 3))
    grade = Grade("every-casualty", "confirmed", "", (), date(2023, 8, 1), True)
    file = IncidentFile(IncidentRecord("i1", when, grade=grade), (child(), boys, adult))
    (row,) = mrm_rows(file)
    assert row["violation"] == "killing"
    assert [row[f"children_{end}"] for end in ("low", "best", "high")] == [3, 3, 5]
    assert (row["girls_low"], row["boys_high"], row["sex_unknown_low"]) == (1, 4, None)
    assert (row["quarter"], row["verification"], row["is_late_verification"]) == ("2023-Q2", "verified", "yes")


def test_mrm_counts_a_child_of_a_group_of_children_once():
    group = child(id="g", kind=PartyKind.GROUP, count=Count(3, 3, 3), sex=None)
    (row,) = mrm_rows(IncidentFile(IncidentRecord("i1"), (group, child(part_of="g"))))
    assert (row["children_low"], row["verification"], row["quarter"]) == (3, "report pending verification", None)


def test_mrm_leaves_out_incidents_without_children(tmp_path):
    MRM.write(edition_of(0), tmp_path)
    (row,) = rows_in(tmp_path / "grave-violations.csv")
    assert (row["incident"], row["violation"], row["boys_low"]) == ("i-ferry", "killing", "1")


def test_huridocs_has_roles_on_links_and_codes_where_they_are_known(tmp_path):
    HURIDOCS.write(edition_of(0), tmp_path)
    (event,) = rows_in(tmp_path / "events.csv")
    assert (event["event_number"], event["violation_status_mt41"]) == ("i-ferry", "confirmed")
    acts = rows_in(tmp_path / "acts.csv")
    assert {each["victim_number"] for each in acts} == {"v-mother", "v-child", "v-others"}
    assert {each["type_of_act_mt4"] for each in acts} == {"01"}
    (involved,) = rows_in(tmp_path / "involvements.csv")
    assert involved["degree_of_involvement_mt18"] == "suspected"
    words = [each["words"] for each in rows_in(tmp_path / "information.csv") if each["property"] == "occupation"]
    assert words == ["a teacher"]
    people = {each["person_number"]: each for each in rows_in(tmp_path / "persons.csv")}
    assert (people["v-mother"]["age_low"], people["v-mother"]["age_high"]) == ("34", "36")
    assert people["v-others"]["persons_in_group"] == "3 to 5"


@pytest.mark.parametrize(
    "format_", [UCDP, ACLED, AIRWARS, IRAQ_BODY_COUNT, HXL, HURIDOCS, MRM], ids=lambda each: each.name
)
def test_losses_travel_with_the_table(format_, tmp_path):
    format_.write(edition_of(0), tmp_path)
    words = (tmp_path / ABOUT).read_text(encoding="utf-8")
    assert all(loss in words for loss in format_.losses)
    assert "CC-BY-4.0" in words


def test_a_row_of_ucdp_is_read_as_an_incident(tmp_path):
    UCDP.write(edition_of(0), tmp_path)
    (file,) = UCDP.read(tmp_path).incidents()
    assert file.incident.counts == {"killed": Count(2, 2, 2)}
    assert (file.incident.where.country, file.incident.where.latitude) == ("SD", 14.2)
    assert [each.source for each in file.citations] == ["Darfur Daily", "شبكة النهر"]
    assert [each.actor for each in file.incident.actors] == ["the Rapid Support Forces"]


def test_an_age_range_and_a_group_of_unknown_size_are_not_made_exact():
    victim = child(age=AgeRange(10, None), count=Count(2))
    (row,) = mrm_rows(IncidentFile(IncidentRecord("i1"), (victim,)))
    assert (row["children_low"], row["children_best"], row["children_high"]) == (2, None, None)
