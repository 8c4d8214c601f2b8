"""Dates settled in the order a report tells them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.coding.told import PUBLISHED, incident


def killed(coding):
    (found,) = [each for each in coding.incidents if "killed" in each.counts]
    return found.when


TOLD = [
    "In 2016, the mill was burnt. On 7 May, gunmen killed a farmer there.",
    "The mill was burnt in March 2016. On 7 May, gunmen killed a farmer there.",
    "The mill was burnt on 3 March 2016.\n\nOn 7 May, gunmen killed a farmer there.",
]
PASSED_OVER = [
    "The mill has stood since 2016. On 7 May, gunmen killed a farmer there.",
    "The mill has stood since March 2016. On 7 May, gunmen killed a farmer there.",
    "The party won the election of 2016, and on 7 May, gunmen killed a farmer there.",
    "In 2016, the mill was built.\n\nOn 7 May, gunmen killed a farmer there.",
    "The mill was burnt in September 2022.\n\nIt is loud.\n\nOn 7 May, gunmen killed a farmer there.",
]


@pytest.mark.parametrize("text", TOLD)
def test_a_date_counts_from_a_year_told_just_before(code, text):
    assert killed(code(text, PUBLISHED)).earliest == date(2016, 5, 7)


@pytest.mark.parametrize("text", PASSED_OVER)
def test_a_year_in_passing_or_left_behind_does_not_pull_a_date(code, text):
    assert killed(code(text, PUBLISHED)).earliest == date(2023, 5, 7)


def test_a_year_long_ago_and_pages_before_does_not_pull_a_date(code):
    text = "The mill was built in 1936.\n\nIt grinds maize.\n\nIt is loud.\n\nOn 7 May, gunmen killed a farmer there."
    assert killed(code(text, PUBLISHED)).earliest == date(2023, 5, 7)


def test_without_publication_the_dates_written_in_full_tell_the_year(code):
    when = killed(code("On 7 May, gunmen killed a farmer. The list was released on 26 May 2021."))
    assert when.earliest == date(2021, 5, 7)


def test_the_date_of_what_has_happened_is_not_after_publication(code):
    text = "Gunmen killed a farmer on 2 June 2023. Gunmen will be tried on 9 July 2023 for killing the farmer."
    assert incident(code(text, PUBLISHED)).when.latest == date(2023, 6, 2)
