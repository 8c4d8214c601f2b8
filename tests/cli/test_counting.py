"""Options of commands that count: cells by name, and what is refused."""

from __future__ import annotations

import pytest

from onrecord.cli.counting import cell_named, question_of, scheme_asked
from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome
from onrecord.store.rules import Counting, set_counting
from onrecord.tally.rules.schemes import DEFAULT
from tests.cases import case, case_maker, database_server

__all__ = ["case", "case_maker", "database_server"]


def test_a_cell_is_named_by_dimension_and_value_and_a_value_may_hold_the_sign():
    assert cell_named(["month=2016-03", "actor=A=B"]) == {"month": "2016-03", "actor": "A=B"}


@pytest.mark.parametrize("told", [["month"], ["month=2016-03", "month=2016-04"]])
def test_a_cell_that_is_not_named_as_one_is_refused(told):
    with pytest.raises(BadOption, match="NAME=VALUE"):
        cell_named(told)


def test_a_question_is_made_of_the_options():
    question = question_of("injured", " month, actor ,", ["country=SY"])
    assert (question.outcome, question.by, question.only) == (Outcome.INJURED, ("month", "actor"), {"country": "SY"})


def test_a_case_file_is_counted_by_its_own_scheme_unless_another_is_named(case):
    assert scheme_asked(case, None).name == DEFAULT
    with case.writing() as pen:
        set_counting(pen, Counting("ucdp"))
    assert scheme_asked(case, None).name == "ucdp"
    assert scheme_asked(case, "airwars").name == "airwars"
    with pytest.raises(BadOption):
        scheme_asked(case, "nobody")
