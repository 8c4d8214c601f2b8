"""From an invented coding to MUC-4 templates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bench.coding.muc4_map import bare, number_of, templates_told
from onrecord.core.coding import (
    Act,
    Claim,
    Coding,
    Harm,
    Incident,
    ObjectAct,
    ObjectHarmed,
    Participation,
    Perpetrator,
    Victim,
)
from onrecord.core.report import Quote, Report
from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import Involvement, Outcome, PartyKind, Stance, Status
from tests.factory import a_coding

TEXT = "TWO GUNMEN OF THE ROJAS COMMAND KILLED JUDGE ANA ROSALES AND FOUR PEASANTS AND DAMAGED A BUS."
ANA = Victim(
    "p1",
    PartyKind.PERSON,
    "ANA ROSALES",
    description="JUDGE",
    count=Count.exactly(1),
    acts=(Harm("k1", Outcome.KILLED),),
)
PEASANTS = Victim(
    "p2",
    PartyKind.GROUP,
    description="FOUR PEASANTS",
    count=Count.exactly(4),
    status=Status.CIVILIAN,
    acts=(Harm("k1", Outcome.KILLED),),
)
GUNMEN = Perpetrator(
    "a1",
    PartyKind.GROUP,
    description="TWO GUNMEN",
    actor="ROJAS COMMAND",
    acts=(Participation("k1", Involvement.SUSPECTED),),
)
BUS = ObjectHarmed("o1", "A BUS", acts=(ObjectAct("k2", "damaged"),))
ACTS = (Act("k1", "killing", "shooting", "RIFLES"), Act("k2", "attack_on_object"))
INCIDENT = Incident("i1", ACTS, victims=(ANA, PEASANTS), perpetrators=(GUNMEN,), objects=(BUS,))


def told(*incidents, published=date(1990, 2, 4)):
    report = replace(Report("sha256:" + "0" * 64, TEXT), published=published)
    return templates_told(Coding(report, a_coding().coder, incidents))


def changed(**changes):
    return replace(INCIDENT, **changes)


def test_roles_are_filled_with_the_reports_words_without_counts():
    (template,) = told(INCIDENT)
    assert {role: template.mentions(role) for role in ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")} == {
        "PerpInd": [{"gunmen"}],
        "PerpOrg": [{"rojas command"}],
        "Target": [{"bus"}],
        "Victim": [{"ana rosales"}],
        "Weapon": [{"rifles"}],
    }


def test_set_slots_come_from_the_tables():
    (template,) = told(INCIDENT)
    assert {slot: set(fill) for slot, fill in template.sets.items()} == {
        "inc-type": {"ATTACK"},
        "inc-stage": {"ACCOMPLISHED"},
        "perp-inc-cat": {"TERRORIST ACT"},
    }
    fills = [{slot: [set(f) for f in told] for slot, told in entity.fills.items()} for entity in template.entities]
    assert {"perp-org-id": [{"rojas command"}], "perp-org-conf": [{"SUSPECTED OR ACCUSED"}]} in fills
    assert {
        "hum-tgt-name": [{"ana rosales"}],
        "hum-tgt-desc": [{"judge"}],
        "hum-tgt-type": [{"LEGAL OR JUDICIAL"}],
        "hum-tgt-num": [{"1"}],
        "hum-tgt-effect": [{"DEATH"}],
    } in fills
    assert {
        "phys-tgt-id": [{"bus"}],
        "phys-tgt-type": [{"TRANSPORT VEHICLE"}],
        "phys-tgt-effect": [{"SOME DAMAGE"}],
    } in fills


def test_a_bombing_takes_in_the_attack_it_is_and_an_abduction_does_not():
    acts = (Act("k1", "killing"), Act("k2", "attack_on_object", "bombing"), Act("k3", "abduction", "bombing"))
    kinds = [template.sets["inc-type"] for template in told(changed(acts=acts))]
    assert kinds == [{"BOMBING"}, {"KIDNAPPING"}]


def test_each_type_has_the_victims_of_its_own_acts():
    taken = replace(PEASANTS, acts=(Harm("k3", Outcome.ABDUCTED),))
    acts = (Act("k1", "killing"), Act("k3", "abduction"))
    attack, kidnapping = told(changed(acts=acts, victims=(ANA, taken), objects=()))
    assert [e.fills["hum-tgt-desc"] for e in attack.entities if "hum-tgt-desc" in e.fills] == [(frozenset({"judge"}),)]
    assert [e.fills["hum-tgt-desc"] for e in kidnapping.entities if "hum-tgt-desc" in e.fills] == [
        (frozenset({"peasants"}),)
    ]


@pytest.mark.parametrize("acts", [(Act("k1", "killing", stance=Stance.DENIED),), (Act("k1", "detention"),), ()])
def test_what_did_not_happen_or_is_no_attack_gives_no_template(acts):
    assert told(changed(acts=acts)) == ()


def test_a_clash_that_kills_only_fighters_is_not_relevant():
    fighters = replace(PEASANTS, status=Status.ARMED_FORCES)
    assert told(changed(victims=(fighters,), objects=())) == ()
    assert len(told(changed(victims=(fighters,)))) == 1
    assert len(told(changed(victims=(fighters, ANA), objects=()))) == 1


@pytest.mark.parametrize(
    ("act", "stage"),
    [
        (Act("k1", "threat"), "THREATENED"),
        (Act("k1", "killing", stance=Stance.PLANNED), "THREATENED"),
        (Act("k1", "attempted_killing"), "ATTEMPTED"),
        (Act("k1", "killing"), "ACCOMPLISHED"),
    ],
)
def test_the_stage_follows_act_and_stance(act, stage):
    (template,) = told(changed(acts=(act,)))
    assert template.sets["inc-stage"] == {stage}


def test_a_date_not_told_is_the_keys_default():
    assert told(INCIDENT)[0].dates == ((None, "1990-02-04"),)
    assert told(INCIDENT, published=None)[0].dates == ()
    day = date(1990, 2, 2)
    assert told(changed(when=When(day, day)))[0].dates == (("1990-02-02", "1990-02-02"),)


def test_a_place_is_country_and_name():
    assert told(changed(where=Where(name="Lima", country="PE")))[0].places == (("Peru", "Lima"),)
    assert told(changed(where=Where(name="Peru", country="PE")))[0].places == (("Peru",),)
    assert told(INCIDENT)[0].places == ()


def test_one_description_with_two_fates_is_one_target():
    wounded = replace(PEASANTS, id="p3", count=Count.exactly(7), acts=(Harm("k1", Outcome.INJURED),))
    (template,) = told(changed(victims=(PEASANTS, wounded)))
    (human,) = [entity for entity in template.entities if "hum-tgt-desc" in entity.fills]
    assert human.fills["hum-tgt-num"] == (frozenset({"4"}), frozenset({"7"}))
    assert human.fills["hum-tgt-effect"] == (frozenset({"DEATH"}), frozenset({"INJURY"}))
    assert human.fills["hum-tgt-desc"] == (frozenset({"peasants"}),)


def test_an_actor_without_a_body_is_named_as_described():
    actor = Perpetrator("a2", PartyKind.ACTOR, description="THE ARMY", acts=(Participation("k1", Involvement.CLAIMED),))
    (template,) = told(changed(perpetrators=(actor,)))
    assert template.mentions("PerpOrg") == [{"army"}]
    assert template.mentions("PerpInd") == []


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("THE TWO GUNMEN", "GUNMEN"),
        ("at least 12 peasants", "peasants"),
        ("HIS MOTHER", "MOTHER"),
        ("9-MM PISTOL", "9-MM PISTOL"),
        ("THREE", "THREE"),
    ],
)
def test_leading_articles_possessives_and_counts_are_dropped(words, left):
    assert bare(words) == left


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (Count.exactly(5), "5"),
        (Count(5, None, None, "at least 5"), "5-"),
        (Count(3, None, None, "several"), "PLURAL"),
        (Count(None, None, 9), "PLURAL"),
        (Count(), None),
    ],
)
def test_counts_are_written_as_the_keys_do(count, written):
    assert number_of(count) == written


def test_a_body_that_two_incidents_name_differently_is_called_one_thing():
    parties = [
        Perpetrator(name, PartyKind.ACTOR, actor="Rojas Front", acts=(Participation("k1", Involvement.CLAIMED),))
        for name in ("a1", "a2")
    ]
    claims = tuple(
        Claim(f"c{n}", party.id, "actor", "Rojas Front", quotes=(Quote(0, 1, words),))
        for n, (party, words) in enumerate(zip(parties, ("THE ROJAS COMMAND", "ROJAS"), strict=True))
    )
    incidents = [replace(INCIDENT, id=f"i-{party.id}", perpetrators=(party,)) for party in parties]
    coding = Coding(Report("sha256:" + "0" * 64, TEXT), a_coding().coder, tuple(incidents), claims=claims)
    assert [template.mentions("PerpOrg") for template in templates_told(coding)] == [[{"rojas command"}]] * 2
