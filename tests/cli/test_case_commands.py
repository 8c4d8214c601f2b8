"""`init`, `add`, `code`, `verify`, `head`, `rebuild`, as a recorder uses them."""

from __future__ import annotations

import json
import os

import pytest
from click.testing import CliRunner

from onrecord.cli.exits import Exit
from onrecord.cli.init import init
from onrecord.cli.main import main
from onrecord.store import connection
from onrecord.store.casefile import Writer, open_case
from onrecord.store.scopes import scope_of, templates
from tests.cases import database_server  # noqa: F401 - a fixture
from tests.postgresql import drop_database, make_database

TEXT = "Two bakers were shot dead\n\nTwo bakers were shot dead in the market of Zawiya on 3 May 2016, police said."


@pytest.fixture(params=["sqlite", "postgresql"])
def at(request, tmp_path, monkeypatch):
    """Give a function that runs a command in a case file at a folder, on each database, with the real coder."""
    monkeypatch.setenv("ONRECORD_USER", "amal")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if request.param == "postgresql":
        server = request.getfixturevalue("database_server")
        monkeypatch.setenv("DATABASE_URL", make_database(server, "commands"))
    folder = tmp_path / "zawiya"

    def run_there(command, *words, **settings):
        place = [folder] if command == "init" else ["--case", folder]
        told = [str(word) for word in (command, *words, *place)]
        return CliRunner().invoke(main, told, **settings)

    yield run_there
    connection.close()
    if request.param == "postgresql":
        drop_database(server, "commands")


def test_from_files_to_records_that_verify(at, reports):
    made = at("init", "--template", "airwars", "--place", "Libya", "--since", "2016-01-01")
    assert (made.exit_code, made.stdout) == (Exit.FINE, f"Made the case file zawiya in {made.stdout.split(' in ')[1]}")
    (path,) = reports(TEXT)
    assert at("add", path).stdout == "Added 1 reports from 1 files.\n"
    assert at("code").stdout == "Coded 1 reports.\n"
    assert at("code").stdout == "Coded 0 reports.\n"
    assert at("rebuild").stdout.startswith("Records: ")
    verified = at("verify")
    assert (verified.exit_code, verified.stdout) == (Exit.FINE, "Everything is as it was written.\n")


def test_what_was_there_is_told_apart_from_what_is_new(at, reports):
    at("init")
    (path,) = reports(TEXT)
    at("add", path)
    again = at("add", path)
    assert again.stdout == "Added 0 reports from 0 files.\n"
    assert "1 files were there already." in again.stderr


def test_a_bad_file_is_named_and_the_rest_is_added(at, reports, tmp_path):
    at("init")
    reports(TEXT)
    bad = tmp_path / "reports" / "bad.txt"
    bad.write_bytes(b"\x00\x01" * 40)
    result = at("add", tmp_path / "reports")
    assert result.exit_code == Exit.PARTIAL
    assert result.stdout == "Added 1 reports from 2 files.\n"
    assert "bad.txt" in result.stderr
    only = at("add", bad)
    assert only.exit_code == Exit.NOTHING


def test_a_changed_original_fails_verification_by_name(at, reports, tmp_path):
    at("init")
    at("add", *reports(TEXT))
    (place,) = (tmp_path / "zawiya" / "originals").glob("*/*")
    place.chmod(0o600)
    place.write_bytes(b"nothing happened")
    result = at("verify")
    assert result.exit_code == Exit.PARTIAL
    assert f"original {place.name}" in result.stderr
    told = json.loads(at("verify", "--format", "json").stdout)
    assert [each["thing"] for each in told["breaks"]] == [f"original {place.name}"]


def test_a_head_kept_elsewhere_is_verified(at, tmp_path):
    at("init")
    kept = tmp_path / "head.json"
    kept.write_text(at("head").stdout)
    assert at("verify", "--head", kept).exit_code == Exit.FINE
    kept.write_text(kept.read_text().replace('"seq":2', '"seq":9').replace('"seq":1', '"seq":9'))
    result = at("verify", "--head", kept)
    assert result.exit_code == Exit.PARTIAL
    assert "ledger row 9" in result.stderr
    kept.write_text("a note to self")
    assert at("verify", "--head", kept).exit_code == Exit.USAGE


def test_outside_a_case_file_the_message_says_what_to_do(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("code")
    assert result.exit_code == Exit.CASE
    assert "onrecord init" in result.stderr


def test_a_case_file_is_not_made_twice(at):
    at("init")
    assert at("init").exit_code == Exit.CASE


def test_a_language_without_a_coder_is_told(at, reports):
    at("init")
    at("add", *reports("قتل خبازان في سوق الزاوية يوم الاثنين بعد أن أطلق مسلحون النار عليهما أمام المخبز."))
    result = at("code")
    assert "1 report waits: there is no coder for its language (ar)" in result.stderr


def test_at_a_terminal_the_scope_is_asked(at, tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.cli.init._watched", lambda: True)
    answers = ["mrm", "Libya, Chad", "", "2016-01-01", "", "children", "en, ar"]
    result = at("init", input="\n".join(answers) + "\n")
    assert result.exit_code == Exit.FINE
    case = open_case(tmp_path / "zawiya", Writer("amal", database_url=os.environ.get("DATABASE_URL")))
    scope = scope_of(case)
    assert (scope.places, scope.languages, scope.based_on) == (("Libya", "Chad"), ("en", "ar"), "mrm")
    assert scope.acts[0] == "killing"
    assert scope.since.year == 2016


def test_a_template_that_is_offered_is_there():
    (offered,) = (option.type.choices for option in init.params if option.name == "template")
    assert list(offered) == list(templates())


def test_reports_are_found_and_searches_kept(at, reports):
    at("init")
    at("add", *reports(TEXT, "A nurse was wounded\n\nA nurse was wounded in the town of Homs on Monday."))
    result = at("search", "BAKERS", "market", "--save", "bakers")
    assert result.exit_code == Exit.FINE
    assert result.stdout.startswith("Two bakers were shot dead\n    en · sha256:")
    assert "Found 1; shown 1." in result.stderr
    assert at("search", "--saved", "bakers").stdout == result.stdout
    told = json.loads(at("search", "nurse", "--format", "json").stdout)
    assert (told["total"], [each["title"] for each in told["found"]]) == (1, ["A nurse was wounded"])
    assert at("search", "grocers").exit_code == Exit.NOTHING
    unknown = at("search", "--saved", "grocers")
    assert unknown.exit_code == Exit.USAGE
    assert "bakers" in unknown.stderr


def test_the_scope_is_said_changed_and_every_version_kept(at):
    at("init", "--template", "airwars", "--place", "Libya")
    assert "Places: Libya\n" in at("scope").stdout
    changed = at("scope", "--place", "Libya", "--place", "Chad", "--since", "2016-01-01", "--history")
    assert "Places: Libya, Chad\nPeriod: 2016-01-01 to open\n" in changed.stdout
    assert [line.partition(",")[0] for line in changed.stdout.splitlines()[-2:]] == ["Version 1", "Version 2"]
    assert at("scope", "--since", "2020-01-02", "--until", "2020-01-01").exit_code == Exit.USAGE
    assert "2016-01-01 to open" in at("scope").stdout


def test_status_says_what_is_there_what_waits_and_what_failed(at, reports, tmp_path):
    at("init")
    reports(TEXT)
    (tmp_path / "reports" / "bad.txt").write_bytes(b"\x00\x01" * 40)
    at("add", tmp_path / "reports")
    told = at("status").stdout
    assert "Originals: 2\nReports: 1 (en 1)\n" in told
    assert "Not coded yet: 1\nRecords: 0\n" in told
    assert "Could not be read or coded: 1\n" in told
    assert "bad.txt" in told
    assert json.loads(at("status", "--format", "json").stdout)["reports"] == {"en": 1}


def test_a_case_file_is_coded_by_bodies_of_its_own(at, tmp_path):
    at("init")
    ours = tmp_path / "bodies.yaml"
    ours.write_text("entries:\n  river-guard: {name: River Guard, kind: militia, country: LY}\n")
    assert at("code-by", "list").stdout == ""
    assert at("code-by", "add", ours).stdout == "Codes by the register bodies from now on.\n"
    assert at("code-by", "list").stdout.startswith("register bodies sha256:")
    assert at("code-by", "remove", "bodies").exit_code == Exit.FINE
    assert at("code-by", "remove", "bodies").exit_code == Exit.USAGE


TWICE = (
    "Baker shot dead\n\nA baker, Samir Qasem, 51, was shot dead in the market of Zawiya on 3 May 2016, police said.",
    "Killed in the market\n\nSamir Kassim, a baker aged 15, was killed by gunmen in Zawiya on 3 May 2016.",
)


@pytest.fixture
def coded(at, reports):
    """Give a function that runs commands in a case file with two coded reports of one man, and their victims' ids."""
    at("init")
    at("add", *reports(*TWICE))
    at("code")
    lines = at("records", "--kind", "victim").stdout.splitlines()
    return at, {line.split(" ", 2)[2]: line.split(" ")[0] for line in lines}


def test_every_value_of_a_record_shows_the_words_beneath_it(coded):
    at, victims = coded
    shown = at("show", victims["Samir Qasem"]).stdout
    assert "age: 51 (only value told)\n    " in shown
    assert "Samir Qasem, [51], was shot dead" in shown
    told = json.loads(at("show", victims["Samir Qasem"], "--format", "json").stdout)
    assert all(each["grounds"] for each in told["grounds"] if each["held"]["value"] is not None)
    assert at("show", "zz").exit_code == Exit.USAGE
    assert json.loads(at("records", "--format", "json").stdout)


def test_two_records_judged_the_same_are_one_until_it_is_withdrawn(coded):
    at, victims = coded
    one, other = victims["Samir Qasem"], victims["Samir Kassim"]
    judged = at("judge", "same", one, other, "--reason", "one name, one market, one day")
    assert judged.exit_code == Exit.FINE
    joined = at("records", "--kind", "victim").stdout.splitlines()
    assert len(joined) == 1
    shown = at("show", joined[0].split(" ")[0]).stdout
    assert "age: open (sources disagree)" in shown
    told = json.loads(at("show", joined[0].split(" ")[0], "--format", "json").stdout)
    age = next(each for each in told["grounds"] if each["held"]["property"] == "age")
    claim = next(each["claim"] for each in age["others"] if each["value"] == 51)
    assert at("judge", "stands", claim, "--reason", "seen on his papers").exit_code == Exit.FINE
    assert "age: 51 (stands by judgement" in at("show", joined[0].split(" ")[0]).stdout
    assert at("judge", "withdraw", "1", "--reason", "two men of one name").exit_code == Exit.FINE
    assert len(at("records", "--kind", "victim").stdout.splitlines()) == 2
    assert "1 same (withdrawn)" in at("judge", "list").stdout
    assert at("verify").exit_code == Exit.FINE


def test_a_judgement_about_nothing_is_refused(coded):
    at, victims = coded
    one = victims["Samir Qasem"]
    assert at("judge", "same", one, one, "--reason", "it is").exit_code == Exit.USAGE
    assert at("judge", "stands", "nothing/c1", "--reason", "it does").exit_code == Exit.USAGE
    assert at("judge", "withdraw", "99", "--reason", "wrong").exit_code == Exit.USAGE
    assert at("judge", "list").stdout == ""
