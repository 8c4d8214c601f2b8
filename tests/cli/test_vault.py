"""`vault`, `source`, `add --from`: protecting people, as a recorder does it; nothing protected is written anywhere."""

from __future__ import annotations

import json
import os

import pytest
from click.testing import CliRunner
from django.db import connections

from onrecord.cli.exits import Exit
from onrecord.cli.main import main
from onrecord.store import connection
from onrecord.store.casefile import Writer, open_case
from tests.authorities import authority, calendar
from tests.cases import database_server  # noqa: F401 - a fixture
from tests.postgresql import drop_database, make_database

__all__ = ["authority", "calendar"]

TEXT = "Two bakers were shot dead\n\nTwo bakers were shot dead in the market of Zawiya on 3 May 2016, a witness said."
NAME, CONTACT, NOTE = "Salma Bint-Idris", "+218 91 555 0142", "sister of the elder baker"
CONDITIONS, HOW = "not the name of her shop", "told to Rania at the Nur clinic"
PASSPHRASE = "seven grey herons wade"
PROTECTED = (NAME, CONTACT, NOTE, CONDITIONS, HOW, PASSPHRASE, "Bint-Idris", "555 0142")


@pytest.fixture(params=["sqlite", "postgresql"])
def at(request, tmp_path, monkeypatch):
    """Give a function that runs a command in a case file at a folder, on each database, and keeps what was printed."""
    monkeypatch.setenv("ONRECORD_USER", "amal")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("ONRECORD_KEY", raising=False)
    if request.param == "postgresql":
        server = request.getfixturevalue("database_server")
        monkeypatch.setenv("DATABASE_URL", make_database(server, "vault"))
    folder = tmp_path / "zawiya"
    printed = []

    def run_there(*words, **settings):
        # The command itself, and where it is a group also its first word.
        place = [str(folder)] if words[0] == "init" else ["--case", str(folder)]
        named = 2 if words[0] in ("vault", "source") else 1
        told = [str(word) for word in (*words[:named], *place, *words[named:])]
        result = CliRunner().invoke(main, told, **settings)
        if "input" not in settings:  # what a person types is seen on their own screen only
            printed.append(result.output)
        return result

    run_there.printed = printed
    yield run_there
    connection.close()
    if request.param == "postgresql":
        drop_database(server, "vault")


@pytest.fixture
def stick(tmp_path, monkeypatch):
    """Give the path of a key file elsewhere, which commands find."""
    monkeypatch.setenv("ONRECORD_KEY", str(tmp_path / "stick.txt"))
    return tmp_path / "stick.txt"


@pytest.fixture
def typed(monkeypatch):
    """Let commands find a person at a terminal."""
    monkeypatch.setattr("onrecord.cli.case.is_watched", lambda: True)
    monkeypatch.setattr("onrecord.cli.source.is_watched", lambda: True)


def protect(at):
    answers = "\n".join((NAME, CONTACT, NOTE)) + "\n"
    return at("source", "add", "--protected", "--kind", "person", input=answers)


def test_a_source_is_protected_told_and_erased(at, stick, reports, monkeypatch):
    assert at("init", "--encrypt", "--key-file", stick).exit_code == Exit.FINE
    assert protect(at).stdout == "Source 1\n"
    assert at("add", "--from", "Source 1", *reports(TEXT)).stdout == "Added 1 reports from 1 files.\n"
    assert at("source", "list").stdout == "1. Source 1 (protected): person, unknown\n"
    told = at("source", "reveal", "1", "--why", "to arrange a second interview")
    assert told.stdout == f"Name: {NAME}\nHow to reach them: {CONTACT}\nAnything else that tells who they are: {NOTE}\n"
    monkeypatch.delenv("ONRECORD_KEY")
    assert "ONRECORD_KEY" in at("source", "reveal", "1", "--why", "to call").stderr
    assert at("source", "erase", "1", "--why", "she asked for it").exit_code == Exit.USAGE
    assert at("source", "erase", "1", "--why", "she asked for it", "--yes").stdout == "Erased source 1.\n"
    later = at("source", "reveal", "1", "--why", "to call")
    assert (later.exit_code, "erased on 20" in later.stderr) == (Exit.CASE, True)
    verified = at("verify")
    assert verified.stdout == "Everything is as it was written.\n"
    assert "originals of Source 1: 1, erased on 20" in verified.stderr


def test_nothing_protected_is_in_database_ledger_folder_or_output(at, stick, tmp_path, reports):
    """Everything a command wrote or printed is searched for every protected value."""
    at("init", "--encrypt", "--key-file", stick)
    protect(at)
    (path,) = reports(TEXT)
    named = path.rename(path.with_name(f"{NAME}, {CONTACT}.txt"))
    bad = named.with_name(f"{NOTE}.pdf")
    bad.write_bytes(b"%PDF-1.7\n" + b"\x00" * 40)
    at("add", "--from", "1", named, bad)
    at("source", "consent", "1", "--use", "share", "--ask", input=f"{CONDITIONS}\n{HOW}\n")
    at("source", "set", "1", "--identity", input=f"{NAME}\n{CONTACT}\n{NOTE}\n")
    for words in (["code"], ["status"], ["search", "bakers"], ["verify"], ["source", "list"], ["source", "show", "1"]):
        at(*words)
    at("source", "reveal", "1", "--why", f"to call {NAME}")
    at("source", "add", NAME, "--protected")
    at("vault", "shares", "2", "3")
    written = "\n".join((*at.printed[:-1], *_rows(tmp_path / "zawiya"), *_files(tmp_path / "zawiya")))
    assert "Source 1.pdf" in written
    key = stick.read_text().splitlines()[1]
    assert [value for value in (*PROTECTED, key) if value in written] == []
    assert not any(share in written for share in at.printed[-1].splitlines() if len(share.split()) == 33)


def _rows(folder):
    case = open_case(folder, Writer("amal", database_url=os.environ.get("DATABASE_URL")))
    with connections[case.alias].cursor() as cursor:
        for table in connections[case.alias].introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    yield _text(value)
    case.close()


def _text(value):
    from onrecord.store.canonical import unpack

    if isinstance(value, (bytes, memoryview)):
        try:
            return unpack(value)
        except ValueError:
            return bytes(value).decode("utf-8", "replace")
    return str(value)


def _files(folder):
    for path in folder.rglob("*"):
        yield str(path.relative_to(folder))
        if path.is_file():
            yield path.read_bytes().decode("utf-8", "replace")


@pytest.mark.usefixtures("typed")
def test_a_lost_passphrase_comes_back_by_shares(at):
    made = at("init", "--encrypt", input=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert made.exit_code == Exit.FINE, made.output
    protect(at)
    told = at("vault", "shares", "2", "3", input=f"{PASSPHRASE}\n").stdout
    shares = [line for line in told.splitlines() if len(line.split()) == 33]
    assert len(shares) == 3
    assert at("source", "reveal", "1", "--why", "to call", input="a wrong one here\n").exit_code == Exit.CASE
    fresh = "nine white herons wade"
    back = at("vault", "recover", input="\n".join((shares[2], shares[0], "", fresh, fresh)) + "\n")
    assert back.stdout.endswith("The key is back.\n")
    assert NAME in at("source", "reveal", "1", "--why", "to call", input=f"{fresh}\n").stdout
    assert at("vault", "recover", input=f"{shares[0]}\n\n").exit_code == Exit.CASE


@pytest.mark.usefixtures("typed")
def test_a_vault_is_made_once_and_its_key_kept_outside(at, tmp_path, stick):
    at("init")
    assert at("vault", "create", "--key-file", tmp_path / "zawiya" / "key.txt").exit_code == Exit.USAGE
    assert "12 at least" in at("vault", "create", input="short\nshort\n").stderr
    assert at("vault", "create", "--key-file", stick).stdout == "Made the vault.\n"
    assert at("vault", "create", "--key-file", stick).exit_code == Exit.CASE


def test_without_a_terminal_a_passphrase_is_not_asked_for(at):
    at("init")
    assert "--key-file" in at("vault", "create").stderr
    assert "onrecord vault create" in protect(at).stderr


def test_an_open_source_is_added_changed_and_shown(at, reports):
    at("init")
    words = ("--kind", "outlet", "--language", "en", "--alias", "SW", "--reliability", "unsure", "--place", "Kano")
    assert at("source", "add", "Savanna Wire", *words).stdout == "Source 1: Savanna Wire\n"
    assert "Reliability: likely reliable" in at("source", "set", "1", "--reliability", "likely reliable").stdout
    told = at("source", "show", "1", "--history").stdout
    assert told.startswith("1. Savanna Wire\nKind: outlet\nLanguages: en\nPlace: Kano\nAlso called: SW\n")
    assert told.count("Version ") == 2
    (listed,) = json.loads(at("source", "list", "--format", "json").stdout)
    assert (listed["shown"], listed["protected"]) == ("Savanna Wire", False)
    assert at("add", "--from", "nobody", *reports(TEXT)).exit_code == Exit.USAGE
    assert at("add", "--from", "sw", *reports(TEXT)).exit_code == Exit.FINE
    assert at("source", "reveal", "1", "--why", "to call").exit_code == Exit.USAGE


def test_consent_is_kept_and_limits_use(at, reports):
    at("init")
    at("source", "add", "A baker's brother", "--kind", "person")
    at("add", "--from", "1", *reports(TEXT))
    report = json.loads(at("search", "bakers", "--format", "json").stdout)["found"][0]["report"]
    assert at("source", "consent", "1").stdout == "A baker's brother: no consent on record.\n"
    refused = at("source", "may", report, "publish")
    assert (refused.exit_code, refused.stdout) == (Exit.PARTIAL, "No: no consent of A baker's brother on record.\n")
    kept = at("source", "consent", "1", "--use", "publish", "--given", "2026-01-05", "--conditions", "no photograph")
    assert kept.stdout == "A baker's brother: consents to publish\nGiven: 2026-01-05\nConditions: no photograph\n"
    assert at("source", "may", report, "publish").stdout.startswith("Yes.\nCondition: A baker's brother: no photo")
    assert "withdrew" in at("source", "consent", "1", "--withdraw").stdout
    assert at("source", "may", report, "share").exit_code == Exit.PARTIAL


def test_words_of_a_protected_source_are_never_on_the_command_line(at, stick):
    at("init", "--encrypt", "--key-file", stick)
    protect(at)
    assert "--ask" in at("source", "consent", "1", "--conditions", "none").stderr
    assert at("source", "consent", "1", "--use", "share", "--ask", input="no shop\n\n").stdout == (
        "Source 1: consents to share\nConditions: in the vault\nHow: in the vault\n"
    )
    assert at("source", "consent", "1", "--withdraw").exit_code == Exit.FINE
    assert at("source", "set", "1", "--name", "X").exit_code == Exit.USAGE


def test_a_signed_head_is_verified_and_its_signer_named(at, tmp_path, home):
    at("init")
    kept = tmp_path / "head.json"
    kept.write_text(at("head", "--sign").stdout)
    assert (home / "signing-key.pem").stat().st_mode & 0o077 == 0
    result = at("verify", "--head", kept)
    assert result.exit_code == Exit.FINE
    assert "head in head.json: signed by amal, key " in result.stderr
    kept.write_text(kept.read_text().replace('"by":"amal"', '"by":"bilal"'))
    result = at("verify", "--head", kept)
    assert result.exit_code == Exit.PARTIAL
    assert "signature in head.json" in result.stderr


@pytest.mark.usefixtures("typed")
def test_a_signing_key_may_be_behind_a_passphrase(at):
    at("init")
    made = at("head", "--sign", "--passphrase", input=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert '"by":"amal"' in made.stdout
    assert '"by":"amal"' in at("head", "--sign", input=f"{PASSPHRASE}\n").stdout
    assert at("head", "--sign", input="a wrong one\n").exit_code == Exit.CASE


def test_with_another_vaults_key_nothing_is_verified(at, stick, tmp_path, monkeypatch):
    at("init", "--encrypt", "--key-file", stick)
    other = tmp_path / "other.txt"
    from onrecord.store.vault.sealing import new_identity

    other.write_text(new_identity())
    monkeypatch.setenv("ONRECORD_KEY", str(other))
    assert "the key of another vault" in at("verify").stderr
    other.write_text("a note")
    assert "0 age keys in it" in at("verify").stderr
    other.unlink()
    assert "the key file" in at("verify").stderr


def test_a_head_is_stamped_upgraded_and_written(at, authority, calendar, tmp_path):
    at("init")
    roots = tmp_path / "root.pem"
    roots.write_text(authority.pem)
    here = ("--allow-network", "127.0.0.1")
    assert at("stamp", "--authority", authority.url, *here).exit_code == Exit.USAGE
    told = at("stamp", "--authority", authority.url, "--certificate", roots, "--calendar", calendar.url, *here)
    assert told.exit_code == Exit.FINE, told.output
    assert told.stdout.count("Stamped ") == 2
    calendar.block = 900_123
    assert at("stamp", "--upgrade", *here).stdout == "1 promises of calendars were kept.\n"
    assert at("stamp", "--write", tmp_path / "stamps").stdout == "Wrote 5 files.\n"
    verified = at("verify")
    assert verified.exit_code == Exit.FINE
    assert "by CN=Invented Time Stamping" in verified.stderr
    assert "in block 900123 of Bitcoin" in verified.stderr
