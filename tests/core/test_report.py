"""Quotes are cut by code point; a date that a person gives is marked as given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.report import Quote, Report
from onrecord.core.vocabulary import PublishedBasis
from tests.factory import a_report


@given(st.text(), st.data())
def test_a_quote_holds_the_words_at_its_offsets(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert a_report(text).quote(start, end) == Quote(start, end, text[start:end])


@pytest.mark.parametrize("before", ["", "🕯️ ", "e\u0301 "])
def test_offsets_are_code_points_whatever_stands_before_the_name(before):
    text = f"{before}سمير قاسم، معلم"
    assert Report("sha256:1", text).quote(len(before), len(before) + 9).text == "سمير قاسم"


def test_a_report_is_called_by_its_title_and_a_row_by_its_list_and_place():
    assert Report("sha256:1", "Words.", "A title", source="The Post", place="page 2").called == "A title"
    assert Report("sha256:1", "Words.", source="committee", place="row 4").called == "committee, row 4"
    assert Report("sha256:1", "Words.", place="message 3").called == "message 3"
    assert Report("sha256:1", "Words.", source="The Post").called is None


def test_a_given_date_replaces_the_one_that_was_read_and_says_so():
    read = Report("sha256:1", "Words.", published=date(2020, 1, 1), published_basis=PublishedBasis.URL)
    given_date = read.dated(date(2020, 1, 3))
    assert (given_date.published, given_date.published_basis) == (date(2020, 1, 3), PublishedBasis.GIVEN)
    assert read.published == date(2020, 1, 1)
