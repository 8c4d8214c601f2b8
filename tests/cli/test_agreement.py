"""`onrecord agreement`: numbers where there are enough of them, words where there are not, and nothing of nothing."""

from __future__ import annotations

import json

import pytest

from onrecord.cli.exits import Exit
from onrecord.store.casefile import Writer, open_case
from onrecord.store.second_readings import set_share
from tests.cases import Clock
from tests.second import tell_pairs


@pytest.fixture
def folder(run, tmp_path, monkeypatch):
    """Give the folder of a case file of twelve reports that the machine and rima coded."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    run("init", tmp_path / "idlib")
    case = open_case(tmp_path / "idlib", Writer("amal", Clock()))
    tell_pairs(case)
    with case.writing() as pen:
        set_share(pen, 1.0)
    case.close()
    return tmp_path / "idlib"


def test_fields_are_told_with_their_numbers_or_why_not(run, folder):
    told = run("agreement", "--case", folder)
    assert told.exit_code == Exit.FINE
    lines = told.stdout.splitlines()
    assert lines[0].startswith("Over 12 of 12 reports that were coded twice or more")
    assert "Coders: english (rules), rima" in lines
    (age,) = (line for line in lines if line.startswith("victim.age "))
    assert age.split()[1:4] == ["21", "81%", "0.80"]
    assert any(line.startswith("act.method") and "not told" in line for line in lines)
    assert any(line.split()[:4] == ["victim", "21", "3", "0.93"] for line in lines)


def test_what_was_counted_last_is_kept(run, folder):
    assert run("agreement", "--kept", "--case", folder).exit_code == Exit.NOTHING
    counted = json.loads(run("agreement", "--format", "json", "--case", folder).stdout)
    kept = json.loads(run("agreement", "--kept", "--format", "json", "--case", folder).stdout)
    assert kept == counted
    assert kept["eligible"] == 12


def test_reports_are_drawn_first(run, folder):
    assert "12 reports were sent to a second coder." in run("agreement", "--draw", "--case", folder).stderr
    assert "0 reports were sent to a second coder." in run("agreement", "--draw", "--case", folder).stderr


def test_without_two_codings_there_is_nothing(run, tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    run("init", tmp_path / "empty")
    told = run("agreement", "--case", tmp_path / "empty")
    assert (told.exit_code, told.stdout) == (Exit.NOTHING, "")
    assert "No report was coded by two coders" in told.stderr
