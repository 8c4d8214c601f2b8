import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.vocabulary import AgeGroup, Sex, Status
from onrecord.resolution.people import Number, describe


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("the tea seller", "tea seller"),
        ("two security guards", "security guard"),
        ("a human rights defender", "human rights defender"),
        ("five BUS DRIVERS", "bus driver"),
        ("members of parliament", "member of parliament"),
        ("women and children", "women and children"),
        ("a prisoner of war in the camp", "prisoner of war"),
        ("a farmer from the valley", "farmer"),
        ("the nurse’s", "nurse"),
        ("a sheriff’s deputy", "sheriff's deputy"),
        ("women's rights activists", "women's rights activist"),
        ("the accused man", "man"),
    ],
)
def test_the_head_noun_is_the_longest_that_ends_before_what_goes_on_behind(words, noun):
    assert describe(words).noun == noun


@pytest.mark.parametrize("words", ["the pharmacy", "of the town", "", "two of the shops", "a shop of"])
def test_words_for_other_things_describe_nobody(words):
    assert describe(words) is None


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("a teacher", Status.CIVILIAN),
        ("a paramedic", Status.OTHER_PROTECTED),
        ("aid workers", Status.OTHER_PROTECTED),
        ("a soldier", Status.ARMED_FORCES),
        ("two guerrillas", Status.PARTICIPATING),
        ("a gunman", Status.UNKNOWN),
        ("a policeman", None),
        ("a man", None),
        ("captured soldiers", Status.OTHER_PROTECTED),
        ("captured soldier", Status.OTHER_PROTECTED),
        ("a surrendered militant", Status.OTHER_PROTECTED),
        ("a captured town clerk", Status.CIVILIAN),
        ("a former soldier", Status.CIVILIAN),
        ("an ex-guerrilla", Status.CIVILIAN),
    ],
)
def test_status_is_what_the_words_tell_and_no_more(words, status):
    assert describe(words).status is status


def test_words_before_the_noun_add_to_it():
    women = describe("three pregnant market traders")
    assert (women.sex, women.occupation, women.number) == (Sex.FEMALE, "market trader", Number.PLURAL)
    assert describe("an elderly farmer").age_group is AgeGroup.ADULT
    assert describe("two armed strangers").armed
    assert describe("a masked stranger").perpetrator_like
    assert describe("the wounded shepherd").victim_like


def test_a_former_fighter_is_not_armed():
    assert not describe("a former fighter").armed


def test_an_age_before_the_noun_or_in_its_place_tells_the_age_group():
    assert describe("a 12-year-old shepherd").age_group is AgeGroup.CHILD
    assert describe("a 40-year-old girl").age_group is AgeGroup.CHILD
    assert describe("an 18-year-old").age_group is AgeGroup.ADULT
    assert describe("two 9-month-olds").number is Number.PLURAL


def test_a_noun_that_only_counts_gives_way_to_the_people():
    assert describe("a group of elderly women").sex is Sex.FEMALE
    assert describe("one of the gunmen").number is Number.SINGULAR
    assert describe("hundreds of villagers").number is Number.PLURAL
    bodies = describe("the bodies of three fishermen")
    assert (bodies.occupation, bodies.number, bodies.victim_like) == ("fisherman", Number.PLURAL, True)
    assert not describe("the names of three fishermen").victim_like


def test_a_counter_of_things_is_itself():
    assert describe("members of the council").noun == "member"


def test_kin_and_those_who_tell_are_marked():
    assert describe("his younger sister").kinship == "sister of"
    assert describe("local eyewitnesses").source
    assert describe("a family of five").collective


@given(
    st.lists(
        st.sampled_from(["the", "of", "two", "women", "body", "one", "armed", "ex-soldier", "and", "in", "town"]),
        max_size=7,
    )
)
def test_any_words_describe_somebody_or_nobody(words):
    told = describe(" ".join(words))
    assert told is None or told.noun


@pytest.mark.parametrize(
    ("words", "ageless"),
    [
        ("four pupils", True),
        ("a drama student", True),
        ("an apprentice baker", True),
        ("a teenage fighter", True),
        ("a baker", False),
        ("a fighter", False),
    ],
)
def test_what_children_do_as_well_as_adults_tells_no_age(words, ageless):
    assert describe(words).ageless is ageless
