"""What describes somebody, what says that they are not named, and what is a name."""

from __future__ import annotations

import pytest

from onrecord.resolution.unnamed import is_description, says_unnamed

UNNAMED = [
    "a woman not identified", "Unknown woman", "Unknown", "Unidentified body", "unidentified man from Hama",
    "Unknown female 3", "unnamed man", "مجهول الهوية", "امرأة مجهولة", "امرأة مجهولة من حلب", "طفلة مجهولة الهوية",
    "رجل لم تعرف هويته", "un hombre no identificado", "Mujer no identificada", "une femme non identifiée", "Inconnu",
    "невідома жінка", "Неопізнане тіло",
]  # fmt: skip
DESCRIBED = [
    "a driver", "Her son", "two children", "his younger sister", "driver", "The mayor", "3 men", "a driver from Aleppo",
    "سائق", "طفل", "ابنها", "زوجته", "الطفلة", "un niño", "la mujer", "une fillette", "жінка",
]  # fmt: skip
NAMES = [
    "Nadia Haddad", "Yusuf", "John Baker", "Baker", "Driver", "Tom Cook", "Umm Khaled", "Father Paul Murphy", "La Toya",
    "Son Heung-min", "El Hadji Diouf", "Unknown Hassan", "Unknown al-Jassim", "her son Yusuf", "Mayor Ali Hassan",
    "محمد", "نادية حداد", "أم خالد", "الطفل محمد", "مجهول الجاسم", "ali", "mohammed ali", "María Gómez", "Олена Коваль",
    "=withheld", "", "ابن خلدون", "الشابي",
]  # fmt: skip


@pytest.mark.parametrize("words", UNNAMED)
def test_words_that_say_somebody_is_not_known_name_nobody(words):
    assert says_unnamed(words)
    assert is_description(words)


@pytest.mark.parametrize("words", DESCRIBED)
def test_words_that_describe_somebody_are_no_name(words):
    assert is_description(words)
    assert not says_unnamed(words)


@pytest.mark.parametrize("words", NAMES)
def test_a_name_stays_one(words):
    assert not is_description(words)
