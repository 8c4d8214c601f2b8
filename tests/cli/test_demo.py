"""`onrecord demo`, with an engine that does as it is told in place of the coder."""

from __future__ import annotations

import json
import webbrowser

import pytest

from onrecord.cli import demo as module
from tests.sources import SOURCE

BUNDLED = sorted(path.name for path in (SOURCE / "resources/examples/reports").iterdir())


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give the folder the demo writes to when nothing else is said."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "onrecord-demo"


@pytest.fixture(autouse=True)
def _on_one_process(monkeypatch):
    monkeypatch.setattr(module, "choose_workers", lambda *_: 1)


def test_there_are_twelve_reports_to_show():
    assert len(BUNDLED) >= 12


@pytest.mark.usefixtures("folder")
def test_a_page_for_each_report_and_a_list_that_is_named(run, folder):
    result = run("demo")
    assert result.exit_code == 0
    assert len(list(folder.iterdir())) == len(BUNDLED) + 1
    assert result.stdout.splitlines()[-1].endswith(f"{folder.name}/index.html")
    assert f"Invented reports coded: {len(BUNDLED)}." in result.stdout


@pytest.mark.usefixtures("folder")
def test_one_digest_is_printed(run):
    assert run("demo").stdout.count("Coded by the rule coder") == 1


@pytest.mark.usefixtures("folder")
def test_json_prints_every_coding_and_nothing_else(run):
    assert len(json.loads(run("demo", "--format", "json").stdout)) == len(BUNDLED)


def test_pages_go_where_they_are_asked_for_in_the_language_asked_for(run, tmp_path):
    run("demo", "--output", tmp_path / "here", "--lang", "ar")
    assert 'dir="rtl"' in (tmp_path / "here" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("words", "opened"), [((), 0), (("--open",), 1)])
def test_nothing_opens_unless_asked(run, folder, monkeypatch, words, opened):
    addresses = []
    monkeypatch.setattr(webbrowser, "open", addresses.append)
    run("demo", *words)
    assert addresses == [(folder / "index.html").as_uri()][:opened]


def test_an_installation_without_reports_says_what_is_missing(run, monkeypatch, tmp_path):
    import importlib.resources

    monkeypatch.setattr(importlib.resources, "files", lambda _: tmp_path)
    monkeypatch.setattr(module, "check_language", lambda _: None)
    result = run("demo", "--output", tmp_path / "out")
    assert result.exit_code == 4
    assert "the bundled reports: found none in this installation" in result.stderr


def test_what_could_not_be_coded_is_said_by_the_exit_code(run, folder, monkeypatch):
    from tests.cli.engines import ScriptedEngine

    monkeypatch.setattr(ScriptedEngine, "_obey", lambda *_: (_ for _ in ()).throw(KeyError("x")))
    result = run("demo")
    assert result.exit_code == 70
    assert folder.is_dir()


def test_the_reports_themselves_are_written_out(run, tmp_path):
    result = run("demo", "--reports", tmp_path / "reports")
    assert result.stdout.endswith(f": {len(list((tmp_path / 'reports').iterdir()))}\n")
    assert (tmp_path / "reports" / "01-wire-story.txt").read_bytes()
