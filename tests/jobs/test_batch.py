"""Many reports: in order, on one process or several, none stopped by another."""

from __future__ import annotations

import os

import pytest

from onrecord.core.errors import MissingPart
from onrecord.jobs import batch
from onrecord.jobs.batch import choose_workers, code_all
from onrecord.jobs.engine import Job
from onrecord.jobs.outcome import Coded, Failed
from tests.cli.engines import ScriptedEngine


def outcomes(paths, workers):
    return list(code_all([Job(str(path)) for path in paths], ScriptedEngine(), workers))


@pytest.mark.parametrize(
    ("asked", "reports", "cores", "workers"),
    [(None, 7, 8, 1), (None, 8, 8, 2), (None, 8, 1, 1), (4, 3, 8, 3), (4, 0, 8, 1), (None, 8, None, 1)],
)
def test_processes_are_as_asked_or_two_where_they_pay(monkeypatch, asked, reports, cores, workers):
    monkeypatch.setattr(batch.os, "cpu_count", lambda: cores)
    assert choose_workers(asked, reports) == workers


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_reports(reports, workers):
    paths = reports(*(["a long report " * 500, "#EMPTY", "short", "#DEFECT"] * 3))
    found = outcomes(paths, workers)
    assert [outcome.name for outcome in found] == [str(path) for path in paths]
    assert [type(outcome) for outcome in found] == [Coded, Failed, Coded, Failed] * 3
    assert [outcome.defect for outcome in found if isinstance(outcome, Failed)] == [False, True] * 3


@pytest.mark.parametrize("workers", [1, 2])
def test_what_would_fail_for_every_report_ends_the_run(reports, workers):
    with pytest.raises(MissingPart, match="the model: found nothing; expected something"):
        outcomes(reports("First", "#MISSING"), workers)


def test_a_process_that_dies_costs_one_report(reports):
    found = outcomes(reports("First", "#DIE", "Third", "#EMPTY"), 2)
    assert [type(outcome) for outcome in found] == [Coded, Failed, Coded, Failed]
    assert "ended without a word" in found[1].reason
    assert found[1].defect
    assert os.getpid()


def test_codings_are_the_same_from_another_process(reports):
    paths = reports("BREAD", "مقتل معلمة")
    assert outcomes(paths, 1) == outcomes(paths, 2)


def test_no_reports_are_no_outcomes():
    assert outcomes([], 1) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_of_several_reports_gives_them_in_their_place(reports, workers):
    paths = reports(
        "Before", "#SEVERAL\nOne\n#EMPTY\n#DIE\nTwo" if workers == 2 else "#SEVERAL\nOne\n#EMPTY\nTwo", "After"
    )
    found = outcomes(paths, workers)
    kinds = [Coded, Coded, Failed, *([Failed] if workers == 2 else []), Coded, Coded]
    assert [type(outcome) for outcome in found] == kinds
    assert found[1].name == f"{paths[1]} › message 1"
    assert [outcome.coding.report.text for outcome in found if isinstance(outcome, Coded)] == [
        "Before",
        "One",
        "Two",
        "After",
    ]
