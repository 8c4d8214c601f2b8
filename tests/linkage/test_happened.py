"""Incidents of a coding as linkage compares them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.coding import Act, Claim, Coder, Coding, Harm, Incident, Perpetrator, Victim
from onrecord.core.report import Quote, Report
from onrecord.core.values import Absent, Count, When, Where
from onrecord.core.vocabulary import CoderKind, Outcome, PartyKind, Stance
from onrecord.linkage.happened import incidents_of
from onrecord.linkage.records import Spot
from onrecord.linkage.victims import REPORTS

DAY = date(2013, 5, 9)
TEXT = "Two die\n\nA shell killed a baker in Raqqa.\n\nIn Tabqa a guard was shot.\n\nNobody claimed either."
REPORT = Report("sha256:" + "1" * 64, TEXT, published=date(2013, 5, 10))
SHELL = Incident(
    "i1",
    acts=(Act("k1", "killing", method="shelling"),),
    when=When(DAY, DAY),
    where=Where(text="in Raqqa", name="Raqqa", latitude=35.95, longitude=39.01, radius_km=8.0),
    victims=(
        Victim("p1", PartyKind.PERSON, "Rim Yousef al-Aliwi", acts=(Harm("k1", Outcome.KILLED),)),
        Victim("p2", PartyKind.GROUP, "Two bakers"),
        Victim("p3", PartyKind.PERSON, Absent("withheld")),
    ),
    perpetrators=(Perpetrator("a1", PartyKind.ACTOR, actor="Islamic State"),),
    counts={"killed": Count(2, None, None), "injured": Count(3, 4, 6)},
)
SHOT = Incident("i2", acts=(Act("k2", "killing"),))


def quoted(claim, subject, words):
    start = TEXT.index(words)
    return Claim(claim, subject, "method", "…", quotes=(Quote(start, start + len(words), words),))


def told(*incidents, claims=(), **where):
    coder = Coder(CoderKind.RULES, "english", "1", "casualty@1")
    return [*incidents_of(Coding(REPORT, coder, incidents, (), tuple(claims)), "c1", **where)]


def test_an_incident_is_told_with_what_the_coding_has():
    ((record, place),) = ((each.incident, each.place) for each in told(SHELL))
    assert (record.id, record.source, record.when, record.published) == (
        "c1/i1",
        REPORTS,
        (DAY, DAY),
        date(2013, 5, 10),
    )
    assert (record.places, record.spot) == (("Raqqa", "in Raqqa"), Spot(35.95, 39.01, 8.0))
    assert (record.killed, record.injured) == ((2, 2), (3, 6))
    assert (record.victims, record.actors, record.methods) == (
        ("Rim Yousef al-Aliwi",), ("Islamic State",), ("shelling",),
    )  # fmt: skip
    assert record.text == TEXT
    assert (place.person, place.together, place.is_row) == ("c1/i1", REPORT.id, False)


def test_of_several_incidents_each_has_the_paragraphs_it_is_quoted_from():
    claims = (quoted("c1", "k1", "shell"), quoted("c2", "p1", "a baker"), quoted("c3", "i2", "guard"))
    shell, shot = (each.incident.text for each in told(SHELL, SHOT, claims=claims))
    assert shell == "A shell killed a baker in Raqqa."
    assert shot == "In Tabqa a guard was shot."
    assert [each.incident.text for each in told(SHELL, SHOT)] == ["", ""]


def test_what_is_only_feared_or_denied_is_no_incident():
    denied = replace(
        SHOT, acts=(Act("k2", "killing", stance=Stance.DENIED), Act("k3", "injury", stance=Stance.PLANNED))
    )
    assert told(denied) == []
    assert len(told(replace(denied, acts=(*denied.acts, Act("k4", "killing", stance=Stance.ALLEGED))))) == 1
    assert len(told(Incident("i3"))) == 1


def test_a_row_of_a_list_is_told_in_its_columns():
    ((record, place),) = ((each.incident, each.place) for each in told(SHELL, listed="bureau", file="may.csv"))
    assert record.text is None
    assert record.source == place.together == "bureau in may.csv"
    assert place.is_row


def test_a_row_that_names_one_victim_tells_of_a_person():
    alone = replace(SHELL, victims=SHELL.victims[:1])
    assert told(alone, listed="ministry", file="may.csv") == []
    assert len(told(alone)) == len(told(replace(SHELL, victims=()), listed="ministry", file="may.csv")) == 1


def test_a_time_with_an_open_end_and_a_number_that_is_not_told_are_unknown():
    ((record,),) = ((each.incident,) for each in told(replace(SHELL, when=When(DAY, None), counts={})))
    assert (record.when, record.killed, record.injured) == (None, None, None)
