import pytest

from onrecord.core.vocabulary import Sex, Status
from onrecord.resolution.titles import is_suffix, is_title, pronoun, sex_of_title, title, title_at


def test_a_title_tells_sex_occupation_and_status():
    assert title("Sister").sex is Sex.FEMALE
    assert (title("Lt. Col.").occupation, title("Lt Col").status) == ("military officer", Status.ARMED_FORCES)


def test_a_title_of_two_sexes_tells_none():
    assert title("Sr").sex is None


def test_the_longest_title_before_a_name_is_found():
    assert title_at(["Prime", "Minister", "Salem"], 0)[0] == 2
    assert title_at(["Salem", "Haddad"], 0) is None


def test_a_title_alone_is_no_title_of_a_name():
    assert title_at(["Mr."], 0) is None


@pytest.mark.parametrize(
    ("word", "plain"),
    [("President", True), ("Dr.", True), ("Hajj", True), ("Mirza", False), ("Umm", False), ("Hana", False)],
)
def test_titles_that_stay_in_the_name_are_told_apart(word, plain):
    assert is_title(word) is plain


@pytest.mark.parametrize(
    ("words", "sex"),
    [
        ("Mrs. Haddad", Sex.FEMALE),
        ("journalist Mr. Haddad", Sex.MALE),
        ("the 45-year-old Umm Khaled", Sex.FEMALE),
        ("Hajj Marwan", Sex.MALE),
        ("Dr. Haddad", None),
        ("Hana Abu Salem", None),
        ("the neighbour", None),
    ],
)
def test_only_titles_before_the_name_tell_its_sex(words, sex):
    assert sex_of_title(words) is sex


def test_suffixes_are_no_names():
    assert is_suffix("Jr.")
    assert not is_suffix("Haddad")


def test_pronouns_tell_sex_number_speaker_and_thing():
    assert pronoun("Her").sex is Sex.FEMALE
    assert pronoun("they").plural
    assert pronoun("us").speaker
    assert pronoun("it").thing
    assert pronoun("table") is None
