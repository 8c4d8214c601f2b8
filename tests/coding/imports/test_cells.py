from __future__ import annotations

import pytest

from onrecord.coding.imports.cells import Unread, read_age, read_count, read_degrees, read_pair, read_term, written
from onrecord.core.values import Absent, AgeRange, Count


def ends(text):
    count = read_count(written(text))
    return (count.low, count.best, count.high) if isinstance(count, Count) else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", (12, 12, 12)),
        ("١٢", (12, 12, 12)),
        ("1,200", (1200, 1200, 1200)),
        ("12.0", (12, 12, 12)),
        ("0", (0, 0, 0)),
        ("5-7", (5, None, 7)),
        ("5 – 7", (5, None, 7)),
        ("7-7", (7, 7, 7)),
        ("7-5", None),
        ("between 5 and 7", (5, None, 7)),
        ("من 5 إلى 7", (5, None, 7)),
        ("40+", (40, None, None)),
        ("+40", (40, None, None)),
        ("> 40", (41, None, None)),
        ("at least 40", (40, None, None)),
        ("40 على الأقل", (40, None, None)),
        ("أكثر من 40", (41, None, None)),
        ("up to 9", (None, None, 9)),
        ("less than 9", (None, None, 8)),
        ("~40", (None, 40, None)),
        ("حوالي ٤٠", (None, 40, None)),
        ("dozens", (24, None, None)),
        ("about dozens", None),
        ("12 or so", None),
        ("-3", None),
        ("many", (None, None, None)),
        ("any", None),
    ],
)
def test_a_count_keeps_the_ends_that_its_words_give(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12?", "12"),
        ("١٢؟", "١٢"),
        ("12 (?)", "12"),
        ("12 (unconfirmed)", "12"),
        ("12 tbc", "12"),
        ("12، غير مؤكد", "12"),
    ],
)
def test_a_mark_of_doubt_is_no_part_of_the_value(text, words):
    cell = written(text)
    assert (cell.doubtful, cell.words) == (True, words)
    assert ends(text) == (12, 12, 12)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Unknown", "unknown"),
        ("غير معروف", "unknown"),
        ("?", "unknown"),
        ("N/A", "not applicable"),
        ("محجوب", "withheld"),
    ],
)
def test_what_is_said_to_be_absent_is_no_empty_cell(text, absent):
    assert written(text).absent == Absent(absent)
    assert not written(text).empty


@pytest.mark.parametrize("text", ["", "-", " — ", "NULL", "#REF!"])
def test_what_says_nothing_is_empty(text):
    assert written(text).empty


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("45", 45),
        ("45 years", 45),
        ("45y", 45),
        ("٤٥ سنة", 45),
        ("6 months", 0),
        ("18 months", 1),
        ("3 أيام", 0),
        ("5-7", AgeRange(5, 7)),
        ("60+", AgeRange(60, None)),
        ("~40", 40),
    ],
)
def test_an_age_is_in_completed_years(text, age):
    assert read_age(written(text)) == age


def test_an_age_beyond_any_is_refused_and_a_date_in_its_place_explained():
    assert read_age(written("200")) == Unread("an age in years")
    assert read_age(written("old")) == Unread("an age in years")
    assert "5-7" in read_age(written("2016-07-05")).hint
    assert "5-7" in read_count(written("2016-07-05 00:00")).hint


@pytest.mark.parametrize(
    ("kind", "text", "term"),
    [("sex", "F.", "female"), ("sex", "ذكر", "male"), ("status", "مدني", "civilian"), ("outcome", "جريح", "injured")],
)
def test_terms_are_known_in_both_languages(kind, text, term):
    assert read_term(kind, written(text)) == term


def test_a_term_that_is_not_known_says_which_are():
    assert read_term("sex", written("teacher")) == Unread("one of: female, male, other")


def test_degrees_are_numbers_within_their_bounds():
    assert read_degrees(written("35,95°"), 90) == 35.95
    assert isinstance(read_degrees(written("95"), 90), Unread)
    assert isinstance(read_degrees(written("north"), 90), Unread)
    assert read_pair(written("(35.95, 39.01)")) == (35.95, 39.01)
    assert read_pair(written("35.95 39.01 0 4.5")) == (35.95, 39.01)
    assert isinstance(read_pair(written("95.95, 39.01")), Unread)
    assert isinstance(read_pair(written("Hass")), Unread)
