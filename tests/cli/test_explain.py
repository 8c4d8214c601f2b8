"""`onrecord explain`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.jobs.engine import InstalledEngine


def test_every_record_is_explained_and_what_became_none(run, reports):
    result = run("explain", *reports("Shooting at the ford"))
    assert result.exit_code == 0
    assert "aged 51" in result.stdout
    assert "act [i1]" in result.stdout
    assert "Not made into a record" in result.stdout


def test_one_record_is_explained_alone(run, reports):
    result = run("explain", *reports("Shooting at the ford"), "--record", "i1")
    assert "act [i1]" in result.stdout
    assert "set aside" not in result.stdout


def test_json_holds_the_coding_and_the_decisions(run, reports):
    said = json.loads(run("explain", *reports("Shooting"), "--format", "json").stdout)
    assert said["coding"]["report"]["text"] == "Shooting"
    assert [decision["outcome"] for decision in said["decisions"]] == ["kept", "set aside"]
    assert said["decisions"][0]["words"] == {"start": 0, "end": 5, "text": "Shoot"}


def test_json_of_one_record_holds_its_decisions_only(run, reports):
    said = json.loads(run("explain", *reports("Shooting"), "--format", "json", "--record", "i1").stdout)
    assert [decision["subject"] for decision in said["decisions"]] == ["i1"]


def test_a_record_that_does_not_exist_is_wrong_usage(run, reports):
    result = run("explain", *reports("Shooting"), "--record", "i9")
    assert result.exit_code == 2
    assert "expected one of i1" in result.stderr


def test_standard_input_is_explained_too(run):
    assert run("explain", "-", input="From a pipe").stdout.startswith("From a pipe")


def test_a_report_that_cannot_be_read_is_one_line(run, reports, tmp_path):
    for path in (tmp_path / "none.txt", *reports("#EMPTY")):
        result = run("explain", path)
        assert result.exit_code == 3
        assert len(result.stderr.splitlines()) == 1


def test_a_folder_of_several_is_refused(run, reports):
    first, _ = reports("First", "Second")
    result = run("explain", first.parent)
    assert result.exit_code == 2
    assert "a folder with 2 files; expected one report" in result.stderr


def test_a_folder_with_nothing_to_read_is_said_to_have_nothing(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run("explain", tmp_path / "empty").exit_code == 3


def test_a_defect_is_owned_up_to(run, reports):
    result = run("explain", *reports("#DEFECT"))
    assert result.exit_code == 70
    assert "this is a defect of onrecord, not of your report: KeyError" in result.stderr


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ((), 2, "found 3 reports; expected one. Choose one of them with --item N."),
        (("--item", "4"), 2, "found 3 reports; expected a report number 4."),
        (("--item", "2"), 3, "message 2: found nothing"),
    ],
)
def test_one_of_several_reports_is_chosen_by_number(run, reports, options, code, said):
    result = run("explain", *reports("#SEVERAL\nOne\n#EMPTY\nThree"), *options)
    assert result.exit_code == code
    assert said in result.stderr


def test_the_report_of_a_number_is_explained(run, reports):
    result = run("explain", *reports("#SEVERAL\nOne\n#EMPTY\nThree"), "--item", "3", "--format", "json")
    assert '"text": "Three"' in result.stdout


LETTER = (
    b"From: Nadia Haroun <nadia@post.example>\nMessage-ID: <1>\nSubject: Market\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nFour people were killed in Gao.\n"
    b"--x\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n\n"
    b"A statement of the families on the market.\n--x--\n"
)


def explained(path, *options):
    result = CliRunner().invoke(main, ["explain", str(path), "--format", "json", *options], obj=InstalledEngine())
    return json.loads(result.output)["coding"]["report"]


def test_of_a_letter_with_an_attachment_the_letter_is_explained(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_bytes(LETTER)
    assert "Four people were killed" in explained(path)["text"]
    assert "A statement" in explained(path, "--item", "2")["text"]


def test_who_wrote_in_private_is_named_only_when_asked(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_bytes(LETTER)
    assert explained(path)["source"] == "protected sender 1"
    assert explained(path, "--name-senders")["source"] == "Nadia Haroun"
