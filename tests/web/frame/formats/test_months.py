"""A month has one name, whoever writes the date: Django's filters or the wording of records."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation
from django.utils.dates import MONTHS as DJANGO
from django.utils.formats import date_format

from onrecord.publish.reading.phrases import load_phrases
from onrecord.publish.reading.wording import word_date
from onrecord.web.frame.formats.months import MONTHS


def test_the_months_are_djangos_own_words():
    with translation.override("en"):
        assert [str(each) for each in MONTHS] == [str(each) for each in DJANGO.values()]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_page_writes_a_day_as_records_do(language, month):
    day = date(2024, month, 3)
    with translation.override(language):
        assert date_format(day, "DATE_FORMAT") == word_date(day, load_phrases(language))
