"""A death whose cause the words leave open has no method, whatever is told beside it."""

from __future__ import annotations

import pytest

from onrecord.coding.english.opencauses import with_open_causes
from onrecord.coding.english.tellings import Openness
from tests.coding.told import acts, cases

SHOT = "A driver was shot in the knee in Zaria on Monday.\n\n"
SAID = [
    ("A nurse was found dead on Friday; police have not said how she died.",),
    ("A nurse was found dead on Friday. It was not clear how she died.",),
    ("A nurse was found dead on Friday. The cause of her death is not known.",),
    ("A nurse died on Friday. Police are investigating the circumstances of her death.",),
    ("A nurse died on Friday. An autopsy will establish the cause of death.",),
    ("A nurse died on Friday in unclear circumstances.",),
    ("A nurse died on Friday. How she died is unknown.",),
]


def openness(read, text):
    reading = read(text)
    told = with_open_causes(reading.page.parse, reading.tellings, reading.page.entities)
    return max(telling.openness for telling in told)


@pytest.mark.parametrize("text", cases(SAID))
def test_a_cause_said_to_be_unknown_is_open(read, text):
    assert openness(read, text) is Openness.SAID


@pytest.mark.parametrize("text", cases(SAID))
def test_a_death_of_open_cause_stands_apart_without_the_means_of_others(code, text):
    found = code(SHOT + text).incidents
    assert [acts(each) for each in found] == [{"injury": "shooting"}, {"killing": None}]


@pytest.mark.parametrize(
    "text",
    [
        "A nurse was shot dead on Friday. Police have not said why.",
        "A nurse was killed on Friday. It was not clear how many gunmen there were.",
        "A nurse was killed by a bomb on Friday. Police have not said how she died.",
        "A nurse was killed on Friday. Police said how she died.",
    ],
)
def test_what_else_is_not_known_leaves_no_cause_open(read, text):
    assert openness(read, text) is Openness.NONE


def test_an_arrest_explains_no_death(read):
    text = "A farmer died on Sunday, three days after his arrest. The cause of his death is being investigated."
    assert openness(read, text) is Openness.SAID


def test_the_words_that_leave_a_cause_open_tell_no_death_of_their_own(code):
    found = code(SHOT + "A nurse died on Friday.\n\nThe cause of death was not clear.").incidents
    assert [acts(each) for each in found] == [{"injury": "shooting"}, {"killing": None}]


def test_a_body_that_was_only_found_tells_no_means(read):
    assert openness(read, "A nurse was found dead in Zaria on Friday.") is Openness.FOUND


def test_whoever_is_found_dead_has_not_the_means_told_of_others(code):
    found = code("Gunmen shot a driver in the leg in Zaria on Friday. A nurse was found dead in the car.")
    assert {act.type: act.method for each in found.incidents for act in each.acts} == {
        "injury": "shooting",
        "killing": None,
    }
