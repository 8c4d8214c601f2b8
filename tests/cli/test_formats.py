"""Codings are written as they come, and nothing where there is nothing."""

from __future__ import annotations

import pytest

from onrecord.cli.formats import FORMATS, Manner, write_codings
from tests.lifelike import bread_queue_coding, ferry_coding


@pytest.mark.parametrize("form", FORMATS)
def test_one_report_that_failed_leaves_no_output(form):
    assert list(write_codings([], Manner(form))) == []


@pytest.mark.parametrize("form", FORMATS)
def test_the_first_coding_is_written_before_the_third_is_asked_for(form):
    def codings():
        yield bread_queue_coding()
        yield ferry_coding()
        raise AssertionError("asked for too much")

    written = ""
    for part in write_codings(codings(), Manner(form, several=True)):
        written += part
        if "Nadia" in written:
            break
    assert "Nadia" in written


def test_a_page_of_one_untitled_report_is_called_by_what_it_is():
    from tests.factory import a_coding

    assert "<title>Coded reports: records</title>" in "".join(write_codings([a_coding()], Manner("html")))


def test_a_page_of_reports_none_of_which_was_coded_is_still_a_page():
    assert "</html>" in "".join(write_codings([], Manner("html", several=True)))
