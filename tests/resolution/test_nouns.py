import pytest

from onrecord.core.vocabulary import Sex, Status
from onrecord.resolution.nouns import Number, PersonFeatures, fold_phrase, merged, nouns, plurals_of


def test_the_table_holds_thousands_of_nouns_and_hundreds_of_occupations():
    assert len(nouns()) > 5000
    assert len({features.noun for features in nouns().values() if features.occupation}) > 1500


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("baby", "babies"),
        ("boy", "boys"),
        ("German", "Germans"),
        ("shepherd boy", "shepherd boys"),
        ("chief of police", "chiefs of police"),
        ("mother-in-law", "mothers-in-law"),
        ("police boss", "police bosses"),
        ("street child", "street children"),
        ("milkman", "milkmen"),
        ("human", "humans"),
    ],
)
def test_plurals_follow_the_spelling_rules_and_the_table(noun, plural):
    assert plurals_of(noun) == (plural,)


def test_a_noun_may_have_two_plurals():
    assert plurals_of("person") == ("people", "persons")


def test_a_phrase_inherits_what_its_last_noun_says():
    assert nouns()["off-duty policeman"].sex is Sex.MALE
    assert nouns()["elderly couple"].collective


def test_a_phrase_that_tells_of_harm_inherits_no_trade_and_no_arms():
    dealer, officer = nouns()["drug dealer"], nouns()["press officer"]
    assert (dealer.occupation, dealer.status) == (None, None)
    assert not officer.armed


def test_nationalities_are_nouns_for_people():
    assert nouns()["kenyans"].number is Number.PLURAL
    assert "french" not in nouns()


def test_a_plural_listed_as_such_has_no_plural_of_its_own():
    assert nouns()["troops"].number is Number.PLURAL
    assert "troopses" not in nouns()


def test_features_add_up_and_the_first_word_stands():
    first = PersonFeatures("medic", status=Status.OTHER_PROTECTED)
    second = PersonFeatures("medic", sex=Sex.FEMALE, status=Status.CIVILIAN, victim_like=True, number=Number.PLURAL)
    added = merged(first, second)
    assert (added.sex, added.status, added.victim_like) == (Sex.FEMALE, Status.OTHER_PROTECTED, True)
    assert added.number is Number.PLURAL
    assert merged(added, first).number is Number.PLURAL


def test_words_are_looked_up_without_accents():
    assert fold_phrase("Fiancée") in nouns()
