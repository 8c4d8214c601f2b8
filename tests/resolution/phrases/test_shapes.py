from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.phrases.shapes import Style, shape

ENGLISH = Style(endings={"th": "ordinal", "rd": "ordinal", "s": "decade", "pm": "clock", "yo": "years_old"})
SPANISH = Style(thousands=".", decimal=",")


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("7", {"int": 7, "short": 7, "day": 7, "plain": 7}),
        ("12", {"int": 12, "short": 12, "two": 12, "day": 12, "plain": 12}),
        ("05", {"two": 5, "day": 5}),
        ("00", {"two": 0}),
        ("007", {"three": "007"}),
        ("123", {"int": 123, "short": 123, "three": "123", "plain": 123}),
        ("2013", {"int": 2013, "four": 2013, "year": 2013, "recent": 2013}),
        ("1850", {"int": 1850, "four": 1850, "year": 1850, "plain": 1850}),
        ("3500", {"int": 3500, "four": 3500, "plain": 3500}),
        ("0300", {"four": 300}),
        ("12345", {"int": 12345, "plain": 12345}),
        ("00123", {"digits": "00123"}),
        ("2,000", {"int": 2000, "plain": 2000, "grouped": 2000}),
        ("2\u00a0000", {"int": 2000, "plain": 2000, "grouped": 2000}),
        ("1.5", {"decimal": 1.5}),
        ("2,000.5", {"decimal": 2000.5}),
        ("2.000", {"decimal": 2.0}),
        ("1,5", {}),
        ("1.2.3", {}),
        ("12:30", {"clock": "12:30"}),
        ("5pm", {"clock": "5pm"}),
        ("5.30pm", {"clock": "5.30pm"}),
        ("9/11", {"slashed": (9, 11)}),
        ("3rd", {"ordinal": 3, "nth": 3}),
        ("45th", {"ordinal": 45}),
        ("1980s", {"decade": 1980}),
        ("20s", {"tens": 20}),
        ("45s", {}),
        ("300s", {}),
        ("1.5s", {}),
        ("45yo", {"years_old": 45}),
        ("20mm", {}),
        ("2015-12-29", {"full": (2015, 12, 29)}),
        ("2015-12-29T10:00", {"full": (2015, 12, 29)}),
        ("29/12/2015", {"numeric": (29, 12, 2015, False)}),
        ("03.05.90", {"numeric": (3, 5, 90, True)}),
        ("١٢", {"int": 12, "short": 12, "two": 12, "day": 12, "plain": 12}),
        ("9" * 50, {}),
        ("word", {}),
        ("²", {}),
    ],
)
def test_a_number_is_what_it_could_be_by_its_look(word, classes):
    assert shape(word, ENGLISH) == classes


def test_separators_are_those_of_the_language():
    assert shape("2.000", SPANISH) == {"int": 2000, "plain": 2000, "grouped": 2000}
    assert shape("3,5", SPANISH) == {"decimal": 3.5}
    assert shape("2.000,5", SPANISH) == {"decimal": 2000.5}


@given(st.integers(min_value=0, max_value=10**9))
def test_a_grouped_number_is_the_number(number):
    assert shape(f"{number:,}", ENGLISH)["int"] == number
    assert shape(f"{number:,}".replace(",", "."), SPANISH)["int"] == number
