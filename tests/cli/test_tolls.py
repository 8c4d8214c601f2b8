"""`onrecord tolls`: what a toll claims stands beside what is documented of its time and place, added to nothing."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli.exits import Exit
from onrecord.cli.main import main

DEAD = """16 April 2016

A teacher was shot dead on 12 April 2016 in Armanaz, Syria. More than 40 civilians have been killed since January 2016,
the documentation office said.
"""
NONE = """16 April 2016

A teacher was shot dead on 12 April 2016 in Armanaz, Syria.
"""


@pytest.fixture
def folder_of(tmp_path, monkeypatch):
    """Give the folder of a case file of one report."""
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def made(text):
        report, folder = tmp_path / "report.txt", tmp_path / "idlib"
        report.write_text(text, encoding="utf-8")
        for command in (("init", folder), ("add", report, "--case", folder), ("code", "--case", folder)):
            done = CliRunner().invoke(main, [*map(str, command), "--quiet"])
            assert done.exit_code == Exit.FINE, done.output
        return folder

    return made


def test_a_toll_stands_beside_what_is_documented(run, folder_of):
    folder = folder_of(DEAD)
    told = run("tolls", "--case", folder)
    assert "41 or more killed: civilians, 2016-01-01 to 2016-04-16" in told.stdout
    assert "  documented, of anybody: 1 for certain, 1 at most, in 1 incidents" in told.stdout.splitlines()
    assert "  claimed, and not itemised: 40 or more" in told.stdout.splitlines()
    [found] = json.loads(run("tolls", "--format", "json", "--case", folder).stdout)
    assert found["not_itemised"] == {"low": 40, "high": None}
    assert json.loads(run("tally", "--json", "--case", folder).stdout)["whole"]["high"] == 1


def test_without_a_toll_there_is_nothing(run, folder_of):
    told = run("tolls", "--case", folder_of(NONE))
    assert (told.exit_code, told.stdout) == (Exit.NOTHING, "")
    assert "No report gives a toll" in told.stderr
