"""`onrecord link a.csv b.csv`, as a recorder uses it."""

from __future__ import annotations

import csv
import json
import shutil

import pytest
from click.testing import CliRunner

from onrecord.cli.exits import Exit
from onrecord.cli.main import main
from tests.jobs.lists.some_lists import EXAMPLES, saved

NAMES = ("committee.csv", "monitors.csv")
FILES = ["clusters.csv", "pairs.csv", "report.json", "report.txt", "review.csv"]


@pytest.fixture
def link(tmp_path, monkeypatch):
    """Give a function that links in a folder that has the two lists of the package."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        shutil.copy(EXAMPLES / name, tmp_path)
    return lambda *words: CliRunner().invoke(main, ["link", *map(str, words)])


def review(folder):
    with (folder / "review.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_two_lists_are_linked_into_a_folder_beside_them(link, tmp_path):
    outcome = link(*NAMES)
    assert outcome.exit_code == Exit.FINE, outcome.output
    assert "78 records; " in outcome.stdout
    assert "people: in nine of ten draws between" in outcome.stdout
    assert f"Written to {tmp_path / 'committee-linked'}: {', '.join(FILES)}." in outcome.stdout
    assert "الاسم الأول → victim.given" in outcome.stderr
    assert "If a column is taken for what it is not" in outcome.stderr
    assert sorted(path.name for path in (tmp_path / "committee-linked").iterdir()) == FILES


def test_quiet_shows_no_columns_and_json_nothing_but_the_report(link):
    outcome = link(*NAMES, "--quiet", "--format", "json", "--out", "found", "--threshold", "0.9")
    assert outcome.stderr == ""
    told = json.loads(outcome.stdout)
    assert told["threshold"] == 0.9
    assert told["records"] == 78


def test_what_was_judged_in_a_spreadsheet_is_given_back(link, tmp_path):
    link(*NAMES)
    path = tmp_path / "committee-linked" / "review.csv"
    rows = review(path.parent)
    rows[0]["judgement"] = "same"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    outcome = link(*NAMES, "--judgements", path, "--as", "Amal")
    assert outcome.exit_code == Exit.FINE, outcome.output
    assert "1 judgement taken." in outcome.stdout
    assert "committee-linked-2" in outcome.stdout
    *_, last = review(tmp_path / "committee-linked-2")
    assert (last["judgement"], last["by"], last["joined"]) == ("same", "Amal", "yes")


def test_columns_can_be_suggested_corrected_and_given(link, tmp_path):
    suggested = link("monitors.csv", "--suggest")
    assert "Town: incident.place" in suggested.stdout
    assert not (tmp_path / "monitors-linked").exists()
    (tmp_path / "map.yaml").write_text(suggested.stdout.replace("Town: incident.place", "Town: text"), encoding="utf-8")
    outcome = link(
        "monitors.csv", "--mapping", "map.yaml", "--map", "Date of death=date, day first", "--unique", "monitors.csv"
    )
    assert outcome.exit_code == Exit.FINE, outcome.output
    assert "Town → text" in outcome.stderr
    assert "Date of death → incident.date (day first)" in outcome.stderr
    assert "it is said to name nobody twice" in outcome.stdout


def test_what_is_protected_is_named_and_its_words_are_not_shown(link, tmp_path):
    saved(tmp_path, some="Name,Phone\nHuda Ferjani,0912000001\n")
    outcome = link("some.csv")
    assert "Phone → protected" in outcome.stderr
    assert "0912000001" not in outcome.output
    assert "0912000001" not in (tmp_path / "some-linked" / "report.json").read_text(encoding="utf-8")


def test_words_that_a_terminal_obeys_are_not_shown(link, tmp_path):
    saved(tmp_path, some="Name,Age\nHuda \u202eFerjani,3\nAli Salem,4\n")
    outcome = link("some.csv")
    assert "\u202e" not in outcome.output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nothing.csv",), Exit.NOTHING, "nothing.csv: found No such file or directory"),
        (("committee.csv", "committee.csv"), Exit.USAGE, "found the same bytes"),
        (("monitors.csv", "--map", "Town"), Exit.USAGE, "--map: found 'Town'; expected COLUMN=FIELD"),
        (("monitors.csv", "--map", "Town=weight"), Exit.USAGE, "column 'Town': found 'weight'"),
        (("monitors.csv", "--mapping", "none.yaml"), Exit.USAGE, "--mapping: found"),
        (("monitors.csv", "--judgements", "monitors.csv"), Exit.USAGE, "found no column 'list 1'"),
        (
            ("monitors.csv", "--unique", "other.csv"),
            Exit.USAGE,
            "--unique: found 'other.csv'; expected one of: monitors.csv",
        ),
        (("monitors.csv", "--out", "monitors.csv"), Exit.OUTPUT, "--out monitors.csv: found a file"),
        ((), Exit.CASE, "expected a case file"),
    ],
)
def test_what_cannot_be_done_is_said_on_one_line(link, words, code, said):
    outcome = link(*words, "-q")
    assert outcome.exit_code == code, outcome.output
    assert said in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1


def test_a_long_list_is_shared_among_processes(link, monkeypatch):
    from onrecord.cli import link_lists

    monkeypatch.setattr(link_lists, "LEAST_SHARED", 10)
    assert link(*NAMES, "-q").exit_code == Exit.FINE


def test_a_list_that_arrives_is_compared_with_lists_that_were_kept(link, tmp_path):
    kept = link("committee.csv", "--keep", "kept.standing", "--quiet")
    assert kept.exit_code == Exit.FINE, kept.output
    outcome = link("monitors.csv", "--with", "kept.standing", "--quiet")
    assert outcome.exit_code == Exit.FINE, outcome.output
    assert outcome.stdout.startswith(
        "38 records with a name, compared with 39 that were kept.\n32 more likely than not"
    )
    assert (tmp_path / "monitors-met" / "arrivals.csv").exists()
    again = link("monitors.csv", "--with", "kept.standing", "--quiet", "--format", "json")
    told = json.loads(again.stdout)
    assert (told["standing"], told["arriving"], told["likely"]) == (39, 38, 32)
    assert told["folder"].endswith("monitors-met-2")


@pytest.mark.parametrize("words", [("--keep", "more"), ("--threshold", "0.9"), ("--unique", "monitors.csv")])
def test_what_says_nothing_of_who_arrives_is_refused(link, words):
    link("committee.csv", "--keep", "kept.standing", "--quiet")
    outcome = link("monitors.csv", "--with", "kept.standing", *words)
    assert outcome.exit_code == Exit.USAGE
    assert f"{words[0]}: found --with beside it" in outcome.stderr


def test_nothing_is_written_over_by_who_arrives(link, tmp_path):
    link("committee.csv", "--keep", "kept.standing", "--quiet")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    outcome = link("monitors.csv", "--with", "kept.standing", "--out", "mine", "--quiet")
    assert outcome.exit_code != Exit.FINE
    assert "something there already" in outcome.stderr
