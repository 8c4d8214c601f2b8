from __future__ import annotations

import itertools
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import MissingPart
from onrecord.core.values import Count
from onrecord.resolution.numbers import find_ages, find_counts, parse_count
from onrecord.resolution.phrases.tables import languages_with, load_table
from tests.resolution.phrases.fitting import fitting_text

RULES = {"dozens": Count(24), "several": Count(3), "hundreds": Count(200), "a few": Count(3)}
VOCABULARY = """
at least about over no none nearly between and to or more than a an the hundred dozen dozens several few of
half 12 3 2,000 2013 1.5 $ % ( ) , . - : + 3rd 12:30 twenty five million people killed km years old aged his
20s another other two 45 page Rim
"""
WORDS = st.sampled_from(VOCABULARY.split())


def told(text, language="en", rules=RULES):
    return [
        (text[one.start : one.end], one.count.low, one.count.best, one.count.high)
        for one in find_counts(text, language, rules)
    ]


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        ("12", 12, 12, 12),
        ("2,000", 2000, 2000, 2000),
        ("1 200", 1200, 1200, 1200),
        ("thirty-two", 32, 32, 32),
        ("a couple of", 2, 2, 2),
        ("a pair of", 2, 2, 2),
        ("at least 12", 12, None, None),
        ("no fewer than 12", 12, None, None),
        ("12 or more", 12, None, None),
        ("12+", 12, None, None),
        ("more than 12", 13, None, None),
        ("over 2,000", 2001, None, None),
        ("upwards of 200", 201, None, None),
        ("up to 30", None, None, 30),
        ("as many as 30", None, None, 30),
        ("at most 30", None, None, 30),
        ("fewer than 10", None, None, 9),
        ("less than 10", None, None, 9),
        ("nearly 40", None, 40, 40),
        ("almost 40", None, 40, 40),
        ("about 50", None, 50, None),
        ("some 50", None, 50, None),
        ("close to 50", None, 50, None),
        ("12 or so", None, 12, None),
        ("between 30 and 40", 30, None, 40),
        ("between 30 to 40", 30, None, 40),
        ("between 30 and more than 40", 30, None, None),
        ("at least 30 and up to 40", 30, None, 40),
        ("at least one but possibly up to 12", 1, None, 12),
        ("more than 30 and fewer than 40", 31, None, 39),
        ("at least 30 and potentially more than 40", 30, None, None),
        ("from 30 to 40", 30, None, 40),
        ("30 to 40", 30, None, 40),
        ("30-40", 30, None, 40),
        ("30 – 40", 30, None, 40),
        ("two or three", 2, None, 3),
        ("two to three thousand", 2000, None, 3000),
        ("at least two or three", 2, None, None),
        ("dozens", 24, None, None),
        ("a few dozen", 36, None, None),
        ("hundreds of thousands", 200_000, None, None),
        ("at least several hundred", 300, None, None),
        ("hundeds", 200, None, None),
    ],
)
def test_a_count_is_read_with_its_bounds(words, low, best, high):
    assert told(f"The shelling killed {words} people.") == [(words, low, best, high)]
    assert told(f"THE SHELLING KILLED {words.upper()} PEOPLE.") == [(words.upper(), low, best, high)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no casualties were reported", "no"),
        ("no foreign soldiers were killed", "no"),
        ("nobody was hurt", "nobody"),
        ("none of them died", "none"),
        ("not a single person", "not a single"),
    ],
)
def test_nobody_is_zero(text, words):
    assert told(text) == [(words, 0, 0, 0)]


@pytest.mark.parametrize("text", ["no sign of survivors", "no reports of casualties", "no longer", "one another"])
def test_words_of_zero_and_one_that_count_nobody_are_none(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "in 2013",
        "since 29 December 2015",
        "3-7 May",
        "two days later",
        "at 12:30",
        "at 5 pm",
        "between 2 and 3 a.m.",
        "0300 GMT",
        "for 18 months",
        "a two-hour battle",
        "hundreds of kilometres",
        "several days",
        "three more hours",
        "$2 million",
        "Rs. 300",
        "200 euros",
        "12,000 Hong Kong dollars",
        "12 percent",
        "12%",
        "the 5th brigade",
        "two-thirds",
        "10 km away",
        "9 mm",
        "300 m",
        "an M-16 rifle",
        "AK-47s",
        "Highway 5",
        "Resolution 2254",
        "No. 4",
        "checkpoint 12.",
        "# 4",
        "[12]",
        "3.5",
        "555-1234",
        "+44 20 7946 0000",
        "(555) 123-4567",
        "a 4-1 victory",
        "lost 12-3",
        "a three-storey house",
        "12 Mill Lane",
        "the 3000 block",
        "2. Second",
        "First\n2. Second\n(3) Third",
        "(2) Second",
        "the one who",
        "how many",
        "9/11",
        "31.5223, 34.4628",
        "007",
    ],
)
def test_numbers_that_count_nothing_are_none(text):
    assert told(text) == []


def test_a_noun_after_a_place_may_have_its_own_count():
    assert told("at the checkpoint 12 soldiers died") == [("12", 12, 12, 12)]


def test_a_member_of_a_compound_counts_its_people():
    assert told("a 12-member family and a 3-4-man patrol") == [("12-member", 12, 12, 12), ("3-4-man", 3, None, 4)]


def test_a_bare_number_that_could_be_a_year_counts_only_before_what_it_counts():
    assert told("The 2013 attack. 2000 people fled, more than 2000 houses burned.") == [
        ("2000", 2000, 2000, 2000),
        ("more than 2000", 2001, None, None),
    ]


def test_places_near_a_few_things_are_not_estimates():
    assert told("It fell close to two schools, over two villages.") == [("two", 2, 2, 2), ("two", 2, 2, 2)]
    assert told("fewer than 0") == [("0", 0, 0, 0)]


def test_a_falling_range_is_two_counts():
    assert told("The toll fell from 30 to 12.") == [("30", 30, 30, 30), ("12", 12, 12, 12)]


@pytest.mark.parametrize(
    "words", ["another three", "three more", "the other two", "two others", "at least three more", "a further 12"]
)
def test_a_count_of_others_still_says_so(words):
    (found,) = find_counts(f"{words} were hurt")
    assert (found.more, found.end) == (True, len(words))
    assert not find_counts("three more than last year")[0].more


def test_a_quantity_without_a_rule_is_vague_and_open():
    (found,) = find_counts("Scores of people fled")
    assert (found.count, found.vague) == (Count(None, None, None, "Scores"), True)
    assert not find_counts("Twelve people fled")[0].vague


def test_words_of_doubt_make_a_count_approximate():
    assert find_counts("about 50 people")[0].approximate
    assert not find_counts("at least 50 people")[0].approximate


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("at least 12", Count(12, None, None, "at least 12")),
        (" dozens ", Count(24, None, None, "dozens")),
        ("12 people", None),
        ("12 and 13", None),
        ("people", None),
        ("", None),
    ],
)
def test_words_are_parsed_as_one_count_or_as_none(words, count):
    assert parse_count(words, quantifiers=RULES) == count


def test_counts_are_found_in_spanish():
    assert told("Al menos treinta y dos muertos, más de 1.200 heridos, unos 50 detenidos, decenas de miles", "es") == [
        ("Al menos treinta y dos", 32, None, None),
        ("más de 1.200", 1201, None, None),
        ("unos 50", None, 50, None),
        ("decenas de miles", None, None, None),
    ]


def test_an_unknown_language_is_refused():
    with pytest.raises(MissingPart):
        find_counts("12", "xx")


@pytest.mark.parametrize("language", languages_with("numbers"))
def test_every_form_of_every_language_can_be_read(language):
    table, random = load_table(language, "numbers"), Random(1)
    for form in [form for level in table.levels for form in level.forms] * 4:
        text = fitting_text(table, form, random)
        found = [*find_counts(text, language, RULES), *find_ages(text, language)]
        assert all(text[one.start : one.end].strip() for one in found)


@given(st.lists(WORDS, max_size=12))
def test_counts_and_ages_lie_in_the_text_and_never_overlap(words):
    text = " ".join(words)
    found = sorted([*find_counts(text, quantifiers=RULES), *find_ages(text)], key=lambda one: one.start)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(one.count.text == text[one.start : one.end] for one in find_counts(text))


@given(st.text())
def test_no_text_is_refused(text):
    find_counts(text)
    find_ages(text)


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_in_figures_is_the_number(number):
    assert parse_count(f"{number:,}").best == number
