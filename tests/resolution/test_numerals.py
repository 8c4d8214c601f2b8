from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.numbers import parse_count
from onrecord.resolution.numerals import number_of, read_half, read_scaled_range
from onrecord.resolution.phrases.grammar import Found

WORDS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety
"""
ONES, TENS = WORDS.split()[:19], WORDS.split()[19:]


def in_words(number):
    """Write a number below a thousand million the British way."""
    for scale, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(number // scale)} {name}" + (joint + in_words(rest) if rest else "")
    if number < 20:
        return ONES[number - 1]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones - 1]}" if ones else "")


@given(st.integers(min_value=2, max_value=10**9 - 1))
def test_a_number_in_words_is_the_number(number):
    assert parse_count(in_words(number)).best == number


@given(st.integers(min_value=2, max_value=10**9 - 1))
def test_a_number_in_capitals_is_the_number(number):
    assert parse_count(in_words(number).upper()).best == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("thirty-two", 32),
        ("thirty two", 32),
        ("a hundred and five", 105),
        ("two dozen", 24),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("12 thousand", 12_000),
        ("1.5 million", 1_500_000),
        ("a couple of dozen", 24),
        ("fourty", 40),
    ],
)
def test_common_ways_to_write_a_number_are_known(words, number):
    assert parse_count(words).best == number


def items(*parts):
    return [{"scale": part} if part >= 100 else {"small": part} for part in parts]


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        ((2, 1000), 2000),
        ((5, 100, 2, 100), None),
        ((3, 5), None),
        ((2, 1000, 3, 1_000_000), None),
        ((1_000_000,), 1_000_000),
    ],
)
def test_words_in_an_order_that_makes_no_number_are_none(parts, number):
    assert number_of(items(*parts)) == number


def test_a_number_that_is_not_whole_is_none():
    assert number_of([{"decimal": 1.234567}, {"scale": 100}]) is None
    assert read_half(Found({}, ({"scale": 13},))) is None


def test_the_ends_of_a_scaled_range_rise():
    assert read_scaled_range(Found({"low": 2, "high": 3}, ({"scale": 1000},))) == (2000, 3000)
    assert read_scaled_range(Found({"low": 3, "high": 2}, ({"scale": 1000},))) is None
    assert read_scaled_range(Found({"low": 1.2345, "high": 2}, ({"scale": 100},))) is None
