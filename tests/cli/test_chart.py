"""`onrecord chart`: each chart is an SVG of its own, in each language, and the same state gives the same bytes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from onrecord.cli.chart import CHARTS
from onrecord.cli.exits import Exit
from onrecord.store.casefile import Writer, create_case
from onrecord.store.charting import CHARTS as DRAWN
from tests.saying import at_random, keep
from tests.tally.tables.incidents import Says

SOME_DAY = Says(killed=2, when=("2016-01-01", "2016-12-31", "year"), where=(), title="Two shepherds")
LONG_AGO = Says(killed=3, when=("1989-09-02", "1989-09-02", "day"), title="Three dead")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give the folder of a case file of some incidents."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    case = create_case(tmp_path / "zawiya", "Zawiya", Writer("amal"))
    keep(case, *at_random(12), SOME_DAY)
    case.close()
    return tmp_path / "zawiya"


def test_the_command_names_every_chart():
    assert CHARTS == DRAWN


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_chart_is_drawn_in_each_language(run, folder, name, language):
    told = run("chart", name, "--lang", language, "--case", folder)
    assert told.exit_code == Exit.FINE
    assert ElementTree.fromstring(told.stdout).tag.endswith("svg")
    assert told.stdout == run("chart", name, "--lang", language, "--case", folder).stdout


def test_a_chart_goes_to_a_file_for_a_telephone(run, folder, tmp_path):
    told = run("chart", "actors", "--width", "360", "--output", tmp_path / "actors.svg", "--case", folder)
    assert told.stdout == ""
    assert 'width="360"' in (tmp_path / "actors.svg").read_text(encoding="utf-8")


def test_methods_have_their_names_in_the_language(run, folder):
    assert "إطلاق نار" in run("chart", "methods", "--lang", "ar", "--case", folder).stdout


def test_of_a_long_time_years_are_drawn(run, folder, tmp_path):
    months = run("chart", "over-time", "--case", folder).stdout
    case = create_case(tmp_path / "long", "Long", Writer("amal"))
    keep(case, *at_random(12), LONG_AGO)
    case.close()
    years = run("chart", "over-time", "--case", tmp_path / "long").stdout
    assert "2016, month not known" in months
    assert "1989" in years
    assert "month not known" not in years


def test_a_language_that_there_is_not_is_refused(run, folder):
    told = run("chart", "actors", "--lang", "xx", "--case", folder)
    assert told.exit_code == Exit.USAGE
    assert "interface language" in told.stderr
