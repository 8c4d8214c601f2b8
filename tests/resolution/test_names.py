import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.vocabulary import Sex
from onrecord.resolution.names import looks_like_person, parse_name, script_of, sex_of_given_name


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Rami Tawil", {"given": "Rami", "family": "Tawil"}),
        (
            "Ali Hassan Omar al-Sabbagh",
            {"given": "Ali", "father": "Hassan", "grandfather": "Omar", "family": "al-Sabbagh"},
        ),
        ("علي حسن الصباغ", {"given": "علي", "father": "حسن", "family": "الصباغ"}),
        ("Xyz al-Sabbagh", {"given": "Xyz", "family": "al-Sabbagh"}),
        ("Ali bin Hassan", {"given": "Ali", "father": "Hassan"}),
        ("Ali", {"given": "Ali"}),
        ("María Elena Gómez", {"given": "María Elena", "family": "Gómez"}),
        ("Juan Pérez Zuluaga", {"given": "Juan", "family": "Pérez Zuluaga"}),
        ("Juan Carlos Pérez Zuluaga", {"given": "Juan Carlos", "family": "Pérez Zuluaga"}),
        ("Juan Pérez", {"given": "Juan", "family": "Pérez"}),
        ("Ivan Petrovich Sidorov", {"given": "Ivan", "father": "Petrovich", "family": "Sidorov"}),
        ("Naing Kyaw Tun", {"given": "Naing Kyaw Tun"}),
        ("J. K. Marsh", {"given": "J. K.", "family": "Marsh"}),
        ("Mr. Haddad", {"title": "Mr.", "family": "Haddad"}),
        ("James", {"given": "James"}),
        ("Umm Khaled", {"kunya": "Umm Khaled"}),
        ("Haddad", {}),
    ],
)
def test_a_name_has_the_parts_its_form_tells(words, parts):
    assert dict(parse_name(words).parts) == parts


def test_a_name_keeps_its_words_and_its_script():
    name = parse_name(" Rami  Tawil ")
    assert (name.text, name.script, name.language) == ("Rami Tawil", "Latn", None)
    assert parse_name("Ali", script="Arab").script == "Arab"


@pytest.mark.parametrize(
    ("words", "script"), [("علي", "Arab"), ("Іван", "Cyrl"), ("ᏣᎳᎩ", None), ("12", None), ("王", "Hani"), ("", None)]
)
def test_the_script_is_told_by_the_first_letter(words, script):
    assert script_of(words) == script


@pytest.mark.parametrize(
    ("words", "sex"),
    [
        ("Hana al-Tawil", Sex.FEMALE),
        ("Mr. James Marsh", Sex.MALE),
        ("Nour", None),
        ("Dr. Hassan", None),
        ("Umm Khaled Salem", None),
        ("", None),
    ],
)
def test_a_given_name_tells_a_sex_or_nothing(words, sex):
    assert sex_of_given_name(words) is sex


@pytest.mark.parametrize(
    "words", ["Rami Tawil", "Umm Khaled", "Xavo Ruthven", "Dr. Ruthven", "Nadia", "Nadia McKay-Ruthven"]
)
def test_personal_names_look_like_people(words):
    assert looks_like_person(words)


@pytest.mark.parametrize(
    "words",
    [
        "Human Rights Watch",
        "Monday",
        "Ruthven",
        "Al Shifa Hospital",
        "",
        "UNITED XYZ",
        "Block 14",
        "a b c d e f g h i",
        "Xavo ruthven",
    ],
)
def test_other_capitals_do_not(words):
    assert not looks_like_person(words)


@given(st.text(max_size=40))
def test_any_text_is_taken_apart(words):
    assert parse_name(words).text == " ".join(words.split())
    looks_like_person(words)
