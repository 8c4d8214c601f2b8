"""`onrecord reprints`, as a recorder uses it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli.exits import Exit
from onrecord.cli.main import main
from onrecord.store import connection
from tests.cases import database_server  # noqa: F401 - a fixture
from tests.postgresql import drop_database, make_database
from tests.reprinted import FIRST, OTHER, SECOND, WIRE, under


@pytest.fixture(params=["sqlite", "postgresql"])
def at(request, tmp_path, monkeypatch, reports):
    """Give a function that runs a command in a case file with two prints of one text and three other reports."""
    monkeypatch.setenv("ONRECORD_USER", "amal")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if request.param == "postgresql":
        server = request.getfixturevalue("database_server")
        monkeypatch.setenv("DATABASE_URL", make_database(server, "reprints"))
    folder = tmp_path / "zawiya"

    def run(*words):
        return CliRunner().invoke(main, [str(word) for word in words])

    def run_there(command, *words):
        return run(command, *words, "--case", folder)

    run("init", folder)
    run_there("add", *reports(under("Bakers shot", WIRE), under("Two killed", WIRE), OTHER, FIRST, SECOND))
    yield run_there
    connection.close()
    if request.param == "postgresql":
        drop_database(server, "reprints")


def family(at):
    return json.loads(at("reprints", "--format", "json").stdout)["families"]


def test_families_are_listed_with_the_likely_original_and_why(at):
    told = at("reprints").stdout
    assert told.startswith("2 reports, one source: Reuters\n")
    assert "likely the original (its source is Reuters, whom it credits)" in told
    assert "Families of reprints: 1" in at("status").stdout


def test_pairs_are_listed_with_what_was_found_and_why(at):
    told = at("reprints", "--pairs").stdout
    assert "reprint: sha256:" in told
    assert "independent: sha256:" in told
    assert "the same frame with" in told


def test_what_is_judged_holds_until_it_is_withdrawn(at):
    (one, other) = [report["report"] for report in family(at)[0]["reports"]]
    result = at("reprints", "judge", one[:20], other[7:20], "--different", "--reason", "two desks wrote it")
    assert (result.exit_code, family(at)) == (Exit.FINE, [])
    number = result.stdout.split()[1].rstrip(":")
    assert f"    {number}: different, " in at("reprints").stdout
    assert at("judge", "withdraw", number, "--reason", "one desk did").exit_code == Exit.FINE
    assert len(family(at)) == 1
    assert at("verify").exit_code == Exit.FINE


@pytest.mark.parametrize(
    "words",
    [
        ("judge", "0" * 10, "1" * 10, "--same", "--reason", "x"),
        ("judge", "0" * 10, "1" * 10, "--reason", "x"),
    ],
)
def test_what_cannot_be_judged_is_refused_by_name(at, words):
    assert at("reprints", *words).exit_code == Exit.USAGE


def test_a_report_is_not_judged_against_itself(at):
    one = family(at)[0]["reports"][0]["report"]
    assert at("reprints", "judge", one, one, "--same", "--reason", "x").exit_code == Exit.USAGE


def test_the_case_file_may_be_named_before_the_subcommand(at, tmp_path):
    one, other = (report["report"] for report in family(at)[0]["reports"])
    words = ["reprints", "--case", str(tmp_path / "zawiya"), "judge", one, other, "--different", "--reason", "x"]
    assert CliRunner().invoke(main, words).exit_code == Exit.FINE
    assert at("reprints", "--pairs", "--as", "nadia").exit_code == Exit.FINE


def test_without_reprints_that_is_said(run, tmp_path):
    folder = str(tmp_path / "empty")
    run("init", folder)
    assert "No two reports print the same text." in run("reprints", "--case", folder).stderr
    connection.close()
