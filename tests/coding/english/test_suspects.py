from __future__ import annotations

import pytest

from tests.coding.told import harmed, incident, perpetrators

SET_ASIDE = [
    "Police arrested a suspect in Gao.",
    "The gunman was arrested.",
    "Three suspected killers were detained on Monday.",
]


@pytest.mark.parametrize("text", SET_ASIDE)
def test_the_arrest_of_a_suspect_is_no_harm_told(code, text):
    assert code(text).incidents == ()


def test_the_arrest_of_a_killer_is_part_of_the_killing_s_story(code):
    found = incident(code("A soldier shot dead a clerk in Gao on Sunday. The soldier was arrested on Monday."))
    assert harmed(found) == {"clerk": "killed"}
    assert perpetrators(found) == {"soldier": "carried out"}


def test_the_arrest_of_a_journalist_is_a_detention(code):
    assert harmed(incident(code("Police arrested a journalist, Ana Ruiz, in Lima."))) == {"Ana Ruiz": "detained"}


def test_of_those_arrested_together_only_the_suspect_is_set_aside(code):
    found = incident(code("Police arrested a suspect and a journalist in Gao."))
    assert harmed(found) == {"journalist": "detained"}
