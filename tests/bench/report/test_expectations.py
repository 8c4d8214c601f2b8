"""An expected coding against a coding, field by field, on an invented report."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date

import pytest

from bench.report.expectations import compare
from bench.report_fields import main, show_fields
from onrecord.core.coding import (
    Act,
    Claim,
    Coder,
    Coding,
    Harm,
    Incident,
    Participation,
    Perpetrator,
    Relation,
    Toll,
    Victim,
)
from onrecord.core.report import Dropped, Report
from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import (
    CoderKind,
    DatePrecision,
    Involvement,
    Outcome,
    PartyKind,
    PlacePrecision,
    Sex,
    Stance,
    Status,
)
from onrecord.core.wire import coding_to_json

EXPECTED = {
    "published": {"none": None, "given": "2020-02-10"},
    "incidents": 1,
    "tolls": 1,
    "incident_a": {
        "act": "killing",
        "method": "shooting",
        "circumstance": "public",
        "ground": "apostasy",
        "stance": "reported",
        "victim": {
            "name": "Rana Sayegh",
            "age": 44,
            "relation": "mother of the perpetrator",
            "occupation": "taught at the school",
            "outcome": "killed",
            "status": "civilian (inferred)",
            "sex": "not in the text: null, or inferred",
        },
        "perpetrators": [
            {"name": "Faris Sayegh", "involvement": "carried out"},
            {"actor": "Harbour Guard", "involvement": "ordered"},
        ],
        "where": {"name": "Homs", "country": "SY (inferred)", "near": [34.73, 36.71], "precision": "town"},
        "when": {
            "without publication date": {"earliest": None, "precision": "day", "text": "Friday"},
            "published 2020-02-10": {"earliest": "2020-02-07", "latest": "2020-02-07"},
        },
        "counts": {"killed": [1, 1]},
        "according_to": [["Monitors of Homs", "eyewitnesses"]],
    },
    "toll_1": {
        "act": "killing",
        "count": '"hundrids" read as hundreds, by the codebook\'s rule',
        "population": "people of the old town",
        "actor": "Harbour Guard",
        "period": {"text": "since the siege began"},
        "grounds_of_some": ["practising magic"],
        "said_on": "3 February",
        "stance": "asserted",
        "according_to": [[]],
    },
    "not coded": ["the siege"],
    "dropped": ["the second caption"],
}
VICTIM = Victim(
    "p1",
    PartyKind.PERSON,
    "Rana Sayegh",
    age=44,
    status=Status.CIVILIAN,
    occupation="taught at a school",
    relations=(Relation("mother of", "p2"),),
    acts=(Harm("k1", Outcome.KILLED),),
)
SON = Perpetrator("p2", PartyKind.PERSON, "Faris Sayegh", acts=(Participation("k1", Involvement.CARRIED_OUT),))
GUARD = Perpetrator("a1", PartyKind.ACTOR, actor="Harbour Guard", acts=(Participation("k1", Involvement.ORDERED),))
INCIDENT = Incident(
    "i1",
    (Act("k1", "killing", "shooting", circumstances=("public",), grounds=("apostasy",), stance=Stance.REPORTED),),
    When(precision=DatePrecision.DAY, text="Friday"),
    Where(name="Homs", country="SY", latitude=34.7, longitude=36.7, precision=PlacePrecision.TOWN),
    (VICTIM,),
    (GUARD, SON),
    counts={"killed": Count.exactly(1)},
    according_to=((), ("Monitors of Homs", "local eyewitnesses")),
)
TOLL = Toll(
    "t1",
    "killing",
    Count(200),
    "people of the old town",
    "Harbour Guard",
    period=When(text="since the siege began"),
    grounds=("sorcery",),
    said_on=When(text="3 February"),
)
CLAIMS = (
    Claim("c1", "i1", "where.country", "SY", inferred_by="the gazetteer"),
    Claim("c2", "p1", "status", "civilian", inferred_by="the codebook"),
)


def a_coding(incident=INCIDENT, toll=TOLL, published=None):
    report = Report("sha256:0", "A street.", published=published, dropped=(Dropped("A street.", "said before"),))
    return Coding(report, Coder(CoderKind.RULES, "english", "1", ""), (incident,), (toll,), CLAIMS)


def misses(coding, expected=EXPECTED):
    return {row.field for row in compare(expected, coding) if not row.ok} - {"every value quoted"}


def test_a_coding_that_says_all_of_it_agrees_in_every_field():
    assert misses(a_coding()) == set()


def test_the_date_expected_is_the_one_for_this_publication_date():
    dated = a_coding(published=date(2020, 2, 10))
    assert misses(dated) == {"incident_a when.earliest", "incident_a when.latest"}
    friday = date(2020, 2, 7)
    resolved = replace(INCIDENT, when=When(friday, friday, DatePrecision.DAY, "Friday"))
    assert misses(a_coding(resolved, published=date(2020, 2, 10))) == set()


@pytest.mark.parametrize(
    ("change", "missed"),
    [
        ({"victims": (replace(VICTIM, age=45),)}, {"incident_a victim.age"}),
        ({"victims": (replace(VICTIM, relations=()),)}, {"incident_a victim.relation"}),
        ({"victims": (replace(VICTIM, sex=Sex.FEMALE),)}, {"incident_a victim.sex"}),
        ({"victims": (VICTIM, replace(VICTIM, id="p9", name="Omar"))}, {"incident_a victims"}),
        ({"victims": ()}, {"incident_a victim", "incident_a victims"}),
        ({"perpetrators": (SON,)}, {"incident_a perpetrators", "incident_a perpetrator"}),
        ({"where": replace(INCIDENT.where, latitude=None)}, {"incident_a where.near"}),
        ({"where": replace(INCIDENT.where, country="TR")}, {"incident_a where.country"}),
        ({"counts": {}}, {"incident_a counts.killed"}),
        ({"according_to": ((),)}, {"incident_a according_to"}),
        ({"acts": (replace(INCIDENT.acts[0], method=None, grounds=()),)}, {"incident_a method", "incident_a ground"}),
    ],
)
def test_each_field_that_differs_is_a_miss(change, missed):
    assert misses(a_coding(replace(INCIDENT, **change))) == missed


def test_each_field_of_a_toll_that_differs_is_a_miss():
    other = replace(TOLL, count=Count(20), population="soldiers", period=None, said_on=None, stance=Stance.DENIED)
    assert misses(a_coding(toll=other)) == {
        "toll_1 count",
        "toll_1 population",
        "toll_1 period",
        "toll_1 said_on",
        "toll_1 stance",
    }
    ends = {**EXPECTED, "toll_1": {**EXPECTED["toll_1"], "count": {"low": 200, "best": None, "high": None}}}
    assert misses(a_coding(), ends) == set()


def test_what_is_more_or_less_than_expected_is_a_miss():
    more = replace(a_coding(), incidents=(INCIDENT, replace(INCIDENT, id="i2")))
    assert misses(more) == {"incidents", "not coded"}
    assert misses(replace(a_coding(), tolls=())) == {"tolls", "toll_1"}


def test_not_stated_expects_nothing_there():
    expected = {
        "incident_b": {"act": "killing", "perpetrators": "not stated", "where": "not stated", "when": "not stated: x"}
    }
    assert misses(a_coding(), expected) == {"incident_b perpetrators", "incident_b where"}
    assert misses(a_coding(replace(INCIDENT, perpetrators=(), where=Where())), expected) == set()


def test_a_caption_that_was_not_dropped_is_a_miss():
    coding = a_coding()
    assert misses(replace(coding, report=replace(coding.report, dropped=()))) == {"dropped"}
    assert misses(replace(coding, report=replace(coding.report, text="Another."))) == {"dropped"}
    share_bar = replace(coding.report, dropped=(Dropped("Share this", "a share bar"),))
    assert misses(replace(coding, report=share_bar), {"dropped": ["the share bar"]}) == set()


def test_values_without_claims_break_the_contract():
    (row,) = [row for row in compare(EXPECTED, a_coding()) if row.field == "every value quoted"]
    assert not row.ok
    (row,) = compare({}, replace(a_coding(), incidents=(), tolls=(), claims=()))
    assert row.ok


def test_the_table_says_how_many_fields_agree_and_the_code_whether_all_do(capsys):
    rows = compare(EXPECTED, a_coding())
    assert show_fields("a report", rows) == 1
    assert f"{len(rows) - 1} of {len(rows)} fields agree." in capsys.readouterr().out
    assert show_fields("a report", rows[:3]) == 0


def test_the_command_is_run_with_the_date_given(monkeypatch, tmp_path, capsys):
    (tmp_path / "coding.json").write_text(coding_to_json(a_coding()), encoding="utf-8")
    (tmp_path / "expected.json").write_text(json.dumps(EXPECTED), encoding="utf-8")
    command = tmp_path / "onrecord"
    command.write_text(f'#!/bin/sh\ntest "$6" = 2020-02-10 && cat {tmp_path}/coding.json\n', encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert main([str(tmp_path / "r.txt"), str(tmp_path / "expected.json"), "--published", "2020-02-10"]) == 1
    assert "incident_a victim.age" in capsys.readouterr().out


def test_every_report_of_the_folder_is_compared_with_and_without_its_date(monkeypatch, tmp_path, capsys):
    from bench.report import __main__ as every

    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "one.txt").write_text("text", encoding="utf-8")
    (reports / "without.txt").write_text("text", encoding="utf-8")
    (reports / "one.expected.json").write_text(json.dumps(EXPECTED), encoding="utf-8")
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path))
    asked = []
    monkeypatch.setattr(every, "code_by_command", lambda _report, published: asked.append(published) or a_coding())
    assert every.main() == 1
    assert asked == [None, "2020-02-10"]
    assert "published not given" in capsys.readouterr().out
