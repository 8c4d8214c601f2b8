"""Which date of a sentence is a telling's, and how closely."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding.english.timing import Bond
from tests.coding.told import PUBLISHED, cases, incident

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


BEGUN = [
    ("More than 530 teachers have been killed since the insurgency began in 2009.",
     "since the insurgency began in 2009", "2009-01-01"),
    ("At least 60 priests were killed since the conflict started in March 2014.",
     "since the conflict started in March 2014", "2014-03-01"),
    ("At least 12 clerks have been killed since the start of the war in 2014.",
     "since the start of the war in 2014", "2014-01-01"),
    ("Nine people have been killed in Gao since a truce collapsed on 3 May.",
     "since a truce collapsed on 3 May", "2023-05-03"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "first"), cases(BEGUN))
def test_what_has_gone_on_since_something_began_goes_on_to_the_publication_date(code, sentence, words, first):
    (toll,) = code(sentence, PUBLISHED).tolls
    assert (toll.period.text, toll.period.earliest.isoformat(), toll.period.latest) == (words, first, PUBLISHED)


def test_without_a_publication_date_what_has_gone_on_since_has_no_end(code):
    (toll,) = code("More than 530 teachers have been killed since the insurgency began in 2009.").tolls
    assert (toll.period.earliest.isoformat(), toll.period.latest) == ("2009-01-01", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "A nurse has been held since she was arrested on 3 May 2022.",
        "She has been missing since gunmen abducted her on 3 May 2022.",
    ],
)
def test_the_act_that_something_has_gone_on_since_is_of_its_own_day(code, sentence):
    when = incident(code(sentence, PUBLISHED)).when
    assert (when.earliest, when.latest) == (date(2022, 5, 3), date(2022, 5, 3))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Eleven people were killed in the shelling of the Thursday market in Kafr Nabl.", None),
        ("Eleven people were killed at the Friday mosque in Kafr Nabl on Sunday.", "Sunday"),
        ("Eleven people were killed in the Friday attack on Kafr Nabl.", "Friday"),
    ],
)
def test_a_day_in_the_name_of_a_place_dates_nothing(code, sentence, words):
    when = incident(code(sentence, PUBLISHED)).when
    assert (None if when is None else when.text) == words
