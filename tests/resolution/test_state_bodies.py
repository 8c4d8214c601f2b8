import pytest

from onrecord.resolution.bodies import BodyKind, Entry
from onrecord.resolution.folding import cut
from onrecord.resolution.state_bodies import StateBodies, Told
from onrecord.resolution.written import Reading


@pytest.fixture(scope="module")
def states():
    return StateBodies([Entry("idf", "Israel Defense Forces", BodyKind.STATE_FORCE, ("IL",), patterns=("army",))])


def match(states, text, upper=False):
    reading = Reading(text, cut(text), upper, frozenset({"us"}))
    for first in range(len(reading.words)):
        found = states.match(reading, first)
        if found is not None:
            words = text[reading.words[found.first].start : reading.words[found.last - 1].end]
            return words, found.entry.name, found.told
    return None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Chadian army trucks", "Chadian army", "Chadian Army"),
        ("Peru's police said", "Peru's police", "Peruvian Police"),
        ("Kenya police said", "Kenya police", "Kenyan Police"),
        ("the Ministry of Health of Chad", "Ministry of Health of Chad", "Chadian Ministry of Health"),
        ("the army of the Philippines", "army of the Philippines", "Philippine Army"),
        ("US troops", "US", "American Army"),
        ("the Israeli army said", "Israeli army", "Israel Defense Forces"),
        ("South African security forces", "South African security forces", "South African Security Forces"),
    ],
)
def test_a_country_and_a_word_make_a_body(states, text, words, name):
    assert match(states, text)[:2] == (words, name)


def test_words_for_people_and_arms_tell_of_the_body_and_are_not_its_name(states):
    assert match(states, "two Malian soldiers") == ("Malian", "Malian Army", Told.PEOPLE)
    assert match(states, "a Malian airstrike") == ("Malian", "Malian Air Force", Told.ARMS)
    assert match(states, "Malian military aircraft") == ("Malian", "Malian Air Force", Told.ARMS)


def test_two_countries_may_share_one_word(states):
    assert match(states, "Malian and Nigerien jets") == ("Malian", "Malian Air Force", Told.ARMS)
    assert match(states, "Malian and other jets") is None
    assert match(states, "Malian and") is None


def test_a_pronoun_in_capitals_is_no_country(states):
    assert match(states, "THEY TOLD US TROOPS CAME", upper=True) is None
    assert match(states, "THE U.S. TROOPS CAME", upper=True)[1] == "American Army"


@pytest.mark.parametrize(
    "text",
    ["Palestinian soldiers", "in Mali, police", "an army of Malian traders", "an army of the", "the army of", "Mali"],
)
def test_other_words_make_no_body(states, text):
    assert match(states, text) is None


def test_the_bodies_of_a_country_are_given_by_name(states):
    assert states.body("TD", "health ministry").id == "td-health-ministry"
    assert states.body("TD", "army") is states.body("TD", "army")
    assert states.body("TD", "space force") is None
    assert states.body("ZZ", "army") is None


def test_the_countries_of_a_text_are_told_by_name_or_adjective(states):
    text = "Chadian men fled Kenya"
    assert states.countries(Reading(text, cut(text), False, frozenset())) == {"TD", "KE"}


def test_a_country_told_by_its_adjective_alone_has_no_name_before_a_noun(states):
    assert match(states, "Georgian police") is not None
    assert states.firsts() >= {"chadian", "army"}
