"""`onrecord why`: from a cell of a tally down to the sentences under it."""

from __future__ import annotations

import json

import pytest

from onrecord.cli.exits import Exit
from onrecord.store.casefile import Writer, create_case
from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.recording import record_judgement
from tests.saying import incident_of, keep
from tests.tally.tables.incidents import Says
from tests.told import TELLINGS, head_of, tell

FIRST = Says(killed=8, actors=("Ansaru",), chain=("Zawiya Hospital",))
LATER = Says(killed=12, actors=("Ansaru",), source="The Gazette", title="Twelve dead")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give the folder of a case file of two incidents, one of them told by two reports."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    case = create_case(tmp_path / "zawiya", "Zawiya", Writer("amal"))
    reports = keep(case, FIRST, LATER)
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [incident_of(case, each) for each in reports], "one market, one day")
    tell(case, TELLINGS[0], head_of(0))
    case.close()
    return tmp_path / "zawiya"


def test_a_cell_is_walked_down_to_its_words(run, folder):
    told = run("why", "month=2013-05", "--case", folder)
    lines = told.stdout.splitlines()
    assert lines[0].endswith(" 5 killed: 2013-05-09, unknown / Zawiya, nobody named as having done it")
    assert "  rule: best: told by most" in lines
    assert any("killed [one person] each time" in line for line in lines)


def test_judgements_and_accounts_that_differ_stand_with_who_says_so(run, folder):
    told = run("why", "actor=Ansaru", "--case", folder).stdout
    assert " 8–12 killed: 2016-03-13, SY / Zawiya, Ansaru\n" in told
    assert "  judged by amal: same (one market, one day)\n" in told
    assert "  told: 8 (asserted) according to Zawiya Hospital, sha256:" in told
    assert "  told: 12 (asserted) according to The Gazette, sha256:" in told
    assert "    no words: as the test has it\n" in told


def test_every_record_of_a_cell_is_explained_and_its_range_is_the_cells(run, folder):
    cells = json.loads(run("tally", "--by", "month", "--json", "--case", folder).stdout)["cells"]
    for cell in cells:
        told = json.loads(run("why", f"month={cell['cell']['month']}", "--format", "json", "--case", folder).stdout)
        assert [each["record"] for each in told] == cell["records"]
        assert all(each["accounts"] and each["rules"] for each in told)


def test_no_more_incidents_are_shown_than_asked_for_and_the_rest_is_said(run, folder):
    told = run("why", "--limit", "1", "--case", folder)
    assert "1 more incidents are under this cell: --limit shows more." in told.stderr
    assert sum(" killed: " in line for line in told.stdout.splitlines()) == 1


def test_a_cell_without_incidents_and_one_that_is_no_cell_are_told_apart(run, folder):
    told = run("why", "month=1816-01", "--case", folder)
    assert (told.exit_code, told.stdout) == (Exit.NOTHING, "")
    assert run("why", "month", "--case", folder).exit_code == Exit.USAGE
    assert run("why", "month=1", "month=2", "--case", folder).exit_code == Exit.USAGE
