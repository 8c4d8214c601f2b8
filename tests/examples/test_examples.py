"""The bundled reports, coded by the package and compared with what a person coded by hand."""

from __future__ import annotations

import pytest

from onrecord.core.contract import check_coding
from onrecord.core.wire import coding_from_json, coding_to_json
from tests.examples.expectation import examples, load_expectation
from tests.examples.floors import Floor, read_floors
from tests.examples.measured import code_example, compare_example

NAMES = examples()
RELATIVE = [name for name in NAMES if "published_given" in load_expectation(name)]


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_coded_as_well_as_before(name):
    comparison, floor = compare_example(name), read_floors().get(name)
    assert floor is not None, f"{name} has no floor: run python -m tests.examples --update"
    assert floor.total == comparison.total, "the expectation has changed: run python -m tests.examples --update"
    wrong = "\n".join(f"{f.path}: expected {f.expected!r}, coded {f.got!r}" for f in comparison.differences)
    assert comparison.right >= floor.right, f"{Floor(comparison.right, comparison.total)} under {floor}:\n{wrong}"


@pytest.mark.parametrize("name", NAMES)
def test_a_coding_of_a_bundled_report_keeps_the_contract(name):
    coding = code_example(name)
    check_coding(coding)
    assert coding_from_json(coding_to_json(coding)) == coding


@pytest.mark.parametrize("name", RELATIVE)
def test_a_coding_with_a_given_date_keeps_the_contract(name):
    coding = code_example(name, given=True)
    check_coding(coding)
    assert coding.report.published == load_expectation(name)["published_given"]


IRRELEVANT = [name for name in NAMES if load_expectation(name)["incidents"] == []]
FIGURATIVE = pytest.mark.xfail(strict=True, reason="the coder takes words of harm in a figure of speech at their word")


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=FIGURATIVE if name == "10-nothing-relevant" else ()) for name in IRRELEVANT]
)
def test_a_report_of_nothing_relevant_gives_nothing(name):
    coding = code_example(name)
    assert (coding.incidents, coding.tolls) == ((), ())


def test_a_language_no_coder_reads_is_flagged_and_not_coded():
    report = code_example("16-arabic-page").report
    assert report.flags
    assert "قُتل طفلان" in report.text
