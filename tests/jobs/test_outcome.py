"""A defect is described by its kind, its words and its line."""

from __future__ import annotations

from onrecord.jobs.outcome import describe_defect


def test_a_defect_names_the_line_it_came_from():
    try:
        {}["forgotten"]
    except KeyError as error:
        said = describe_defect(error)
    assert said.startswith("KeyError: 'forgotten' at ")
    assert "test_outcome:" in said


def test_an_error_that_was_never_raised_has_no_line():
    assert describe_defect(ValueError("x")) == "ValueError: x"
