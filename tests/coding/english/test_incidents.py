"""Tellings of one incident brought together, and those of two kept apart."""

from __future__ import annotations

import pytest

from onrecord.coding.english.incidents import cluster_tellings
from tests.coding.told import PUBLISHED, acts, cases, counts, harmed

UNMET_ONE: dict[str, str] = {}
UNMET_TWO = {"two countries": "`Niger. Police` is found as one body across the full stop"}
ONE = {
    "headline and lead": "Teacher shot dead in Mandalay\n\nGunmen shot dead a teacher in Mandalay on Tuesday.",
    "lead and body": "A bomb killed seven in Kirkuk.\n\nThe blast tore through a market; seven people died.",
    "caption": "Gunmen killed a priest in Chilapa.\n\nPeople mourn the priest killed in Chilapa.",
    "cause": "An airstrike hit a clinic in Hama. Two nurses were killed in the strike.",
    "reference": "Soldiers killed nine farmers near Gao. The attack took place at dawn.",
    "claim": "A bomb killed six policemen in Ghazni. The Taliban claimed responsibility for the attack.",
    "death after arrest": "Police arrested Amir Shah in Multan on Monday. He was beaten and died in custody.",
    "killed and wounded": "Gunmen killed two farmers and wounded three in Bouar on Monday.",
    "kin of the victim": "Omar Saleh was shot dead in Gao. His brother said Omar had been killed by soldiers.",
}
TWO = {
    "two places": "Gunmen killed a priest in Chilapa. Soldiers shot a farmer dead in Iguala.",
    "two days": "Gunmen killed a priest in Gao on Monday. Gunmen killed a teacher in Gao on Thursday.",
    "said to be separate": "Gunmen killed a priest in Chilapa. In a separate incident, soldiers shot a farmer dead.",
    "two years": "Gunmen killed a priest in Chilapa on Monday. In 2015, another priest was killed in Chilapa.",
    "two countries": "Gunmen killed a farmer in Niger. Police shot dead a student in Chile.",
    "two named people": "Omar Saleh was shot dead in Gao on Monday. Ali Maiga was abducted in Kidal on Tuesday.",
    "elsewhere": "A bomb killed two soldiers near Gao. Elsewhere, a nurse was abducted in Timbuktu.",
}  # fmt: skip


@pytest.mark.parametrize("text", cases(ONE.items(), UNMET_ONE, labelled=True))
def test_one_incident_told_many_times_is_one(code, text):
    assert len(code(text, PUBLISHED).incidents) == 1


@pytest.mark.parametrize("text", cases(TWO.items(), UNMET_TWO, labelled=True))
def test_two_incidents_are_two(code, text):
    assert len(code(text, PUBLISHED).incidents) == 2


def test_a_report_of_four_incidents_gives_four(code):
    text = (
        "Violence in the region this week\n\n"
        "On 2 May 2021 a roadside bomb killed two soldiers near Gao, in Mali.\n\n"
        "On 4 May 2021 armed men abducted a nurse in Timbuktu.\n\n"
        "On 6 May 2021 police in Bamako beat a student, Oumar Keita, 20.\n\n"
        "On 8 May 2021 an airstrike killed four herders near Kidal."
    )
    found = code(text).incidents
    assert [(str(each.when.earliest), each.where.name) for each in found] == [
        ("2021-05-02", "Gao"),
        ("2021-05-04", "Timbuktu"),
        ("2021-05-06", "Bamako"),
        ("2021-05-08", "Kidal"),
    ]


def test_what_a_bare_reference_adds_belongs_to_the_incident_before_it(code):
    found = code("Nine farmers were killed near Gao on Monday. Rebels carried out the attack.", PUBLISHED).incidents
    assert [[each.description for each in one.perpetrators] for one in found] == [["Rebels"]]


def test_an_arrest_and_torture_of_one_man_are_one_incident_of_two_acts(code):
    (found,) = code("Soldiers arrested Idris Kone in Segou. He was tortured in prison.").incidents
    assert {"detention", "torture"} <= set(acts(found))
    assert harmed(found) == {"Idris Kone": "detained and tortured"}


def test_a_clash_alone_is_no_incident(code):
    assert code("Clashes between the army and rebels continued in Bria.").incidents == ()


def test_the_dead_of_two_incidents_are_never_summed(code):
    found = code(
        "Gunmen killed nine farmers in Gao on Monday. A bomb killed four soldiers in Kidal on Friday.", PUBLISHED
    )
    assert [counts(each) for each in found.incidents] == [{"killed": "9"}, {"killed": "4"}]


def clusters(read, text):
    reading = read(text, PUBLISHED)
    return cluster_tellings(reading.page.parse, reading.tellings, reading.page.entities)


def test_a_cluster_knows_its_acts_victims_and_authors(read):
    (one,) = clusters(read, "Gunmen killed a farmer and wounded a nurse in Bouar.")
    assert one.acts == {"killing", "injury"}
    assert len(one.victims) == 2
    assert len(one.doers) == 1


def test_a_cluster_is_when_it_is_first_given_an_interval(read):
    (one,) = clusters(
        read, "Gunmen killed a priest in Chilapa at noon. The killing of the priest took place on Monday."
    )
    assert one.when is not None
    assert str(one.when.earliest) == "2023-06-12"


def test_a_cluster_is_where_it_is_first_given_coordinates(read):
    (one,) = clusters(read, "Gunmen killed a priest in the church. The priest was killed in Chilapa.")
    assert one.where is not None
    assert one.where.name == "Chilapa"


def test_a_cluster_of_no_date_and_place_has_neither(read):
    (one,) = clusters(read, "Gunmen killed a priest.")
    assert (one.when, one.where) == (None, None)


def test_what_did_not_happen_opens_no_incident(read):
    assert clusters(read, "Gunmen did not kill a priest. They plan to abduct a nurse.") == []


def test_incidents_come_in_the_order_they_are_first_told(read):
    found = clusters(
        read, "A nurse was abducted in Timbuktu. Police beat a student in Lima. A nurse was abducted in Timbuktu."
    )
    assert [sorted(each.acts) for each in found] == [["abduction"], ["assault"]]


def test_a_weapon_that_went_off_is_an_incident_with_nobody_harmed(code):
    (found,) = code("A car bomb exploded in Mogadishu on Saturday.", PUBLISHED).incidents
    assert acts(found) == {"attack": "bombing"} or acts(found) == {"attack": "vehicle_bomb"}
    assert counts(found) == {}


def test_what_is_told_in_general_words_belongs_to_the_incident_most_told_of(code):
    text = (
        "Editor abducted in Jos\n\n"
        "Armed men abducted an editor, Musa Bello, from his home on Monday. Witnesses saw the men force Bello into "
        "a van.\n\n"
        "Reporters in the region have been beaten and harassed, the union said. The abduction of Bello has shaken them."
    )
    assert len(code(text, PUBLISHED).incidents) == 1
