"""`onrecord grade`: what is proposed, what is missing, who signed, and who got it from whom."""

from __future__ import annotations

import json

import pytest

from onrecord.cli.exits import Exit
from onrecord.store.casefile import Writer, create_case
from tests.saying import keep
from tests.tally.tables.incidents import Says

MARCH = Says(killed=8, actors=("Ansaru",), source="The Daily Ledger", title="Eight dead in Biu")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give the folder of a case file of one incident."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    case = create_case(tmp_path / "biu", "Biu", Writer("amal"))
    keep(case, MARCH)
    case.close()
    return tmp_path / "biu"


@pytest.fixture
def incident(run, folder):
    """Give the id of the incident."""
    return json.loads(run("records", "--kind", "incident", "--format", "json", "--case", folder).stdout)[0]["id"]


def test_what_is_proposed_stands_with_what_is_missing_and_who_tells_it(run, folder, incident):
    told = run("grade", incident, "--scheme", "iraq-body-count", "--case", folder).stdout.splitlines()
    assert told[0].startswith("incident: provisional proposed, told by one source")
    assert told[1] == "  missing for more: a second source that is shown to be independent of the first"
    assert told[2] == "  nobody signed: unconfirmed"
    assert {line.partition(":")[0] for line in told if not line.startswith(" ")} >= {
        "identity",
        "place",
        "date",
        "cause",
    }
    assert "The Daily Ledger" in told[-2] + told[-1]


def test_a_grade_is_signed_with_a_reason_and_counted_by(run, folder, incident):
    told = run("grade", incident, "--sign", "--reason", "seen on video", "--as", "noor", "--case", folder)
    assert "  signed as weak by noor on " in told.stdout
    assert "  stands: nothing has changed since it was signed" in told.stdout
    signed = run("grade", incident, "--as-grade", "fair", "--reason", "three more told us", "--case", folder)
    assert "  signed as fair by " in signed.stdout
    cells = json.loads(run("tally", "--by", "grade", "--scheme", "airwars", "--json", "--case", folder).stdout)["cells"]
    assert [(cell["cell"], cell["high"]) for cell in cells] == [({"grade": "fair"}, 8)]


def test_a_signature_is_taken_back_with_a_reason(run, folder, incident):
    run("grade", incident, "--sign", "--reason", "seen on video", "--case", folder)
    told = run("grade", incident, "--take-back", "--reason", "the wrong square", "--case", folder)
    assert told.stdout.splitlines()[2] == "  nobody signed: unconfirmed"
    again = run("grade", incident, "--take-back", "--sign", "--reason", "both", "--case", folder)
    assert again.exit_code == Exit.USAGE
    assert "Take back, then sign anew" in again.stderr


def test_a_signed_grade_stands_in_the_table_of_its_scheme(run, folder, incident):
    table = ("tally", "--table", "airwars", "--case", folder)
    assert ",weak," in run(*table).stdout
    run("grade", incident, "--as-grade", "fair", "--reason", "three more told us", "--case", folder)
    assert ",fair," in run(*table).stdout


def test_a_facet_is_signed_apart(run, folder, incident):
    given = ("--facet", "place", "--as-grade", "corroborated", "--reason", "two videos", "--case", folder)
    told = run("grade", incident, "--format", "json", *given)
    graded = {proposal["facet"]: signed for proposal, signed in json.loads(told.stdout)["proposals"]}
    assert graded["place"]["signed"]["grade"] == "corroborated"
    assert graded["incident"] is None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("--sign",), "the reason of a grade: found none"),
        (("--as-grade", "certain", "--reason", "sure"), "expected one of not graded, discounted"),
    ],
)
def test_a_signature_without_a_reason_or_with_no_such_grade_is_refused(run, folder, incident, given, words):
    told = run("grade", incident, *given, "--case", folder)
    assert told.exit_code == Exit.USAGE
    assert words in told.stderr


def test_only_incidents_are_graded(run, folder):
    found = run("records", "--kind", "act", "--format", "json", "--case", folder)
    told = run("grade", json.loads(found.stdout)[0]["id"], "--case", folder)
    assert told.exit_code == Exit.USAGE
    assert "expected that of an incident" in told.stderr
