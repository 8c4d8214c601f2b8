"""The bundled reports as read: title, outlet, date, language, and what is left out of the text."""

from __future__ import annotations

import pytest

from tests.examples.comparison import compare_report
from tests.examples.expectation import examples, load_expectation
from tests.examples.readings import read_example


@pytest.mark.parametrize("name", examples())
def test_a_report_is_read_as_its_expectation_says(name):
    assert compare_report(read_example(name), load_expectation(name)).differences == ()


def test_a_saved_page_keeps_its_words_and_drops_its_surroundings():
    report = read_example("11-saved-web-page")
    assert "Noor Abbas Khudair" in report.text
    assert "cookies" not in report.text


@pytest.mark.parametrize("name", examples())
def test_no_bundled_report_is_doubtful_to_read(name):
    assert read_example(name).flags == ()
