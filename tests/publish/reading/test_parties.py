"""Victims, perpetrators and objects on one line each."""

from __future__ import annotations

from onrecord.core.coding import (
    Act,
    Harm,
    Incident,
    ObjectAct,
    ObjectHarmed,
    Participation,
    Perpetrator,
    Relation,
    Victim,
)
from onrecord.core.values import Absent, Count, Name
from onrecord.core.vocabulary import AgeGroup, Involvement, Outcome, PartyKind, Sex, Status
from onrecord.publish.reading.lookup import make_lookup
from onrecord.publish.reading.parties import object_lines, perpetrator_lines, victim_lines
from onrecord.publish.reading.phrases import load_phrases
from tests.factory import a_claim, a_coding

PERSON, GROUP, ACTOR = PartyKind.PERSON, PartyKind.GROUP, PartyKind.ACTOR
ACTS = (Act("k1", "killing"), Act("k2", "attempted_killing"))


def lookup_of(incident, *claims, language="en"):
    return make_lookup(a_coding(incident, claims=claims), load_phrases(language))


def victims(*of, acts=()):
    incident = Incident("i1", acts, victims=of)
    return [[fact.text for fact in line.facts] for line in victim_lines(incident, lookup_of(incident))]


def test_all_that_is_known_of_a_person_stands_on_one_line():
    nadia = Victim(
        "p1", PERSON, "Nadia Haddad", (Name("Nadia Haddad"), Name("نادية حداد")), "a shopkeeper", Count.exactly(1), 45,
        AgeGroup.ADULT, Sex.FEMALE, Status.CIVILIAN, "shopkeeper", "the market committee", "Syrian",
        (Relation("mother of", "p2"), Relation("aunt of", "p9")), None, (Harm("k1", Outcome.KILLED),),
    )  # fmt: skip
    said, _ = victims(nadia, Victim("p2", PERSON, "Yusuf"))
    assert said == [
        "Nadia Haddad", "also written نادية حداد", "a shopkeeper", "aged 45", "adult", "female", "shopkeeper", "Syrian",
        "civilian", "of the market committee", "mother of Yusuf", "aunt of p9", "killed",
    ]  # fmt: skip


def test_a_name_that_only_a_rule_concludes_is_not_said_to_be_written():
    lina = Victim("p1", PERSON, "Lina", (Name("Lina Haddad"),))
    claim = a_claim("p1", "names", "Lina Haddad")
    (line,) = victim_lines(Incident("i1", (), victims=(lina,)), lookup_of(Incident("i1", (), victims=(lina,)), claim))
    assert [fact.text for fact in line.facts] == ["Lina", "by inference Lina Haddad"]


def test_unknown_sex_age_group_and_status_are_not_said():
    assert victims(
        Victim("p1", PERSON, "Yusuf", age_group=AgeGroup.UNKNOWN, sex=Sex.UNKNOWN, status=Status.UNKNOWN)
    ) == [["Yusuf"]]


def test_a_group_says_its_number_and_a_person_only_if_it_is_not_one():
    assert victims(Victim("p1", GROUP, description="girls", count=Count.exactly(1))) == [["girls", "number: 1"]]
    assert victims(Victim("p1", PERSON, "Yusuf", count=Count(0, 1, 1))) == [["Yusuf", "number: 0 to 1, best 1"]]


def test_parts_follow_the_group_they_are_counted_in_set_within_it():
    whole, part = Victim("p1", GROUP, description="people"), Victim("p2", GROUP, description="girls", part_of="p1")
    other = Victim("p3", GROUP, description="men")
    incident = Incident("i1", victims=(part, other, whole))
    lines = victim_lines(incident, lookup_of(incident))
    assert [(line.id, line.within) for line in lines] == [("p3", False), ("p1", False), ("p2", True)]
    assert [fact.text for fact in lines[2].facts] == ["girls", "counted within people"]


def test_parts_that_name_each_other_in_a_ring_are_all_shown():
    one, two = Victim("p1", GROUP, part_of="p2"), Victim("p2", GROUP, part_of="p1")
    alone = Victim("p3", GROUP, part_of="p3")
    incident = Incident("i1", victims=(one, two, alone))
    assert sorted(line.id for line in victim_lines(incident, lookup_of(incident))) == ["p1", "p2", "p3"]


def test_an_unknown_outcome_names_its_act_where_there_are_several():
    harm = (Harm("k2", Outcome.UNKNOWN), Harm("k9", Outcome.UNKNOWN))
    assert victims(Victim("p1", PERSON, "Yusuf", acts=harm), acts=ACTS) == [
        ["Yusuf", "outcome unknown (attempted killing)", "outcome unknown (k9)"]
    ]
    assert victims(Victim("p1", PERSON, "Yusuf", acts=harm[:1]), acts=ACTS[:1]) == [["Yusuf", "outcome unknown"]]


def perpetrators(*of, acts=()):
    incident = Incident("i1", acts, perpetrators=of)
    return [[fact.text for fact in line.facts] for line in perpetrator_lines(incident, lookup_of(incident))]


def test_a_person_says_the_body_it_belongs_to_and_a_body_only_itself():
    done, ordered = Participation("k1", Involvement.CARRIED_OUT), Participation("k1", Involvement.ORDERED)
    assert perpetrators(
        Perpetrator("p1", GROUP, description="gunmen", count=Count(3, 3, 3), actor="River Brigade", acts=(done,)),
        Perpetrator("a1", ACTOR, actor="River Brigade", acts=(ordered,)),
        acts=ACTS,
    ) == [
        ["gunmen", "number: 3", "of River Brigade", "carried out (killing)"],
        ["River Brigade", "ordered (killing)"],
    ]


def test_a_body_that_is_said_to_be_unknown_or_withheld_is_said_so():
    assert perpetrators(
        Perpetrator("p1", PERSON, "Yusuf", actor=Absent("withheld")), Perpetrator("p2", ACTOR, actor=Absent("unknown"))
    ) == [["Yusuf", "an actor whose name is withheld"], ["an actor said to be unknown"]]


def test_a_name_that_is_also_the_body_rests_on_both_claims():
    party = Perpetrator("a1", ACTOR, description="River Brigade", actor="River Brigade")
    incident = Incident("i1", perpetrators=(party,))
    claims = (a_claim("a1", "actor", "River Brigade"), a_claim("a1", "description", "River Brigade"))
    ((line,),) = (perpetrator_lines(incident, lookup_of(incident, *claims)),)
    assert [fact.claims for fact in line.facts] == [claims]


def test_a_thing_says_its_kind_number_and_damage():
    incident = Incident(
        "i1",
        objects=(
            ObjectHarmed("o1", "the clinic", "hospital", Count.exactly(2), (ObjectAct("k1", "destroyed"),)),
            ObjectHarmed("o2", type="bakery", count=Count.exactly(1)),
        ),
    )
    said = [[fact.text for fact in line.facts] for line in object_lines(incident, lookup_of(incident))]
    assert said == [["the clinic", "hospital", "number: 2", "destroyed"], ["bakery"]]


def test_relations_are_named_in_the_language_of_the_interface():
    incident = Incident("i1", victims=(Victim("p1", PERSON, "Nadia", relations=(Relation("mother of", "p1"),)),))
    ((line,),) = (victim_lines(incident, lookup_of(incident, language="ar")),)
    assert [fact.text for fact in line.facts] == ["Nadia", "والدة Nadia"]
