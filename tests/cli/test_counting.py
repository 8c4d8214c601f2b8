"""Options of commands that count: cells by name, and what is refused."""

from __future__ import annotations

import pytest

from onrecord.cli.counting import SCHEME, cell_named, question_of
from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome
from onrecord.tally.rules.schemes import DEFAULT


def test_a_cell_is_named_by_dimension_and_value_and_a_value_may_hold_the_sign():
    assert cell_named(["month=2016-03", "actor=A=B"]) == {"month": "2016-03", "actor": "A=B"}


@pytest.mark.parametrize("told", [["month"], ["month=2016-03", "month=2016-04"]])
def test_a_cell_that_is_not_named_as_one_is_refused(told):
    with pytest.raises(BadOption, match="NAME=VALUE"):
        cell_named(told)


def test_a_question_is_made_of_the_options():
    question = question_of("injured", " month, actor ,", ["country=SY"])
    assert (question.outcome, question.by, question.only) == (Outcome.INJURED, ("month", "actor"), {"country": "SY"})


def test_the_scheme_of_the_command_line_is_that_of_the_tally():
    assert SCHEME == DEFAULT
