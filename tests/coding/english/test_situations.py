"""Where and when a telling puts its act: not every place and date named."""

from __future__ import annotations

import pytest

from tests.coding.told import PUBLISHED, cases, incident

UNMET_PLACES: dict[str, str] = {}
UNMET_DATES: dict[str, str] = {}
PLACES = [
    ("Gunmen killed a farmer in Bouar.", "in Bouar", "Bouar"),
    ("A boy was shot in the back in Kumasi.", "in Kumasi", "Kumasi"),
    ("Two farmers were shot in the legs in Maradi and are being treated at a clinic.", "in Maradi", "Maradi"),
    ("A farmer was killed near Maradi.", "near Maradi", "Maradi"),
    ("Gunmen killed a lawyer outside the courthouse in Quibdo.", "outside the courthouse in Quibdo", "Quibdo"),
    ("Outside the courthouse in Quibdo, gunmen killed a lawyer.", "Outside the courthouse in Quibdo", "Quibdo"),
    ("A bomb killed nine people at a market in Maiduguri.", "at a market in Maiduguri", "Maiduguri"),
    ("Shells killed a baker in the Salihin neighbourhood of Aleppo.",
     "in the Salihin neighbourhood of Aleppo", "Salihin"),
    ("The killing of a priest in Chilapa was condemned in Rome.", "in Chilapa", "Chilapa"),
    ("The minister, speaking in Geneva, said gunmen killed nine people in Gao.", "in Gao", "Gao"),
    ("Rebels from Bria killed a farmer in Bouar.", "in Bouar", "Bouar"),
    ("In Bouar, gunmen killed a farmer.", "In Bouar", "Bouar"),
    ("A rocket hit a house in Taiz, killing two girls.", "in Taiz", "Taiz"),
    ("A farmer, Paul Ndele, 40, of Bria, was killed in Bouar.", "in Bouar", "Bouar"),
    ("Gunmen killed a farmer in an attack on a clinic, in the north of Kumasi.", "in an attack on a clinic", "Kumasi"),
    ("Shells killed a baker at a school located in Taiz.", "at a school located in Taiz", "Taiz"),
    ("In Baghlan province, to the east, a man was shot outside a mosque in Pul-i-Khumri as he left it.",
     "outside a mosque in Pul-i-Khumri", "Pul-i-Khumri"),
    ("In Helmand province, a man was shot outside a mosque.", "outside a mosque", "Helmand"),
    ("In Helmand, a bomb went off at night at the door of a bank, hurting a man.", "at the door of a bank", "Helmand"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "text", "name"), cases(PLACES, UNMET_PLACES))
def test_an_incident_is_where_its_sentence_puts_it(code, sentence, text, name):
    where = incident(code(sentence)).where
    assert (where.text, where.name) == (text, name)


DATES = [
    ("Gunmen killed a farmer on Wednesday.", "Wednesday", "2023-06-14"),
    ("The ministry said on Thursday that a farmer had been killed on 2 June.", "2 June", "2023-06-02"),
    ("On Thursday the ministry said a farmer had been killed on Monday.", "Monday", "2023-06-12"),
    ("A farmer who was arrested in May was killed on Tuesday.", "Tuesday", "2023-06-13"),
    ("A farmer was killed in Zaria on Wednesday, three days after his arrest.", "Wednesday", "2023-06-14"),
    ("A bomb hit a bus carrying workers on Wednesday, killing two.", "Wednesday", "2023-06-14"),
    ("On 3 March 2022, gunmen killed a lawyer.", "3 March 2022", "2022-03-03"),
    ("On 2 June, two farmers were reported killed in a raid.", "2 June", "2023-06-02"),
    ("On Monday morning, 5 June 2023, gunmen killed a lawyer.", "5 June 2023", "2023-06-05"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "text", "day"), cases(DATES, UNMET_DATES))
def test_an_incident_is_when_its_sentence_puts_it(code, sentence, text, day):
    found = [each for each in code(sentence, PUBLISHED).incidents if "killed" in each.counts]
    assert [(each.when.text, str(each.when.earliest), str(each.when.latest)) for each in found] == [(text, day, day)]


def test_a_date_of_the_saying_is_not_a_date_of_the_act(code):
    found = incident(code("The group claimed this week that it had killed a driver.", PUBLISHED))
    assert found.when.earliest is None
    assert found.when.text is None


def test_a_weekday_without_a_publication_date_stays_open(code):
    when = incident(code("Gunmen killed a farmer in Bouar on Wednesday.")).when
    assert (when.earliest, when.latest, when.text, str(when.precision)) == (None, None, "Wednesday", "day")


def test_an_act_of_no_place_and_no_date_has_neither(code):
    found = incident(code("Gunmen killed a farmer.", PUBLISHED))
    assert (found.where.text, found.when.text) == (None, None)


NOT_OF_THE_ACT = [
    "The court on Wednesday freed a man who killed a farmer.",
    "The council called on Monday for an inquiry into a fire that killed nine farmers.",
    "Two clerks were rescued on Monday after gunmen abducted them.",
]


@pytest.mark.parametrize("sentence", NOT_OF_THE_ACT)
def test_a_day_on_another_clause_is_no_date_of_the_act(code, sentence):
    assert incident(code(sentence, PUBLISHED)).when.text is None


BARE = [
    ("The bombing of Darna killed four people.", "Darna"),
    ("The army shelled the market of Darna at 3 p.m. on Monday, killing four people.", "the market of Darna"),
    ("Gunmen attacked the centre of Darna at dawn, killing four.", "the centre of Darna"),
    ("Four people were killed at 3 p.m. in Darna.", "in Darna"),
    ("Four people were killed in the morning in Gao.", "in Gao"),
    ("Four people were killed in a dawn raid on a police post near Butembo.", "on a police post near Butembo"),
    ("Four people were killed in Kano at about 3 p.m. near Sabon Gari.", "in Kano"),
]


@pytest.mark.parametrize(("sentence", "words"), cases(BARE))
def test_no_time_of_day_or_of_at_its_head_is_part_of_a_place(code, sentence, words):
    assert incident(code(sentence)).where.text == words


def test_a_body_is_where_it_was_found(read):
    told = read("Two farmers wounded near Maradi, body found in Bouar").tellings
    assert {each.act: each.where.name for each in told if each.where is not None} == {
        "injury": "Maradi",
        "killing": "Bouar",
    }
