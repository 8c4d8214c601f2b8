import pytest

from onrecord.core.vocabulary import Sex
from onrecord.resolution.english_tables import table
from onrecord.resolution.kinship import are_inverse, kinship, kinship_words


@pytest.mark.parametrize(
    ("word", "relation", "sex"),
    [
        ("mother", "mother of", Sex.FEMALE),
        ("Son", "son of", Sex.MALE),
        ("cousin", "cousin of", None),
        ("sister-in-law", "in-law of", Sex.FEMALE),
        ("half-brother", "half-sibling of", Sex.MALE),
        ("twin", "sibling of", None),
    ],
)
def test_a_word_tells_a_relation_and_often_a_sex(word, relation, sex):
    told = kinship(word)
    assert (told.relation, told.sex) == (relation, sex)


def test_other_words_tell_no_relation():
    assert kinship("pharmacist") is None


def test_the_inverse_depends_on_the_sex_of_the_other():
    mother = kinship("mother")
    assert [mother.inverse(sex) for sex in (Sex.FEMALE, Sex.MALE, Sex.UNKNOWN, None)] == [
        "daughter of",
        "son of",
        "child of",
        "child of",
    ]


def test_two_ends_of_one_bond_are_inverse_and_others_are_not():
    assert are_inverse("grandson of", "grandmother of")
    assert not are_inverse("mother of", "sister of")
    assert not are_inverse("owner of", "dog of")


def test_every_relation_is_the_inverse_of_one_of_its_inverses():
    relations = table("kinship", "relations")
    lone = [
        relation
        for relation in relations
        if relation not in ("widow of", "widower of")
        and not any(are_inverse(inverse, relation) for inverse in relations if are_inverse(relation, inverse))
    ]
    assert lone == []


def test_every_word_tells_a_known_relation_with_an_inverse_for_each_sex():
    relations = table("kinship", "relations")
    assert [word for word, told in kinship_words().items() if len(told.inverses) != 3] == []
    assert {inverse for told in kinship_words().values() for inverse in told.inverses} <= relations.keys()
