"""Airwars' figures on small invented assessments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bench.coding.airwars import CORPUS, same_person, score
from bench.coding.airwars_gold import Assessment, Person, name_parts, read_assessment
from bench.coding.airwars_map import Told, incident_told
from bench.coding.corpus import Coded, Document, make_report
from onrecord.core.coding import Act, Harm, Incident, Victim
from onrecord.core.values import Count, Name, When, Where
from onrecord.core.vocabulary import Outcome, PartyKind, Sex, Stance
from tests.factory import a_claim, a_coding

DAY = date(2023, 11, 2)
ROW = {
    "killed_min": 2,
    "killed_max": 3,
    "injured_min": None,
    "injured_max": None,
    "geolocations": [{"lat": 31.5, "lon": 34.45, "accuracy": "Town"}],
    "date_start": "2023-11-02",
    "date_end": "2023-11-02",
    "victims": [
        {"name_en": "Huda Al-Rahal", "age_years": 41, "sex": "f", "status": "killed"},
        {"name_en": "Omar Rahal", "age_years": None, "sex": None, "status": "injured"},
    ],
}


def person(name, *forms):
    return Person(name_parts(name), name), name_parts(" ".join([name, *forms]))


def an_incident(*victims, **changes):
    told = Incident(
        "i1",
        (Act("k1", "killing"),),
        When(DAY, DAY),
        Where(latitude=31.52, longitude=34.45),
        victims,
        counts={"killed": Count(2, None, None)},
    )
    return replace(told, **changes)


def a_victim(name, outcome=Outcome.KILLED, **changes):
    return replace(Victim(f"p{name}", PartyKind.PERSON, name, acts=(Harm("k1", outcome),)), **changes)


def test_an_assessment_keeps_its_named_dead():
    gold = read_assessment(ROW)
    assert (gold.killed_low, gold.killed_high, gold.points, gold.dates) == (
        2,
        3,
        ((31.5, 34.45),),
        ("2023-11-02", "2023-11-02"),
    )
    assert gold.killed == (Person(frozenset({"huda", "rahal"}), "Huda Al-Rahal", 41, "female"),)


@pytest.mark.parametrize("name", ["Huda al-Rahal", "HUDA AL RAHAL", "Hudá Rahal", "Huda-Rahal"])
def test_names_match_after_folding_case_accents_hyphens_and_the_article(name):
    assert same_person(Person(name_parts("Huda Al-Rahal"), ""), person(name))


@pytest.mark.parametrize("name", ["Huda", "Huda Samir Rahal", "Hoda Rahal"])
def test_a_name_with_a_part_too_few_or_too_many_is_another(name):
    assert not same_person(Person(name_parts("Huda Al-Rahal"), ""), person(name))


def test_a_part_may_stand_in_another_form_of_the_name():
    coded = Person(name_parts("Huda Rahal “Umm Omar”"), "")
    assert same_person(coded, person("Huda Rahal", "Umm Omar"))
    assert not same_person(coded, person("Huda Rahal"))


def test_an_open_end_is_read_as_the_nearest_number():
    told = incident_told(a_coding(an_incident()))
    assert told.killed == (2, 2)
    assert incident_told(a_coding(an_incident(counts={"killed": Count(None, 4, 6)}))).killed == (4, 6)
    assert incident_told(a_coding(an_incident(counts={"killed": Count()}))).killed == (None, None)
    assert told.injured == (None, None)


def test_the_named_dead_of_all_incidents_count_once_and_the_wounded_not():
    named = a_victim("Huda Rahal", names=(Name("Umm Omar"),), age=41, sex=Sex.FEMALE)
    first = an_incident(named, a_victim("Omar Rahal", Outcome.INJURED), Victim("g1", PartyKind.GROUP))
    second = an_incident(replace(named, id="p9"), id="i2")
    told = incident_told(a_coding(first, second))
    assert told.people == (
        (Person(name_parts("Huda Rahal"), "Huda Rahal", 41, "female"), name_parts("Huda Rahal Umm Omar")),
    )


def test_what_did_not_happen_is_not_told():
    denied = an_incident(a_victim("Huda Rahal"), acts=(Act("k1", "killing", stance=Stance.DENIED),))
    assert incident_told(a_coding(denied)) == Told()


def test_each_figure_is_over_the_incidents_where_its_value_was_coded():
    gold = read_assessment(ROW)
    uncounted = Assessment(None, None, None, None, (), None, ())
    told = incident_told(
        a_coding(an_incident(a_victim("Huda Al-Rahal", age=40, sex=Sex.FEMALE), a_victim("Sami Rahal")))
    )
    scores = score([(gold, told), (uncounted, Told())])
    assert scores == pytest.approx(
        {
            "killed_low_exact": 100,
            "killed_high_exact": 0,
            "injured_low_exact": 0,
            "injured_high_exact": 0,
            "date_exact": 100,
            "place_5km": 100,
            "place_given": 100,
            "victim_name_f1": 200 / 3,
            "victim_name_precision": 50,
            "victim_name_recall": 100,
            "age_exact": 0,
            "sex_accuracy": 100,
            "victims_found": 1,
        }
    )


def test_the_main_incident_is_the_one_with_the_most_claims():
    other = an_incident(id="i2", counts={"killed": Count.exactly(9)})
    assert incident_told(a_coding(an_incident(), other, claims=(a_claim("i2", "when.text", "x"),))).killed == (9, 9)


def test_a_place_further_than_5_km_is_wrong():
    far = incident_told(a_coding(an_incident(where=Where(latitude=31.6, longitude=34.45))))
    assert score([(read_assessment(ROW), far)])["place_5km"] == 0


def test_a_miss_names_what_differs():
    document = Document("1", "half", make_report("x"), read_assessment(ROW))
    miss = CORPUS.miss(Coded(document, a_coding(an_incident(a_victim("Sami Rahal")))))
    assert miss.lines == (
        "  killed: gold (2, 3) ours (2, 2)",
        "  victim missed: 'Huda Al-Rahal'",
        "  victim extra: 'Sami Rahal'",
    )


def test_nothing_to_measure_gives_no_figures():
    assert CORPUS.measure([], Path()).figures == {}


def test_two_of_one_name_in_one_incident_are_two_people():
    twice = an_incident(a_victim("Huda Rahal"), a_victim("Huda Rahal", age=9))
    assert len(incident_told(a_coding(twice)).people) == 2
