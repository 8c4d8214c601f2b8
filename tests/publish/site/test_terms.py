"""What records are found by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.values import AgeRange, When
from onrecord.publish.casualties import Statement
from onrecord.publish.site.terms import NAME, PLACE, TEXT, Terms, words_of
from tests.published import ferry_file


def _terms(file):
    terms = Terms()
    terms.add(file)
    return terms.lists


def _marks(lists, where):
    return {term: numbers for term, numbers in lists[where].items() if term.startswith("@")}


def test_words_are_found_without_what_writers_vary():
    assert words_of("Müller’s O’Brien U.S. الخبّازون ٣٤ ۷") == ("muller", "obrien", "us", "خبازون", "34", "7")
    assert words_of("x" * 41) == ()


@pytest.mark.parametrize(
    ("age", "marks"),
    [
        (7, {"@a7"}),
        (AgeRange(34, 36), {"@a34", "@a35", "@a36"}),
        (AgeRange(18, 59), set()),
        (AgeRange(60, None), set()),
        (None, set()),
    ],
)
def test_a_person_is_found_by_each_age_that_is_told_closely(age, marks):
    file = ferry_file()
    lists = _terms(replace(file, victims=(replace(file.victims[0], age=age),)))
    assert set(_marks(lists, TEXT)) == marks


@pytest.mark.parametrize(
    ("first", "last", "marks"),
    [
        (date(2023, 11, 4), date(2023, 11, 4), {"@2023-11-04", "@2023-11"}),
        (date(2023, 10, 31), date(2023, 11, 1), {"@2023-10", "@2023-11"}),
        (date(2023, 11, 1), date(2023, 11, 30), {"@2023-11"}),
        (date(2023, 1, 1), date(2023, 12, 31), set()),
        (None, date(2023, 11, 4), set()),
    ],
)
def test_an_incident_is_found_by_no_closer_day_than_is_known(first, last, marks):
    file = ferry_file()
    lists = _terms(replace(file, incident=replace(file.incident, when=When(first, last)), victims=()))
    assert set(_marks(lists, PLACE)) == marks


def test_short_figures_are_found_in_names_and_places_and_not_in_what_reports_say():
    file = ferry_file()
    said = Statement("name", "Adam", file.citations[0].id, ("Adam, 34, of Block 9, in 2023",))
    child = replace(file.victims[1], name="Adam 12", names=(), statements=(said,))
    where = replace(file.incident.where, name="Block 9", text=None)
    lists = _terms(replace(file, incident=replace(file.incident, where=where, statements=()), victims=(child,)))
    assert lists[NAME]["12"] == [1]
    assert lists[PLACE]["9"] == [0, 1]
    assert not {"34", "9", "7"} & set(lists[TEXT])
    assert lists[TEXT]["2023"] == [1]
