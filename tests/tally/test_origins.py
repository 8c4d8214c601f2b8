from __future__ import annotations

import pytest

from onrecord.tally.origins import is_named, is_word_of, origin_key

NAMED = [
    "Zawiya Monitor",
    "police",
    "the army",
    "Physicians for Human Rights",
    "Doctors Without Borders",
    "Ministry of Health",
    "Crisis Group",
    "المرصد السوري لحقوق الإنسان",
    "أطباء بلا حدود",
    "وزارة الصحة",
    "El País",
    "Médecins sans frontières",
]
UNNAMED = [
    "unnamed",
    "",
    "residents",
    "Local residents",
    "local eyewitnesses",
    "residents of Zawiya",
    "unnamed army spokesman",
    "spokesman for the governor",
    "a doctor",
    "local civil society group",
    "شهود عيان",
    "السكان المحليون",
    "أهالي الحي",
    "مصادر طبية",
    "testigos presenciales",
    "vecinos del lugar",
    "témoins",
    "sources sécuritaires",
    "sha256:" + "0" * 64,
]


@pytest.mark.parametrize("name", NAMED)
def test_a_body_or_a_person_is_named(name):
    assert is_named(name)


@pytest.mark.parametrize("name", UNNAMED)
def test_words_for_anybody_name_nobody(name):
    assert not is_named(name)


def test_spellings_of_one_arabic_name_are_one_source():
    assert origin_key("المرصد الأهلي") == origin_key("المرصد الاهلى") != origin_key("المرصد الشرقي")


def test_an_agency_is_one_source_by_each_of_its_names():
    assert origin_key("The Associated Press") == origin_key("AP")


def test_who_speaks_for_a_body_gives_its_word():
    bodies = frozenset({"army", "الجيش"})
    assert is_word_of("unnamed army spokesman", bodies)
    assert is_word_of("متحدث باسم الجيش", bodies)
    assert is_word_of("The Army", bodies)


def test_who_is_named_with_a_body_does_not_speak_for_it():
    bodies = frozenset({"army"})
    assert not is_word_of("relatives of an army officer", bodies)
    assert not is_word_of("residents near the army post", bodies)
    assert not is_word_of("Salvation Army Monitor", bodies)
