"""Code the bundled reports, once each, and compare every one with its expectation."""

from __future__ import annotations

from functools import cache

from onrecord.coding import coder_for
from onrecord.core.coding import Coding
from tests.examples.comparison import Comparison, compare_coding, compare_report
from tests.examples.expectation import load_expectation
from tests.examples.readings import read_example

__all__ = ["code_example", "compare_example"]


@cache
def code_example(name: str, *, given: bool = False) -> Coding:
    """Give the coding of a bundled report, with the publication date its expectation gives if `given`."""
    report = read_example(name)
    if given:
        report = report.dated(load_expectation(name)["published_given"])
    return coder_for(report.language).code(report)


@cache
def compare_example(name: str) -> Comparison:
    """Give every field of a bundled report: as read, as coded and, where stated, as coded with a given date."""
    expected = load_expectation(name)
    parts = [compare_report(read_example(name), expected), compare_coding(code_example(name), expected)]
    if "published_given" in expected:
        parts.append(compare_coding(code_example(name, given=True), expected, given=True))
    return Comparison(tuple(field for part in parts for field in part.fields))
