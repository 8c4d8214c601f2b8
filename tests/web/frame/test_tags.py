"""Tags that every template has."""

from __future__ import annotations

import pytest
from django.utils import translation
from django.utils.formats import localize

from onrecord.web.frame.tags import filesizeformat


@pytest.mark.parametrize(
    ("size", "english", "arabic"),
    [
        (1, "1 byte", "بايت واحد"),
        (2, "2 bytes", "بايتان"),
        (7, "7 bytes", "7 بايتات"),
        (310, "310 bytes", "310 بايتات"),
        (311, "311 bytes", "311 بايتاً"),
        (300, "300 bytes", "300 بايت"),
    ],
)
def test_a_size_in_bytes_is_said_by_the_rule_of_the_language(size, english, arabic):
    for language, told in (("en", english), ("ar", arabic)):
        with translation.override(language):
            assert filesizeformat(size) == told


def test_larger_sizes_are_djangos():
    with translation.override("en"):
        assert filesizeformat(7_700) == "7.5\xa0KB"


def test_arabic_pages_have_the_decimal_mark_of_their_latin_digits():
    with translation.override("ar"):
        assert localize(7.4) == "7.4"
