"""Which date of a sentence is a telling's, and how closely."""

from __future__ import annotations

import pytest

from onrecord.coding.english.timing import Bond

BONDS = [
    ("Gunmen killed a farmer on 3 May.", Bond.OWN),
    ("On 3 May soldiers raided the town, killing a farmer.", Bond.FRAME),
    ("On 3 May the court freed a man who killed a farmer.", Bond.SENTENCE),
]


@pytest.mark.parametrize(("sentence", "bond"), BONDS)
def test_a_date_is_bound_to_a_telling_by_the_clause_it_stands_on(read, sentence, bond):
    (telling,) = [each for each in read(sentence).tellings if each.act == "killing"]
    assert telling.bond is bond


OF_THE_KILLING = [
    ("Two men are wanted in connection with a killing in Bouar on 3 May.", "3 May"),
    ("They told of the days leading up to his killing on 3 May 2021.", "3 May 2021"),
    ("On 3 May the army launched a raid killing two farmers.", "3 May"),
]
NOT_OF_THE_KILLING = [
    "On 3 May two men were charged with the killing of a farmer.",
    "On 3 May many gathered to protest the killing of a farmer.",
    "On 3 May the minister went out to say that gunmen killed a farmer.",
    "As of 3 May, gunmen killed ten farmers.",
]


@pytest.mark.parametrize(("sentence", "words"), OF_THE_KILLING)
def test_a_date_right_behind_the_act_is_its_own(read, sentence, words):
    reading = read(sentence)
    (telling,) = [each for each in reading.tellings if each.act == "killing"]
    assert telling.when is not None
    assert telling.when.text == words


@pytest.mark.parametrize("sentence", NOT_OF_THE_KILLING)
def test_a_date_of_what_was_done_or_said_about_an_act_is_not_its_own(read, sentence):
    (telling,) = [each for each in read(sentence).tellings if each.act == "killing"]
    assert telling.when is None
