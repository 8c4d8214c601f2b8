"""HRDsAttack's figures on small invented attacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bench.coding.hrdsattack import CORPUS, found_victims, same_names, score
from bench.coding.hrdsattack_gold import Attack, VictimTold
from bench.coding.hrdsattack_map import attack_told
from bench.coding.scores import Matches
from onrecord.core.coding import Act, Harm, Incident, Perpetrator, Victim
from onrecord.core.values import When, Where
from onrecord.core.vocabulary import Outcome, PartyKind, PlacePrecision, Sex, Stance
from tests.factory import a_claim, a_coding

NOTHING = Attack(False, frozenset(), ())
DAY = date(2020, 2, 7)


def victim(name, **changes):
    told = VictimTold(name, frozenset({"journalist"}), "woman", "adult", "individual")
    return replace(told, **changes)


def attack(*victims, **slots):
    return Attack(True, frozenset({"killing"}), victims, {slot: frozenset({value}) for slot, value in slots.items()})


def an_incident(**changes):
    act = Act("k1", "killing")
    person = Victim("p1", PartyKind.PERSON, "Ngozi Bello", occupation="newspaper editor", sex=Sex.FEMALE)
    told = Incident(
        "i1",
        (act,),
        When(DAY, DAY),
        Where(name="Port Harcourt", country="NG", precision=PlacePrecision.TOWN),
        (replace(person, acts=(Harm("k1", Outcome.KILLED),)),),
        (Perpetrator("a1", PartyKind.GROUP, description="gunmen"),),
    )
    return replace(told, **changes)


def test_a_coding_is_read_in_the_corpus_labels():
    told = attack_told(a_coding(an_incident()))
    assert told.violations == {"killing"}
    assert told.perpetrator_mention
    assert told.victims == (victim("Ngozi Bello", age_group="unknown"),)
    assert {slot: set(values) for slot, values in told.slots.items()} == {
        "perpetrator_type": {"other actors without permissions"},
        "country": {"NG"},
        "city": {"port harcourt"},
        "region": set(),
        "year": {"2020"},
        "month": {"2"},
        "day": {"7"},
    }


def test_the_incident_with_most_claims_gives_the_place_and_every_incident_its_victims():
    second = an_incident(id="i2", where=Where(name="Kano", country="NG", precision=PlacePrecision.PROVINCE))
    named = replace(second.victims[0], id="p2", name="Ibrahim Danladi")
    second = replace(second, acts=(Act("k2", "abduction"),), victims=(replace(named, acts=()),))
    told = attack_told(a_coding(an_incident(), second, claims=(a_claim("i2", "when.text", "x"),)))
    assert told.slots["region"] == {"kano"}
    assert (told.violations, told.other_violations) == ({"kidnapping"}, {"killing"})
    assert {one.name for one in told.victims} == {"Ngozi Bello", "Ibrahim Danladi"}


def test_what_is_denied_is_not_told():
    denied = an_incident(acts=(Act("k1", "killing", stance=Stance.DENIED),))
    assert attack_told(a_coding(denied)) == NOTHING
    assert attack_told(a_coding()) == NOTHING


def test_a_year_without_a_month_states_the_year_alone():
    told = attack_told(a_coding(an_incident(when=When(date(2020, 1, 1), date(2020, 12, 31)))))
    assert [set(told.slots[slot]) for slot in ("year", "month", "day")] == [{"2020"}, set(), set()]
    over_new_year = attack_told(a_coding(an_incident(when=When(date(2019, 12, 31), date(2020, 1, 1)))))
    assert not over_new_year.slots["year"]


def test_exact_names_are_the_very_string_and_loose_ones_contain_each_other():
    gold, ours = ["Ngozi Bello", "Ibrahim Danladi"], ["Ngozi Bello", "Danladi", "Musa"]
    assert same_names(gold, ours, loose=False) == Matches(1, 3, 1, 2)
    assert same_names(gold, ours, loose=True) == Matches(2, 3, 2, 2)


def test_victims_pair_by_the_same_name_before_a_part_of_it():
    gold, ours = attack(victim("Bello"), victim("Ngozi Bello")), attack(victim("Ngozi Bello"), victim("Mrs Bello"))
    pairs = [(wanted.name, told.name) for wanted, told in found_victims(gold, ours)]
    assert sorted(pairs) == [("Bello", "Mrs Bello"), ("Ngozi Bello", "Ngozi Bello")]


def test_gold_against_gold_is_100_on_all_it_states():
    gold = [attack(victim("Ngozi Bello"), country="NG", day="7"), attack(victim(None))]
    scores = score([(one, one) for one in gold])
    full = ["violation_types", "victim_name_exact", "victim_name_loose", "victim_type", "victim_sex", "country", "day"]
    assert {key: scores[f"{key}_f1"] for key in full} == dict.fromkeys(full, 100)
    assert (scores["city_f1"], scores["city_accuracy"], scores["victims_found"]) == (0, 100, 1)


def test_saying_nothing_gains_accuracy_where_nothing_is_stated_but_no_f1():
    scores = score([(attack(country="NG"), NOTHING), (NOTHING, NOTHING)])
    assert (scores["country_f1"], scores["country_accuracy"]) == (0, 50)
    assert scores["baseline_none_country_accuracy"] == 50
    assert scores["violation_types_f1"] == 0


def test_the_constant_answer_is_scored_as_a_baseline():
    assert score([(attack(), NOTHING)])["baseline_violation_types_f1"] == pytest.approx(50)


def test_a_miss_names_what_differs():
    from bench.coding.corpus import Coded, Document, make_report

    gold = attack(
        victim("Ngozi Bello"), **dict.fromkeys(("perpetrator_type", "city", "region", "year", "month", "day"), "x")
    )
    gold = replace(gold, slots={**gold.slots, "country": frozenset()})
    miss = CORPUS.miss(Coded(Document("1", "dev", make_report("x"), gold), a_coding(an_incident())))
    assert any("city: gold ['x'] ours ['port harcourt']" in line for line in miss.lines)
    assert not any("victim" in line for line in miss.lines)
