"""`onrecord impute`: those of unknown cells shared out, apart from any count."""

from __future__ import annotations

import json

import pytest

from onrecord.cli.exits import Exit

LIST = """Name,Age,Sex,Date of death,Place
Khaled Mustafa Hamshou,58,M,2013-05-09,Zawiya
Rim Yousef Aliwi,9,F,2013-05-10,Zawiya
Yahya Hassan Barakat,47,M,2013-05-11,Zawiya
Maryam Ibrahim Sattouf,63,,2013-05-12,Zawiya
"""


@pytest.fixture
def folder(run, tmp_path, monkeypatch):
    """Give the folder of a case file with a list of four, of one of whom no sex is told."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    assert run("init", tmp_path / "case", "--quiet").exit_code == Exit.FINE
    assert run("import", tmp_path / "list.csv", "--yes", "--case", tmp_path / "case").exit_code == Exit.FINE
    return tmp_path / "case"


def test_whoever_has_no_sex_is_shared_out_and_the_documented_stay(run, folder):
    result = run("impute", "--by", "sex", "--case", folder)
    assert result.exit_code == Exit.FINE, result.output
    head, women, men, _, words = result.stdout.splitlines()
    assert head.split() == ["sex", "documented", "imputed", "at", "most"]
    assert women.split()[:2] == ["female", "1"]
    assert men.split()[:2] == ["male", "2"]
    assert words.startswith("Imputed, not documented: those whose sex is not told")
    assert "unknown" in run("tally", "--by", "sex", "--case", folder).stdout


def test_json_has_the_interval_and_what_is_documented(run, folder):
    told = json.loads(run("impute", "--by", "sex", "--format", "json", "--case", folder).stdout)
    women, men = told["cells"]
    assert told["kind"] == "imputed"
    assert (women["documented"], women["most"]) == (1, 2)
    assert 1 <= women["imputed"]["low"] <= women["imputed"]["high"] <= 2
    assert women["imputed"]["mean"] + men["imputed"]["mean"] == pytest.approx(4, abs=0.11)


def test_nothing_to_be_known_is_refused_and_a_case_without_people_has_no_cells(run, folder, tmp_path):
    assert "expected what is to be known" in run("impute", "--by", "", "--case", folder).stderr
    run("init", tmp_path / "empty", "--quiet")
    assert run("impute", "--by", "sex", "--case", tmp_path / "empty").exit_code == Exit.NOTHING
