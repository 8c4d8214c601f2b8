from __future__ import annotations

import json

from onrecord.publish.exchange.followthemoney import FOLLOW_THE_MONEY
from tests.published import edition_of


def entities(tmp_path, edition):
    FOLLOW_THE_MONEY.write(edition, tmp_path)
    lines = (tmp_path / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def of(told, schema):
    return [each["properties"] for each in told if each["schema"] == schema]


def test_the_ferry_is_an_event_with_people_bodies_and_reports(tmp_path):
    told = entities(tmp_path, edition_of(0))
    (event,) = of(told, "Event")
    assert event["name"] == ["killing, Kutum, 2023-11-04"]
    assert event["country"] == ["sd"]
    assert "Injured: 3 to 5." in event["summary"][0]
    assert "notes" not in event, "it is confirmed"
    mother, child = of(told, "Person")
    assert mother["name"] == ["Halima Musa Arbab"]
    assert mother["alias"] == ["حليمة موسى أرباب"]
    assert mother["fatherName"] == ["Musa", "موسى"]
    assert mother["deathDate"] == child["deathDate"] == ["2023-11-04"]
    assert {each["role"][0] for each in of(told, "UnknownLink")} == {"killed", "suspected"}
    assert of(told, "Family")[0]["relationship"] == ["mother of"]
    assert len(of(told, "Article")) == 2


def test_people_without_a_name_are_no_persons(tmp_path):
    told = entities(tmp_path, edition_of(0))
    assert "fishermen" not in json.dumps(of(told, "Person"))


def test_a_body_that_is_told_of_often_is_written_once(tmp_path):
    told = entities(tmp_path, edition_of(40))
    ids = [each["id"] for each in told]
    assert len(ids) == len(set(ids))
    bodies = [each["properties"]["name"][0] for each in told if each["schema"] in ("Organization", "PublicBody")]
    assert sorted(bodies) == ["an unnamed armed group", "the Rapid Support Forces", "the army"]


def test_what_is_unconfirmed_says_so_on_events_and_people(tmp_path):
    told = entities(tmp_path, edition_of(2))
    marked = [each for each in told if each["properties"].get("notes") == ["Unconfirmed"]]
    assert {each["schema"] for each in marked} == {"Event", "Person"}
