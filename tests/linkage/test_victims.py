"""People of a coding as linkage compares them, and what keeps them apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.coding import Claim, Coder, Coding, Harm, Incident, Victim
from onrecord.core.report import Report
from onrecord.core.values import Absent, AgeRange, Name, When, Where
from onrecord.core.vocabulary import CoderKind, Outcome, PartyKind, Sex, Stance
from onrecord.linkage.records import Spot
from onrecord.linkage.victims import REPORTS, Place, apart, list_of, people_of

DAY = date(2013, 5, 9)
REPORT = Report("sha256:" + "1" * 64, "…")


def a_victim(id_="p1", name="Rim Yousef al-Aliwi", **more):
    acts = more.pop("acts", (Harm("k1", Outcome.KILLED),))
    return Victim(id_, more.pop("kind", PartyKind.PERSON), name, acts=acts, **more)


def coding_of(*victims, claims=(), where=None, when=None):
    incident = Incident("i1", when=when or When(DAY, DAY), where=where or Where(), victims=victims)
    coder = Coder(CoderKind.RULES, "english", "1", "casualty@1")
    return Coding(REPORT, coder, (incident,), (), tuple(claims))


def the_person(*victims, **more):
    (told,) = people_of(coding_of(*victims, **more), "c1")
    return told.person


def test_a_person_is_told_with_what_the_coding_claims():
    where = Where(name="Kafr Takharim", latitude=36.1, longitude=36.5, radius_km=2.7)
    claims = [
        Claim("c1", "p1", "name", "Rim Yousef al-Aliwi"),
        Claim("c2", "p1", "names", "ريم يوسف العليوي"),
        Claim("c3", "p1", "age", 9),
        Claim("c4", "p1", "age", 10, Stance.REPORTED),
        Claim("c5", "p1", "age", 40, Stance.DENIED),
    ]
    person = the_person(a_victim(names=(Name("Reem al-Alawi"),), sex=Sex.FEMALE), claims=claims, where=where)
    assert (person.id, person.source, person.incident) == ("c1/p1", REPORTS, "c1/i1")
    assert person.names == ("Rim Yousef al-Aliwi", "Reem al-Alawi", "ريم يوسف العليوي")
    assert (person.sex, person.age, person.died) == (Sex.FEMALE, (9, 10), (DAY, DAY))
    assert (person.place, person.spot) == ("Kafr Takharim", Spot(36.1, 36.5, 2.7))


def test_groups_and_people_without_a_name_are_left_out():
    victims = (
        a_victim("p1", None),
        a_victim("p2", Absent("withheld")),
        a_victim("p3", "Two bakers", kind=PartyKind.GROUP),
        a_victim("p4", "…"),
    )
    assert list(people_of(coding_of(*victims), "c1")) == []


def test_only_who_was_killed_has_a_day_of_death():
    assert the_person(a_victim(acts=(Harm("k1", Outcome.INJURED),))).died is None
    assert the_person(a_victim(), when=When(text="on Monday")).died is None


def test_an_age_that_says_little_is_not_told():
    def age(value):
        return the_person(a_victim(), claims=[Claim("c1", "p1", "age", value)]).age

    assert age(AgeRange(40, 45)) == (40, 45)
    assert age(AgeRange(18, None)) is None
    assert age(AgeRange(30, 60)) is None
    assert age(Absent("unknown")) is None
    assert age(True) is None


def test_the_centre_of_a_province_is_no_spot():
    wide = Where(name="North Kordofan", latitude=14.4, longitude=29.4, radius_km=409.4)
    assert the_person(a_victim(), where=wide).spot is None
    bare = Where(latitude=14.4, longitude=29.4)
    assert the_person(a_victim(), where=bare).spot == Spot(14.4, 29.4)


def test_a_row_is_of_its_list_and_file_and_of_no_incident():
    (told,) = people_of(coding_of(a_victim()), "c1", "Ministry", "sha256:2")
    assert (told.person.source, told.person.incident) == ("Ministry in sha256:2", None)
    assert told.place == Place("c1/p1", "Ministry in sha256:2", is_row=True)
    assert list_of(told.place.together) == "Ministry"


def test_people_of_one_report_are_kept_apart_and_rows_where_the_list_repeats_nobody():
    report = [Place("a/p1", "sha256:1"), Place("a/p2", "sha256:1"), Place("b/p1", "sha256:2")]
    rows = [Place(f"{number}/p1", "Ministry in sha256:3", is_row=True) for number in "cd"]
    other = [Place(f"{number}/p1", "Committee in sha256:4", is_row=True) for number in "ef"]
    told = list(apart([*report, *rows, *other], ["Ministry"]))
    assert [(each.reason, sorted(each.members)) for each in told] == [
        ("rows of a list that repeats nobody (Ministry)", ["c/p1", "d/p1"]),
        ("one report tells of both", ["a/p1", "a/p2"]),
    ]


def test_who_is_in_two_incidents_is_one_person_with_the_one_that_killed():
    taken = Incident("i1", when=When(DAY, DAY), victims=(a_victim(acts=(Harm("k1", Outcome.ABDUCTED),)),))
    later = date(2013, 6, 1)
    killed = Incident("i2", when=When(later, later), victims=(a_victim(acts=(Harm("k2", Outcome.KILLED),)),))
    coding = replace(coding_of(), incidents=(taken, killed))
    (told,) = people_of(coding, "c1")
    assert (told.person.incident, told.person.died) == ("c1/i2", (later, later))
    (told,) = people_of(replace(coding, incidents=(killed, taken)), "c1")
    assert told.person.incident == "c1/i2"
