"""`backup`, `restore`, `copy`, `upgrade`, as a recorder uses them."""

from __future__ import annotations

import json
import os

import pytest
from click.testing import CliRunner
from django.core.management import call_command
from django.db import connections

from onrecord.cli.exits import Exit
from onrecord.cli.main import main
from onrecord.store import connection
from onrecord.store.casefile import Writer, open_case
from tests.cases import database_server  # noqa: F401 - a fixture
from tests.cli.test_case_commands import TEXT, at  # noqa: F401 - a fixture
from tests.postgresql import drop_database, make_database


@pytest.fixture
def phrase(tmp_path):
    """A file with a passphrase."""
    file = tmp_path / "phrase"
    file.write_text("lemon tree\n")
    return file


@pytest.fixture
def filled(at, reports):  # noqa: F811
    """What runs commands in a case file with a report."""
    at("init")
    at("add", *reports(TEXT))
    return at


def command(*words, **settings):
    return CliRunner().invoke(main, [str(word) for word in words], **settings)


def raw(tmp_path):
    """Bind the database of the case file, whatever version it is of."""
    open_case(tmp_path / "zawiya", Writer("amal", database_url=os.environ.get("DATABASE_URL")))


def test_a_case_file_comes_back_from_a_backup(filled, tmp_path, phrase, monkeypatch):
    made = filled("backup", tmp_path / "a.backup", "--passphrase-file", phrase)
    assert (made.exit_code, made.stdout.split(":")[0]) == (Exit.FINE, f"Backed up to {tmp_path / 'a.backup'}")
    assert filled("backup", tmp_path / "a.backup", "--passphrase-file", phrase).exit_code == Exit.USAGE
    monkeypatch.delenv("DATABASE_URL", raising=False)
    back = command("restore", tmp_path / "a.backup", tmp_path / "back", "--passphrase-file", phrase)
    assert back.stdout == f"Restored to {tmp_path / 'back'} and verified: {made.stdout.split(': ')[1]}"
    assert command("verify", "--case", tmp_path / "back").stdout == "Everything is as it was written.\n"


def test_the_passphrase_is_asked_and_a_wrong_one_opens_nothing(filled, tmp_path, phrase):
    made = filled("backup", tmp_path / "a.backup", input="lemon tree\nlemon tree\n")
    assert made.exit_code == Exit.FINE
    wrong = command("restore", tmp_path / "a.backup", tmp_path / "back", input="olive tree\n")
    assert wrong.exit_code == Exit.USAGE
    assert "a passphrase that does not open it" in wrong.stderr
    assert not (tmp_path / "back").exists()
    phrase.write_text("\n")
    assert filled("backup", tmp_path / "b.backup", "--passphrase-file", phrase).exit_code == Exit.USAGE


def test_a_recipient_opens_it_with_a_key_file(filled, tmp_path, monkeypatch):
    import pyrage

    key = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(f"# made today\n{key}\n")
    assert filled("backup", tmp_path / "a.backup", "--recipient", key.to_public()).exit_code == Exit.FINE
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert command("restore", tmp_path / "a.backup", tmp_path / "no").exit_code == Exit.USAGE
    back = command("restore", tmp_path / "a.backup", tmp_path / "back", "--identity", tmp_path / "key")
    assert back.exit_code == Exit.FINE


def test_a_copy_goes_to_postgresql_and_back(filled, tmp_path, monkeypatch, database_server):  # noqa: F811
    url = make_database(database_server, "elsewhere")
    try:
        there = filled("copy", "--to", url, "--folder", tmp_path / "there")
        assert (there.exit_code, there.stdout.split(":")[0]) == (
            Exit.FINE,
            f"Copied to {tmp_path / 'there'} and verified",
        )
        monkeypatch.setenv("DATABASE_URL", url)
        again = command("copy", "--case", tmp_path / "there", "--to", tmp_path / "again")
        assert again.exit_code == Exit.FINE
        monkeypatch.delenv("DATABASE_URL")
        assert command("verify", "--case", tmp_path / "again").exit_code == Exit.FINE
        connection.close("target")
    finally:
        drop_database(database_server, "elsewhere")


def test_a_copy_needs_a_place(filled):
    assert filled("copy").exit_code == Exit.USAGE
    assert filled("copy", "--to", "postgresql://localhost/x").exit_code == Exit.USAGE


def test_each_file_is_told_once_it_is_kept(at, reports):  # noqa: F811
    at("init")
    (path,) = reports(TEXT)
    told = [json.loads(line) for line in at("add", path, "--format", "jsonl").stdout.splitlines()]
    assert [(each["name"], each["new"], each["problems"]) for each in told] == [(str(path), 1, [])]


def test_an_older_case_file_is_upgraded_after_a_backup(filled, tmp_path):
    assert filled("upgrade").stdout == "It is of this version already.\n"
    raw(tmp_path)
    call_command("migrate", "store", "0002", verbosity=0)
    refused = filled("status")
    assert refused.exit_code == Exit.CASE
    assert "tables of an older version" in refused.stderr
    done = filled("upgrade")
    assert (done.exit_code, done.stdout) == (Exit.FINE, "Upgraded.\n")
    assert (tmp_path / "zawiya-before-0002_append_only.backup").exists()
    assert filled("verify").exit_code == Exit.FINE
    assert filled("search", "bakers").exit_code == Exit.FINE


def test_a_backup_of_an_older_version_is_restored_into_this_one(filled, tmp_path, monkeypatch):
    raw(tmp_path)
    call_command("migrate", "store", "0002", verbosity=0)
    filled("upgrade", "--backup", tmp_path / "old.backup")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert command("restore", tmp_path / "old.backup", tmp_path / "back").exit_code == Exit.FINE
    assert command("search", "bakers", "--case", tmp_path / "back").exit_code == Exit.FINE


def test_a_case_file_of_a_newer_version_is_refused_by_name(filled, tmp_path):
    raw(tmp_path)
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', '2030-01-01 00:00:00')"
        )
    for name in ("status", "upgrade"):
        refused = filled(name)
        assert refused.exit_code == Exit.CASE
        assert "tables of a newer version of onrecord" in refused.stderr


def test_a_full_disk_is_no_defect(filled, reports, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.evidence.originals.Originals.put", full)
    result = filled("add", *reports("Another report of a shelling in Homs."))
    assert result.exit_code == Exit.CASE
    assert "No space left on device" in result.stderr


def test_a_travel_copy_says_what_stays_at_home(filled, tmp_path, reports):
    filled("scope", "--protect", "address")
    filled("code")
    filled("add", *reports("A nurse was wounded in the town of Homs on Monday morning."))
    made = filled("copy", "--travel", tmp_path / "away")
    assert made.exit_code == Exit.FINE
    assert "Made a travel copy" in made.stdout
    assert "reports stay at home" in made.stderr
    assert "no coder finds these in a text: address" in made.stderr


def test_evidence_is_exported_as_a_bag(filled, tmp_path):
    from onrecord.evidence.bags import check_bag

    made = filled("export-evidence", tmp_path / "bag")
    assert made.stdout.startswith(f"Exported 1 originals to {tmp_path / 'bag'}")
    check_bag(tmp_path / "bag")
