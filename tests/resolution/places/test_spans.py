"""Stretches of text that are keys of the gazetteer, the longest from each start."""

from __future__ import annotations

import pytest

from onrecord.resolution.places.spans import Form, find_runs, find_spans, read_words
from tests.resolution.places.atlas import shipped


def spans(text, **options):
    return [(span.text, span.form) for span in find_spans(text, read_words(text, **options), shipped(), **options)]


def names(text, **options):
    return [found for found, _ in spans(text, **options)]


def test_words_lose_their_possessive_and_keep_their_apostrophes():
    words = read_words("Syria's Ma’arrat al-Numan, U.S.")
    assert [word.text for word in words] == ["Syria", "Ma’arrat", "al", "Numan", "U.S."]
    assert [word.name_like for word in words] == [True, True, False, True, True]
    assert all(word.name_like for word in read_words("shot in homs", upper_case=True))


def test_the_longest_name_wins_and_none_lies_inside_another():
    assert names("in New York City and in York") == ["New York City", "York"]
    assert names("He left San Salvador for Santa Ana.") == ["He", "San Salvador", "Santa Ana"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("near al-Bab today", ["al-Bab"]),
        ("shot in Mazar-i-Sharif and Pul-e Khumri", ["Mazar-i-Sharif", "Pul-e Khumri"]),
        ("from Port-au-Prince to Aix-en-Provence", ["Port-au-Prince", "Aix-en-Provence"]),
        ("Homs a man said", ["Homs"]),
        ("the Deir ez-Zor front", ["Deir ez-Zor"]),
        ("St. Louis was quiet", ["St. Louis"]),
        ("in Cox's Bazar", ["Cox's Bazar"]),
        ("in Lexington, Ky., on", ["Lexington", "Ky."]),
        ("the Syria-Turkey border", ["Syria", "Turkey"]),
        ("a US-led force", ["US"]),
        ("in San\nSalvador", ["San\nSalvador"]),
        ("the WHO and the AP", []),
        ("in The Hague", ["Hague"]),
        ("Northern and Central", []),
        ("At Homs, As Hama", ["Homs", "Hama"]),
        ("south of homs", []),
        ("Homs. Hama", ["Homs", "Hama"]),
    ],
)
def test_names_are_cut_where_their_words_end(text, expected):
    assert names(text) == expected


def test_adjectives_are_told_from_names():
    assert spans("Syrian and Canadian towns near Texas") == [
        ("Syrian", Form.ADJECTIVE),
        ("Canadian", Form.ADJECTIVE),
        ("Texas", Form.NAME),
    ]


def test_arabic_particles_are_no_part_of_a_name():
    assert names("قصف في حلب وحماة وخان شيخون") == ["حلب", "حماة", "خان شيخون"]
    assert names("وهو هنا") == []


def test_in_capitals_any_word_may_be_a_name_and_none_is_an_acronym():
    assert names("GUNMEN SHOT TWO IN SAN SALVADOR AND HOMS", upper_case=True)[-2:] == ["SAN SALVADOR", "HOMS"]


def test_a_name_of_seven_words_is_no_name():
    text = "A B C D E F Homs"
    assert names(text) == ["Homs"]


def test_runs_are_as_long_as_the_capitals_go():
    text = "Omar al-Hassan fled Maarat al-Numan for Kafr Alif, near Tal el Hawa de facto and رقة"
    runs = [span.text for span in find_runs(text, read_words(text))]
    assert runs == ["Omar al-Hassan", "Maarat al-Numan", "Kafr Alif", "Tal el Hawa"]


def test_a_run_may_start_with_its_article():
    text = "in al-Shati near Ash as well"
    assert [span.text for span in find_runs(text, read_words(text))] == ["al-Shati", "Ash"]
