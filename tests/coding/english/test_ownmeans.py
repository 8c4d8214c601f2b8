"""Who was hurt otherwise than the others was not hurt by their means."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, called, cases, incident

OTHERWISE = [
    ("Gunmen fired at a bus in Zaria. Three passengers were hurt by broken glass.", "injury", None),
    ("Gunmen shot dead a driver in Zaria. Three passengers were injured by flying glass.", "injury", None),
    ("Gunmen shot dead a driver in Zaria. Two people were injured in a stampede.", "injury", None),
    ("Gunmen shot dead a driver in Zaria and injured two passengers with machetes.", "injury", "stabbing"),
    ("Gunmen shot dead a driver in Zaria and injured two passengers with machetes.", "killing", "shooting"),
]


@pytest.mark.parametrize(
    ("text", "act", "method"), cases([(f"{row[0]} {row[1]}", *row) for row in OTHERWISE], labelled=True)
)
def test_means_told_of_an_act_are_not_those_of_another(code, text, act, method):
    assert acts(incident(code(text)))[act] == method


SAME = [
    ("An airstrike killed four people in Hajin. Two children were wounded by falling masonry.", "airstrike"),
    ("A bomb killed two people in Quetta. Six were injured by shrapnel.", "bombing"),
    ("Gunmen shot dead a driver in Zaria. Two passengers were also wounded.", "shooting"),
]


@pytest.mark.parametrize(("text", "method"), cases(SAME))
def test_an_act_without_means_of_its_own_has_those_of_the_incident(code, text, method):
    assert acts(incident(code(text)))["injury"] == method


def test_who_was_hurt_otherwise_has_an_act_of_his_own(code):
    text = "Gunmen shot dead a farmer in Zaria. Two traders were wounded. A boy was cut by flying glass."
    found = incident(code(text))
    methods = {act.id: act.method for act in found.acts}
    assert {called(each): methods[each.acts[0].act] for each in found.victims} == {
        "farmer": "shooting",
        "traders": "shooting",
        "boy": None,
    }
    assert all(each.part_of is None for each in found.victims)
