"""Which values say less than they might, and what they may have been."""

from __future__ import annotations

import pytest

from onrecord.tally.missing import admits, is_whole


@pytest.mark.parametrize(
    ("dimension", "value", "whole"),
    [
        ("sex", "female", True), ("sex", "unknown", False), ("month", "2016", False), ("year", "2016", True),
        ("year", "2015–2016", False), ("day", "2016-03", False), ("place", "SY / Raqqa", True), ("place", "SY", False),
        ("place", "unknown / Raqqa", False), ("actor", "unknown", False),
    ],
)  # fmt: skip
def test_a_value_is_whole_where_it_says_all_that_its_dimension_asks(dimension, value, whole):
    assert is_whole(dimension, value) is whole


@pytest.mark.parametrize(
    ("dimension", "value", "other", "may"),
    [
        ("month", "2016", "2016-03", True), ("month", "2016", "2017-03", False), ("month", "unknown", "2017-03", True),
        ("month", "2015–2016", "2016-03", True), ("month", "2015–2016", "2017-03", False),
        ("sex", "male", "male", True), ("sex", "male", "female", False), ("sex", "unknown", "female", True),
        ("place", "SY", "SY / Raqqa", True), ("place", "SY", "IQ / Mosul", False),
        ("place", "unknown / Raqqa", "SY / Raqqa", True), ("place", "unknown / Raqqa", "SY / Homs", False),
    ],
)  # fmt: skip
def test_a_value_admits_what_it_may_have_been(dimension, value, other, may):
    assert admits(dimension, value, other) is may
