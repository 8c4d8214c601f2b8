"""Values in words: open ends are said to be open, and nothing is made rounder than it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.values import Absent, AgeRange, Count, When
from onrecord.core.vocabulary import DatePrecision, PublishedBasis
from onrecord.publish.reading import wording
from onrecord.publish.reading.phrases import languages, load_phrases
from tests.factory import a_report

ENGLISH = load_phrases("en")
ENDS = st.none() | st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count.exactly(12), "12"),
        (Count(0, 0, 0), "0"),
        (Count(5, None, 14), "5 to 14"),
        (Count(5, 9, 14), "5 to 14, best 9"),
        (Count(2001), "at least 2,001"),
        (Count(12, 14), "at least 12, best 14"),
        (Count(high=9), "at most 9"),
        (Count(None, 7, 9), "at most 9, best 7"),
        (Count(best=30), "about 30"),
        (Count(), "number not stated"),
    ],
)
def test_a_count_is_said_with_its_ends(count, said):
    assert wording.word_count(count, ENGLISH) == said


@given(st.lists(ENDS, min_size=3, max_size=3), st.sampled_from(languages()))
def test_every_count_can_be_said_in_every_language_with_each_known_end(ends, language):
    known = sorted(end for end in ends if end is not None)
    low, best, high = (known.pop(0) if end is not None else None for end in ends)
    said = wording.word_count(Count(low, best, high), load_phrases(language))
    assert all(f"{end:,}" in said for end in (low, high) if end is not None)


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (45, "aged 45"),
        (0, "aged 0"),
        (AgeRange(6, 9), "age 6 to 9"),
        (AgeRange(60), "age 60 or older"),
        (AgeRange(high=17), "age up to 17"),
        (AgeRange(), "age said to be unknown"),
        (Absent("withheld"), "age withheld"),
    ],
)
def test_an_age_is_said_as_told(age, said):
    assert wording.word_age(age, ENGLISH) == said


FIRST, LAST = date(2016, 1, 1), date(2016, 1, 31)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When(), "not stated"),
        (When(text="Wednesday"), "date open, the report does not fix it"),
        (When(FIRST, FIRST), "1 January 2016"),
        (When(FIRST, LAST, DatePrecision.MONTH), "January 2016"),
        (When(FIRST, LAST, DatePrecision.DAY), "one day between 1 January 2016 and 31 January 2016"),
        (When(FIRST, date(2016, 12, 31), DatePrecision.YEAR), "2016"),
        (When(FIRST, date(2016, 12, 31), DatePrecision.DAY), "one day between 1 January 2016 and 31 December 2016"),
        (When(FIRST, date(2016, 2, 29), DatePrecision.MONTHS), "1 January 2016 to 29 February 2016"),
        (When(FIRST, date(2016, 1, 8), DatePrecision.WEEK), "1 January 2016 to 8 January 2016"),
        (When(FIRST), "on or after 1 January 2016"),
        (When(latest=LAST), "on or before 31 January 2016"),
    ],
)
def test_a_time_is_said_as_its_interval(when, said):
    assert wording.word_interval(when, ENGLISH) == said


def test_an_empty_chain_is_the_outlets_own_word_and_unnamed_is_said():
    assert wording.word_links((), ENGLISH) == ("the outlet’s own word",)
    assert wording.word_links(("A monitor", "unnamed"), ENGLISH) == ("A monitor", "an unnamed source")


def test_a_chain_runs_against_the_reading_direction_of_its_interface():
    assert wording.word_chain(("A", "B"), load_phrases("ar")) == "A → B"


def test_an_absent_name_says_in_what_way():
    assert wording.word_name(Absent("withheld"), ENGLISH) == "name withheld"
    assert wording.word_name("Samir Qasem", ENGLISH) == "Samir Qasem"


def test_a_publication_date_comes_with_where_it_was_read():
    report = a_report().dated(date(2016, 1, 8))
    assert wording.word_publication(report, ENGLISH).startswith("Published 8 January 2016 (given by")
    assert wording.word_publication(a_report(), ENGLISH) == "Publication date not known"


def test_a_publication_date_without_a_basis_stands_alone():
    report = a_report().dated(FIRST)
    bare = type(report)(report.id, report.text, published=FIRST)
    assert wording.word_publication(bare, ENGLISH) == "Published 1 January 2016"
    assert report.published_basis is PublishedBasis.GIVEN


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2000, "2,000"),
        (0.5, "0.5"),
        (True, "True"),
        ("airstrike", "airstrike"),
        (None, "not stated"),
        (Absent("unknown"), "said to be unknown"),
        (AgeRange(1, 2), "1 to 2"),
    ],
)
def test_a_claims_value_is_said_as_it_stands(value, said):
    assert wording.word_value(value, ENGLISH) == said
