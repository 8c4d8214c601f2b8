"""Which number of an incident stands: the report's own before others', a range where sources differ."""

from __future__ import annotations

import pytest

from tests.coding.told import cases, counts, incident

LEAD = "At least 12 traders were killed when a shell hit the market in Sirte on Monday."
ACCOUNTS = [
    ("a lower number of another's", "An ambulance service said nine people were killed.", "12.."),
    ("a higher number of another's", "An ambulance service said 15 people were killed.", "12..15..15"),
    ("some of the dead", "Four of the dead were brothers.", "12.."),
    ("names of some", "Sami Nasser, his wife and his brother Adel were killed in their shop.", "12.."),
    ("others among them", "His four other sons were also killed.", "12.."),
    ("a group without a number", "Shop owners mourned the victims. Many people were killed, one of them said.", "12.."),
]  # fmt: skip


@pytest.mark.parametrize(("after", "number"), cases(ACCOUNTS, labelled=True))
def test_the_reports_own_number_stands_before_what_comes_after(code, after, number):
    assert counts(incident(code(f"{LEAD}\n\n{after}")))["killed"] == number


def test_groups_without_a_number_told_again_are_no_more_people(code):
    text = "Traders were killed in a strike on Sirte.\n\nThe agency said that people were killed in the strike."
    assert counts(incident(code(text)))["killed"] == "2.."


def test_a_bound_above_takes_its_low_from_other_accounts(code):
    text = "Up to 27 people were killed in a strike on Sirte.\n\nA doctor said 17 people were killed."
    assert counts(incident(code(text)))["killed"] == "17..17..27"


def test_the_killed_are_no_part_of_the_injured(code):
    text = "Three traders, two of them women, were killed and a dozen traders were injured in a strike on Sirte."
    assert counts(incident(code(text))) == {"killed": "3", "injured": "12"}


def test_a_number_of_people_is_two_or_more(code):
    text = "A number of people were killed and wounded in a strike on Sirte."
    assert counts(incident(code(text))) == {"killed": "2..", "injured": "2.."}


def test_a_number_below_a_headline_without_one_stands(code):
    text = "Traders, driver killed in Sirte\n\nGunmen killed two traders and their driver in Sirte on Monday."
    assert counts(incident(code(text)))["killed"] == "3"


OTHERWISE = [
    ("A driver was shot in the knee. Three pupils were cut by glass.", "4"),
    ("Two drivers were shot and wounded. A boy was cut by flying glass.", "3"),
    ("Twelve people were wounded in the shooting. Three pupils were cut by glass.", "12"),
]


@pytest.mark.parametrize(("told", "number"), OTHERWISE)
def test_those_harmed_otherwise_are_added_where_no_number_is_of_all(code, told, number):
    text = f"Gunmen stopped a bus outside Zaria on Monday, police said.\n\n{told}"
    assert counts(incident(code(text)))["injured"] == number
