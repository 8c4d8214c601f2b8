"""Linked victims make it likelier that incidents are one, and linked incidents that victims are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.linkage.clusters import find_clusters
from onrecord.linkage.duck import Duck
from onrecord.linkage.incident_rows import rows_of
from onrecord.linkage.incidents import INCIDENTS
from onrecord.linkage.linking import link_records
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.together import bounds_of, link_together
from tests.linkage.happenings import strikes
from tests.linkage.people import told

GIVEN = ["Hana", "Bilal", "Wafa", "Usama", "Zeinab", "Qasem", "Omar", "Rami", "Lina", "Nabil"]
FAMILIES = ["Tawil", "Haddad", "Kanaan", "Barakat"]


def victims(incidents, offset):
    """Give three victims of each incident by two names, of which there are forty: each is told of many times."""
    found = []
    for incident in incidents:
        number = int(incident.id.lstrip("abx:")) + (0 if incident.id[2] != "x" else 77)
        for place in range(3):
            name = f"{GIVEN[(number + 3 * place) % 10]} {FAMILIES[(number // 3 + place) % 4]}"
            key = f"{offset}:{incident.id.partition(':')[2]}/{place}"
            found.append(told(name, id=key, source=incident.source, incident=incident.id))
    return found


@pytest.fixture(scope="module")
def both():
    """Give persons and incidents of two lists, 30 of 60 incidents in both; days are told of months."""
    first, second = strikes()
    return [*victims(first, "a"), *victims(second, "b")], [*first, *second]


def is_one(pair):
    return pair[0].partition(":")[2] == pair[1].partition(":")[2]


def told_one(found, records):
    return {(pair.one, pair.other) for pair in found.scored([record.id for record in records]) if pair.weight > 0}


def f1(pairs, true):
    right = sum(map(is_one, pairs))
    return 2 * right / (len(pairs) + true)


def test_victims_of_common_names_are_told_apart_by_their_incidents(both):
    persons, incidents = both
    alone = link_records(Duck(PERSONS), persons, within=False)
    together = link_together(persons, incidents, within=False)
    before, after = f1(told_one(alone, persons), 90), f1(told_one(together.persons, persons), 90)
    assert before < 0.5
    assert after > 0.9


def _family(person):
    """Give a family name of its own to the victims of an incident, whichever list tells of it."""
    number = person.partition(":")[2].partition("/")[0]
    return "Z" + "".join("abdfghklmn"[int(digit)] + "ai" for digit in number.replace("x", "9"))


def without_places(incidents):
    return [replace(each, places=(), spot=None, killed=None) for each in incidents]


def test_incidents_of_a_day_are_told_apart_by_their_victims(both):
    persons, incidents = both
    few = without_places(incidents)
    # Of people whose families have no namesakes nobody is mistaken.
    known = [replace(each, names=(f"{each.names[0].split()[0]} {_family(each.id)}",)) for each in persons]
    alone = link_records(Duck(INCIDENTS), rows_of(few), within=False)
    together = link_together(known, few, within=False)
    before, after = f1(told_one(alone, few), 30), f1(told_one(together.incidents, few), 30)
    assert before < 0.5
    assert after > 0.9


def test_two_of_one_incident_stay_two(both):
    persons, incidents = both
    found = link_together(persons, incidents, within=True)
    bounds = bounds_of(found.records, found.persons)
    pairs = list(found.persons.scored([each.id for each in persons]))
    at = {each.id: (each.source, each.incident) for each in persons}
    for cluster in find_clusters(pairs, bounds).clusters:
        assert len({at[member] for member in cluster.members}) == len(cluster.members)


def test_a_person_knows_the_linked_incident_and_whose_is_not_there_none(both):
    persons, incidents = both
    found = link_together([*persons, told("Hana Tawil", id="c", source="c", incident="gone")], incidents, within=False)
    happened = {each.id: each.happened for each in found.records}
    assert happened["a:1/0"] == happened["b:1/0"] == "a:1"
    assert happened["a:2/0"] == "a:2"
    assert happened["c"] is None


def test_persons_without_incidents_are_linked_as_they_were(both):
    persons = [replace(each, incident=None) for each in both[0]]
    alone = link_records(Duck(PERSONS), persons, within=False)
    found = link_together(persons, [], within=False)
    assert found.incidents is None
    assert list(found.records) == persons
    assert told_one(found.persons, persons) == told_one(alone, persons)
