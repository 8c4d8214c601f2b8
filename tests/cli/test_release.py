"""`onrecord release` and `onrecord diff` as people run them; what needs no case file is run where there is none."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from contextlib import nullcontext
from io import StringIO

import pytest
from pyrage import decrypt, x25519

from onrecord.cli.exits import Exit
from onrecord.jobs import releasing
from onrecord.publish.disclosure.risks import Finding, RiskReport
from onrecord.publish.release.signatures import key_files
from onrecord.store.signing import own_key
from tests.published import edition_of
from tests.releases import NOTE, OTHER, SIGNER, two_releases, write_notes


@pytest.fixture
def two(tmp_path):
    """Give the folders of two releases that follow each other."""
    return two_releases(tmp_path)


@pytest.fixture
def zawiya(run, tmp_path, monkeypatch):
    """Give the folder of a case file whose edition is invented."""
    monkeypatch.setenv("ONRECORD_CASE", str(tmp_path / "zawiya"))
    assert run("init", tmp_path / "zawiya", "--quiet").exit_code == 0
    monkeypatch.setattr(
        releasing,
        "whole_as_it_stands",
        lambda _, asked, version: nullcontext(edition_of(2, version=str(version), made_on=asked.made_on)),
    )
    monkeypatch.setattr(releasing, "disclosed", lambda _, edition, __, **___: edition)
    monkeypatch.setattr(releasing, "risks_in", lambda *_: RiskReport())
    monkeypatch.setattr(releasing, "makers_named", lambda _=None: {"site": write_notes})
    return tmp_path / "zawiya"


def fine(result):
    assert result.exit_code == 0, result.output
    return result.output


def test_a_release_is_made_approved_listed_and_verified(run, tmp_path, zawiya, home):
    assert zawiya.is_dir()
    folder = tmp_path / "v1"
    assert "Version 1 for public: 3 incidents, 6 victims." in fine(
        run("release", "make", "--to", folder, "--made-on", "2026-03-01", "--as", "amal")
    )
    assert run("release", "verify", folder).exit_code == Exit.PARTIAL
    refused = run("release", "approve", folder, "--as", "amal")
    assert refused.exit_code == Exit.USAGE
    assert "a second person" in refused.output
    assert "approved and signed: SHA256:" in fine(run("release", "approve", folder, "--as", "hadi"))
    assert (home / "release-key.pem").stat().st_mode & 0o777 == 0o600
    assert "made by amal, approved by hadi" in fine(run("release", "list"))
    assert "Everything is as it was signed" in fine(run("release", "verify", folder))


def test_a_withdrawal_is_told_by_the_next_release(run, tmp_path, zawiya):
    assert zawiya.is_dir()
    for number in (1, 2):
        previous = ("--previous", tmp_path / "v1") if number == 2 else ()
        words = ("--to", tmp_path / f"v{number}", "--formats", "none", "--as", "amal", *previous)
        fine(run("release", "make", *words))
        fine(run("release", "approve", tmp_path / f"v{number}", "--as", "hadi"))
        if number == 1:
            fine(run("release", "withdraw", "i0000001", "--note", NOTE))
            fine(run("release", "correct", "v-mother", "age", "--note", "The registry says 35."))
    found = run("release", "verify", tmp_path / "v1", "--against", tmp_path / "v2")
    assert found.exit_code == Exit.PARTIAL
    assert "withdrawn incident i0000001, 20" in found.output
    fine(run("release", "reinstate", "i0000001", "--note", "A second report has it."))


def test_a_key_behind_a_passphrase_asks_for_it(run, tmp_path, zawiya, monkeypatch):
    assert zawiya.is_dir()
    fine(run("release", "make", "--to", tmp_path / "v1", "--as", "amal"))
    own_key(tmp_path / "group.pem", "four patient storks")
    monkeypatch.setattr("onrecord.cli.release_key.ask_passphrase", lambda _: "four patient storks")
    fine(run("release", "approve", tmp_path / "v1", "--as", "hadi", "--key-file", tmp_path / "group.pem"))


def test_a_new_key_is_put_behind_a_passphrase_where_it_is_asked_for(run, tmp_path, zawiya, monkeypatch, home):
    assert zawiya.is_dir()
    fine(run("release", "make", "--to", tmp_path / "v1", "--as", "amal"))
    monkeypatch.setattr("onrecord.cli.release_key.new_passphrase", lambda _: "four patient storks")
    fine(run("release", "approve", tmp_path / "v1", "--as", "hadi", "--passphrase"))
    assert b"ENCRYPTED" in (home / "release-key.pem").read_bytes()


def test_a_risk_is_accepted_with_a_reason(run, tmp_path, zawiya, monkeypatch):
    assert zawiya.is_dir()
    fine(run("release", "make", "--to", tmp_path / "v1", "--as", "amal"))
    found = RiskReport(findings=(Finding("small cells", ("i0000000",), "one death in a district"),))
    monkeypatch.setattr(releasing, "risks_in", lambda *_: found)
    told = fine(run("release", "risks", tmp_path / "v1"))
    assert "one death in a district" in told
    assert "small cells: i0000000" in told
    assert "Pairs that waited to be judged when it was made: 0." in told
    refused = run("release", "approve", tmp_path / "v1", "--as", "hadi")
    assert "nobody accepted" in refused.output
    fine(run("release", "accept", tmp_path / "v1", "small cells", "--why", "The family asked for it."))
    fine(run("release", "approve", tmp_path / "v1", "--as", "hadi"))


def test_what_is_said_of_the_whole_is_set_and_shown(run, zawiya):
    assert zawiya.is_dir()
    assert "No release was made yet" in fine(run("release", "list"))
    told = fine(
        run("release", "about", "--publisher", "The River Record", "--licence", "CC-BY-4.0", "--limit", "One town.")
    )
    assert "published by The River Record" in told
    assert "Limit: One town." in fine(run("release", "about"))


def test_the_methodology_is_written_edited_and_read_back(run, tmp_path, zawiya):
    assert zawiya.is_dir()
    file = tmp_path / "methodology.md"
    assert "contact: not answered" in fine(run("release", "methodology", "--to", file))
    text = file.read_text(encoding="utf-8")
    head, mark, rest = text.partition("<!-- part: contact -->")
    file.write_text(head + mark + rest.replace("This part is not answered.", "Write to us."), encoding="utf-8")
    told = fine(run("release", "methodology", "--from", file))
    assert "Parts kept: contact." in told
    assert "contact: answered" in told
    fine(run("release", "about", "--contact", "c@river-record.example"))
    assert "contact: settings say something else since" in fine(run("release", "methodology", "--to", file))
    assert "+ Errors and additions: c@river-record.example." in file.read_text(encoding="utf-8")


def test_a_copy_is_verified_without_a_case_file(run, two, tmp_path):
    (tmp_path / "key.pem").write_bytes(key_files(SIGNER.public)["key.pem"])
    told = fine(run("release", "verify", two[0], "--key", tmp_path / "key.pem"))
    assert "Deaths on the river road, version 1 for public, The River Record (invented)" in told
    assert "came with the folder" not in told
    assert "came with the folder" in fine(run("release", "verify", two[0]))


def test_each_file_that_does_not_hold_is_named_and_the_command_fails(run, two):
    (two[0] / "LIMITS.md").unlink()
    (two[0] / "site" / "index.html").write_text("other")
    (two[0] / "extra").write_text("more")
    found = run("release", "verify", two[0])
    assert found.exit_code == Exit.PARTIAL
    assert "LIMITS.md: missing" in found.output
    assert "site/index.html: changed" in found.output
    assert "extra: added" in found.output
    assert "Everything" not in found.output
    told = json.loads(run("release", "verify", two[0], "--format", "json", "--quiet").output)
    assert told["holds"] is False
    assert {each["fault"] for each in told["broken"]} == {"missing", "changed", "added"}


def test_another_key_than_the_publisher_s_is_told(run, two, tmp_path):
    (tmp_path / "key.pem").write_bytes(key_files(OTHER.public)["key.pem"])
    found = run("release", "verify", two[0], "--key", tmp_path / "key.pem")
    assert found.exit_code == Exit.PARTIAL
    assert "signed with another key" in found.output


def test_the_list_of_withdrawals_alone_tells_what_not_to_use(run, two, tmp_path):
    (tmp_path / "sent").mkdir()
    for name in ("withdrawn.json", "withdrawn.json.sig"):
        shutil.copy(two[1] / name, tmp_path / "sent")
    found = run("release", "verify", two[0], "--against", tmp_path / "sent" / "withdrawn.json")
    assert found.exit_code == Exit.PARTIAL
    assert f"withdrawn incident i0000003, 2024-02-20: {NOTE}" in found.output
    assert run("release", "verify", two[1], "--against", two[1]).exit_code == 0


def test_a_folder_that_is_no_release_is_refused(run, tmp_path):
    found = run("release", "verify", tmp_path)
    assert found.exit_code == Exit.NOTHING
    assert "no SHA256SUMS" in found.output


def test_two_releases_are_compared_property_by_property(run, two):
    told = fine(run("diff", *two, "--quiet"))
    assert "version 1 of 2024-02-01 → version 2 of 2024-03-01" in told
    assert "incidents: 5 → 6" in told
    assert f"withdrawn incident i0000003, 2024-02-20: {NOTE}" in told
    assert "changed victim v-mother of incident i-ferry" in told
    assert "    age: not stated → 35 (The registry says 35.)" in told
    assert "added incident i0000004" in told
    assert "Records that differ: 6; that are the same: 14." in told


def test_the_comparison_is_given_as_json_and_csv(run, two):
    told = json.loads(fine(run("diff", *two, "--format", "json", "--quiet")))
    assert (told["old"]["version"], told["new"]["version"], told["same"]) == ("1", "2", 14)
    changed = next(each for each in told["changes"] if each["id"] == "v-mother")
    assert changed["properties"][0] == {
        "property": "age",
        "old": None,
        "new": 35,
        "note": "The registry says 35.",
    }
    rows = list(csv.DictReader(StringIO(fine(run("diff", *two, "--format", "csv", "--quiet")))))
    assert {(row["became"], row["id"], row["property"]) for row in rows} >= {
        ("withdrawn", "i0000003", ""),
        ("changed", "v-mother", "age.low"),
        ("added", "i0000004", ""),
    }


def test_two_files_of_records_are_compared_and_said_not_to_be_signed(run, two):
    told = fine(run("diff", two[0] / "records.jsonl", two[1] / "records.jsonl"))
    assert told.count("not signed") == 2
    assert "changed victim v-mother" in told


def test_releases_whose_signature_does_not_hold_are_not_compared(run, two):
    with (two[1] / "SHA256SUMS").open("a") as file:
        file.write(f"{'0' * 64}  zzz\n")
    found = run("diff", *two)
    assert found.exit_code == Exit.NOTHING
    assert "signature does not hold" in found.output


def test_a_comparison_of_the_same_release_says_that_nothing_differs(run, two):
    assert "Records that differ: 0; that are the same: 17." in fine(run("diff", two[0], two[0], "--quiet"))
    assert json.loads(fine(run("diff", two[0], two[0], "--format", "json", "--quiet")))["changes"] == []


def test_values_that_are_lists_are_given_as_json(run, two, tmp_path):
    lines = [json.loads(line) for line in (two[0] / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    lines[1]["victims"][0]["names"] = []
    other = tmp_path / "other.jsonl"
    other.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert '    names: [{"language":"en","parts":[["given","Halima"]' in fine(run("diff", two[0], other, "--quiet"))
    rows = list(csv.DictReader(StringIO(fine(run("diff", two[0], other, "--quiet", "--format", "csv")))))
    assert rows[0]["old"].startswith('[{"language":"en","parts":[["given","Halima"]')


@pytest.mark.usefixtures("zawiya")
def test_a_release_for_a_family_asks_whose(run, tmp_path):
    refused = run("release", "make", "--audience", "family", "--to", tmp_path / "v1", "--as", "amal")
    assert refused.exit_code != 0
    assert "--of" in refused.output
    made = run("release", "make", "--audience", "family", "--of", "v-child", "--to", tmp_path / "v1", "--as", "amal")
    fine(made)
    assert "Version 1 for family:" in made.output


def test_a_release_is_taken_out_as_one_file_open_or_sealed(run, tmp_path, zawiya):
    assert zawiya.is_dir()
    fine(run("release", "make", "--to", tmp_path / "v1", "--audience", "partner", "--as", "amal"))
    told = fine(run("release", "archive", tmp_path / "v1", tmp_path / "open.zip"))
    assert "Version 1 for partner" in told
    assert "It is open, and not for everybody" in told
    with zipfile.ZipFile(tmp_path / "open.zip") as archive:
        assert "partner-1/records.jsonl" in archive.namelist()
    assert run("release", "archive", tmp_path / "v1", tmp_path / "open.zip").exit_code == Exit.USAGE
    identity = x25519.Identity.generate()
    words = ("release", "archive", tmp_path / "v1", tmp_path / "sealed.age", "--to")
    assert "Who holds a key opens it" in fine(run(*words, identity.to_public()))
    opened = decrypt((tmp_path / "sealed.age").read_bytes(), [identity])
    assert opened == (tmp_path / "open.zip").read_bytes()
    refused = run("release", "archive", tmp_path / "v1", tmp_path / "other.age", "--to", "age1nobody")
    assert refused.exit_code == Exit.USAGE
    assert not (tmp_path / "other.age").exists()


def test_a_whole_release_is_withdrawn_and_whoever_has_a_copy_with_the_notice_is_told(run, tmp_path, zawiya):
    assert zawiya.is_dir()
    folder = tmp_path / "v1"
    fine(run("release", "make", "--to", folder, "--formats", "none", "--as", "amal"))
    early = run("release", "withdraw", "--whole", folder, "--note", NOTE)
    assert "nobody approved" in early.output
    fine(run("release", "approve", folder, "--as", "hadi"))
    assert "v1.withdrawn.json" in fine(run("release", "withdraw", "--whole", folder, "--note", NOTE))
    found = run("release", "verify", folder)
    assert found.exit_code == Exit.PARTIAL
    assert f": {NOTE}" in found.output
    assert "Everything is as it was signed" in found.output
    assert json.loads(run("release", "verify", folder, "--format", "json", "--quiet").stdout)["notice"]["note"] == NOTE
    assert "withdrawn" in fine(run("release", "list"))
    fine(run("release", "archive", folder, tmp_path / "v1.zip"))
    with zipfile.ZipFile(tmp_path / "v1.zip") as archive:
        archive.extractall(tmp_path / "copy")
    assert NOTE in run("release", "verify", tmp_path / "copy" / "public-1").output
    (tmp_path / "v1.withdrawn.json").write_text("{}")
    assert "v1.withdrawn.json: signature does not hold" in run("release", "verify", folder).output


def test_a_record_or_a_release_is_withdrawn_and_not_both(run, tmp_path, zawiya):
    for words in ((), ("i0000001", "--whole", tmp_path)):
        refused = run("release", "withdraw", *words, "--note", NOTE, "--case", zawiya)
        assert refused.exit_code == Exit.USAGE
        assert "Name one of them" in refused.output


def test_without_a_case_file_risks_say_what_it_alone_would_tell(run, two):
    told = run("release", "risks", two[0])
    assert told.exit_code == 0
    assert "known to the case file that made it alone" in told.output
