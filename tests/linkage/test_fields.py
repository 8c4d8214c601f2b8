"""What two records tell is set beside each other, and what differs is marked: not what is missing or spelled anew."""

from __future__ import annotations

import pytest

from onrecord.linkage.fields import fields_of, forms_beside, marked_parts, show_age, show_days, show_place
from tests.linkage.people import told


def shown(one, other):
    return {field.name: (field.one, field.other, field.differs) for field in fields_of(one, other)}


def test_fields_that_neither_tells_are_left_out():
    assert shown(told("Hana Salem"), told("هناء سالم")) == {"name": ("Hana Salem", "هناء سالم", False)}


def test_what_differs_is_marked():
    one = told("Hana Salem", sex="f", age=45, born="1971-01-02", died="2016-05-12", place="Khan Yunis")
    other = told("Bilal Salem", sex="m", age=(40, 44), born="1975-01-02", died="2016-06-12", place="Rafah")
    assert {name for name, (*_, differs) in shown(one, other).items() if differs} == {
        "name", "sex", "age", "born", "died", "place"
    }  # fmt: skip


def test_a_part_that_one_lacks_is_no_difference_but_parts_that_both_lack_are():
    assert not shown(told("Hana Omar Salem"), told("هناء سالم"))["name"][2]
    assert shown(told("Hana Omar Salem"), told("Hana Bilal Salem"))["name"][2]


def test_ranges_that_meet_and_spellings_of_a_place_do_not_differ():
    one = told(age=(40, 45), died=("2016-05-01", "2016-05-31"), place="خان يونس")
    other = told(age=45, died="2016-05-12", place="Khan Yunis", sex="f")
    assert {name: differs for name, (*_, differs) in shown(one, other).items()} == {
        "sex": False, "age": False, "died": False, "place": False
    }  # fmt: skip


def test_forms_of_one_script_are_set_beside_each_other():
    assert forms_beside(told("Hana Salem", "هناء سالم"), told("هناء عمر سالم")) == ("هناء سالم", "هناء عمر سالم")
    both = told("Hana Omar Ali Salem", "هناء سالم"), told("هناء سالم", "Hana Omar Salem")
    assert forms_beside(*both) == ("Hana Omar Ali Salem", "Hana Omar Salem")


def test_of_two_forms_in_one_script_the_longer_is_taken():
    assert forms_beside(told("Hana Omar Salem", "Hana Salem", "7"), told("Hana Salem")) == (
        "Hana Omar Salem",
        "Hana Salem",
    )


def test_without_a_script_in_common_the_longest_forms_are():
    assert forms_beside(told("Salem", "Hana Salem"), told("هناء سالم")) == ("Hana Salem", "هناء سالم")
    assert forms_beside(told(), told("هناء سالم")) == ("", "هناء سالم")


def test_parts_of_names_are_marked_where_the_other_lacks_them():
    one, other = marked_parts(told("Hana Omar al-Salem"), told("هناء علي سالم"))
    assert [(part.words, part.is_shared) for part in one] == [("Hana", True), ("Omar", False), ("al-Salem", True)]
    assert [(part.words, part.is_shared) for part in other] == [("هناء", True), ("علي", False), ("سالم", True)]


def test_parts_in_a_script_without_signs_are_compared_by_their_letters():
    one, other = marked_parts(told("张 伟"), told("张 丽"))
    assert [part.is_shared for part in (*one, *other)] == [True, False, True, False]


def test_words_that_a_terminal_obeys_are_shown_as_numbers():
    (part,), _ = marked_parts(told("Ha\x1bna"), told())
    assert "\x1b" not in part.words
    assert "\x1b" not in shown(told("Ha\x1bna"), told())["name"][0]


@pytest.mark.parametrize(
    ("age", "words"),
    [(None, ""), ((45, 45), "45"), ((18, 130), "18 or older"), ((0, 2), "under 3"), ((0, 0), "under 1")],
)
def test_ages_are_told_as_people_tell_them(age, words):
    assert show_age(age) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, ""),
        ("2016-05-12", "2016-05-12"),
        (("2016-05-01", "2016-05-31"), "2016-05"),
        (("2016-01-01", "2016-12-31"), "2016"),
        (("2016-01-01", "2016-06-30"), "2016-01-01 to 2016-06-30"),
        (("2016-05-10", "2016-05-12"), "2016-05-10 to 2016-05-12"),
        (("2015-01-01", "2016-12-31"), "2015-01-01 to 2016-12-31"),
    ],
)
def test_times_are_told_as_far_as_they_are_known(days, words):
    assert show_days(told(died=days).died if days else None) == words


def test_a_place_without_a_name_is_told_by_where_it_lies():
    assert show_place(told(spot=(31.3461, 34.3061, 0.0))) == "31.3461, 34.3061"
    assert show_place(told(place="Rafah", spot=(31.3, 34.3, 0.0))) == "Rafah"
    assert not show_place(told())
