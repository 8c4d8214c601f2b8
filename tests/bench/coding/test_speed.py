"""The race against the bare pipeline, and the cold start."""

from __future__ import annotations

import sys

import pytest

from bench.coding import cold_start, speed
from bench.coding.corpus import make_report


def test_a_command_that_is_not_installed_has_no_cold_start(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert cold_start.cold_start_figures() == {}


def test_the_cold_start_is_the_median_of_running_the_command(monkeypatch, tmp_path):
    command = tmp_path / "onrecord"
    command.write_text('#!/bin/sh\ntest "$1" = code && test -s "$2" && test "$4" = json\n', encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    figures = cold_start.cold_start_figures()
    assert 0 < figures["speed/cold_start_cpu_seconds"] < figures["speed/cold_start_seconds"] < 5


@pytest.mark.slow
def test_coder_and_pipeline_read_the_same_reports_turn_about(monkeypatch):
    monkeypatch.setattr(speed, "ROUNDS", 1)
    seconds, peak = speed._race(
        [make_report(f"Report {n} of nothing.") for n in range(20)], "tests.bench.silent:coder_for"
    )
    assert set(seconds) == {"coder", "spacy", "spacy one"}
    assert seconds["coder"] < seconds["spacy"]
    assert peak > 0
