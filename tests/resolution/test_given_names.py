import pytest

from onrecord.core.vocabulary import Sex
from onrecord.resolution.given_names import LANGUAGES, given_name, name_words


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Fatima", Sex.FEMALE),
        ("فاطمة", Sex.FEMALE),
        ("Hüseyin", Sex.MALE),
        ("Abd al-Rahman", Sex.MALE),
        ("Abdul Rahman", Sex.MALE),
        ("Rahimullah", Sex.MALE),
        ("Salah al-Din", Sex.MALE),
        ("Marie-Ange", Sex.FEMALE),
        ("Thandiwe", Sex.FEMALE),
    ],
)
def test_common_given_names_tell_a_sex(name, sex):
    assert given_name(name).sex is sex


def test_a_name_that_both_bear_in_two_languages_tells_none():
    assert given_name("Nermin").sex is Sex.FEMALE
    assert given_name("Parveen").languages == {"south_asian"}


@pytest.mark.parametrize("name", ["Nour", "Andrea", "Xyzzy", "Jean-Xyzzy"])
def test_shared_and_unknown_names_are_not_guessed_at(name):
    assert given_name(name) is None


def test_the_list_states_its_source_and_licence():
    for name in ("given_names", "name_parts", "unnamed"):
        assert "Licence: Apache-2.0" in (LANGUAGES / f"{name}.yaml").read_text(encoding="utf-8")[:500]


def test_words_of_names_are_compared_folded():
    assert "ibn" in name_words("lineage")
