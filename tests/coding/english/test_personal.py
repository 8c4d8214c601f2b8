from __future__ import annotations

import pytest

from tests.coding.told import cases

NAMES = [
    ("The Eastern Observatory named the dead as Salem Aziz.", ["Salem Aziz"]),
    ("Rim Nassar was shot.", ["Rim Nassar"]),
    ("Umm Khaled al-Hassan, 60, was killed.", ["Umm Khaled al-Hassan"]),
    ("Abu Omar al-Shami was killed.", ["Abu Omar al-Shami"]),
    ("Nguyen Thi Hoa was arrested in Hue.", ["Nguyen Thi Hoa"]),
    ("Ana Maria de la Cruz Soto was shot.", ["Ana Maria de la Cruz Soto"]),
    ("Jean-Pierre Ndele was shot.", ["Jean-Pierre Ndele"]),
    ("Yusra (Yosra) Tayseer was shot.", ["Yusra (Yosra) Tayseer"]),
    ("Dr Anil Thapa was shot.", ["Anil Thapa"]),
    ("President Luis Arce spoke.", ["Luis Arce"]),
    ("The mayor, Jorge Mina, met Ana Ruiz.", ["Jorge Mina", "Ana Ruiz"]),
    ("Maria Quispe was killed.", ["Maria Quispe"]),
    ("Gunmen attacked Deir ez-Zor.", []),
    ("Noor Ramadan Salih was killed.", ["Noor Ramadan Salih"]),
    ("His cousin Amir Hadi Salih was killed.", ["Amir Hadi Salih"]),
    ("Siblings Hana Salih and Omar Salih were killed.", ["Hana Salih", "Omar Salih"]),
    ("Hana Salih was killed with her sons Omar, Yazan and Sami.", ["Hana Salih", "Omar", "Yazan", "Sami"]),
    ("A shell fell on Hadi Salih Street.", []),
    ("The Salih Engineers Syndicate spoke.", []),
    ("They mourned the late Hajj on Monday.", []),
    ("Islamic State attacked the town.", []),
    ("The Ministry of Health spoke on Monday.", []),
    ("South Sudan and Sierra Leone signed.", []),
    ("Two People Killed In Market Attack", []),
]
UNMET = {
    "The Eastern Observatory named the dead as Salem Aziz.": "a body no register has is taken for a person",
    "Two People Killed In Market Attack": "a headline in capitals is taken for a name",
}


@pytest.mark.parametrize(("sentence", "names"), cases(NAMES, UNMET))
def test_a_personal_name_is_taken_whole(read, sentence, names):
    page = read(sentence).page
    assert [page.parse.span(*stretch) for stretch in page.readings.persons] == names


def test_a_name_in_capitals_is_found(read):
    page = read("GUNMEN KILLED THE MAYOR, PEDRO ANTONIO RIVAS, AT HIS HOME YESTERDAY.").page
    assert [page.parse.span(*stretch) for stretch in page.readings.persons] == ["PEDRO ANTONIO RIVAS"]


PARTS = [
    ("Maja Velasco spoke. Velasco was arrested.", ["Maja Velasco", "Velasco"]),
    ("Maja Velasco spoke. The Velasco family was arrested.", ["Maja Velasco"]),
]


@pytest.mark.parametrize(("text", "names"), PARTS)
def test_a_part_of_a_name_told_in_full_is_a_name_alone(read, text, names):
    page = read(text).page
    assert [page.parse.span(*stretch) for stretch in page.readings.persons] == names


WORK_OR_NAME = [
    ("Gunmen shot dead Baker Hassan, 30, near his home in Amman.", ["Baker Hassan"]),
    ("Baker Hassan was shot dead in Amman.", ["Baker Hassan"]),
    ("Cook Ali Hassan was shot dead in Gao.", ["Ali Hassan"]),
    ("Guards beat the Cook Ali Hassan to death in Gao.", ["Ali Hassan"]),
    ("Judge Carlos Mora was shot dead in Cali.", ["Carlos Mora"]),
    ("Gunmen shot dead Lama Haddad, 34, in Homs.", ["Lama Haddad"]),
    ("Two sisters, Lama and Rima Haddad, were killed in Homs.", ["Lama", "Rima Haddad"]),
    ("A nurse, Lama, 23, was killed in Homs.", ["Lama"]),
    ("Soldiers detained the lama Tenzin Norbu in Lhasa.", ["Tenzin Norbu"]),
]


@pytest.mark.parametrize(("sentence", "names"), cases(WORK_OR_NAME))
def test_a_word_for_work_is_a_name_where_nothing_makes_it_a_title(read, sentence, names):
    page = read(sentence).page
    assert [page.parse.span(*mention.name) for mention in page.entities.mentions if mention.name] == names
