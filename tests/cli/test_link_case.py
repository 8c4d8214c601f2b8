"""`onrecord link` in a case file, and `judge different`, `judge unsure`: what is said, as text and as JSON."""

from __future__ import annotations

import json

import pytest

from onrecord.cli.exits import Exit
from onrecord.store.casefile import Writer, create_case, open_case
from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.rebuilding import records
from onrecord.store.recording import record_judgement
from tests.told import KHALED, MUSTAFA, TELLINGS, head_of, recode, subject_of, tell, tell_all

LIST = "Name,Age,Sex,Date of death,Place\nKhaled Hamshou,58,M,2013-05-09,Zawiya\nKhaled Hamshu,58,M,2013-05-09,Zawiya\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give the folder of a case file with three reports of one shelling."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    case = create_case(tmp_path / "zawiya", "Zawiya", Writer("amal"))
    tell_all(case)
    case.close()
    return tmp_path / "zawiya"


def opened(folder):
    return open_case(folder, Writer("amal"))


def record_of(folder, name):
    """Give the id of the record of somebody who is told of under this name alone."""
    case = opened(folder)
    found = [each.id for each in records(case) if any(held.value == name for held in each.values)]
    case.close()
    return found[0]


def test_a_run_says_how_people_stand_and_the_next_that_nothing_changed(run, folder):
    first = run("link", "--case", folder)
    assert first.exit_code == Exit.FINE
    # How many unlikely pairs are kept beside the likely ones is the engine's affair.
    people, pairs, *others = first.stdout.splitlines()
    assert pairs.startswith("Pairs likely one: 9; kept to be looked at: ")
    assert others == [
        "Clusters proposed: 3, sure 3; joined by judgements 0.",
        "To review: 10 pairs.",
        "Contradictory judgements: 0.",
        "Broken constraints: 0.",
        "Incidents told of: 3; pairs compared: 3.",
        "    Pairs likely one: 3; clusters proposed: 1.",
        "    Joined by judgements: 0; to review: 3 pairs (--incidents).",
    ]
    assert people.startswith("People with a name: 15; pairs compared: ")
    assert run("link", "--case", folder).stdout.startswith("Nothing changed since the run of ")


def test_what_is_new_since_the_last_run_is_said(run, folder):
    run("link", "--case", folder)
    case = opened(folder)
    tell(case, (KHALED[0], MUSTAFA[0]), "A fourth report")
    case.close()
    assert " new since the last run, 0 gone." in run("link", "--case", folder).stdout


def test_sure_pairs_are_accepted_and_taken_back(run, folder):
    told = run("link", "--accept", "0.9", "--case", folder, "--as", "amal")
    assert "Accepted: 6 judgements." in told.stdout
    assert "joined by judgements 3." in told.stdout
    assert "Taken back: 6 judgements." in run("link", "--take-back", "--case", folder).stdout
    assert run("link", "--accept", "1", "--case", folder).exit_code == Exit.USAGE


def test_json_has_all_of_it(run, folder):
    told = json.loads(run("link", "--format", "json", "--accept", "0.9", "--case", folder).stdout)
    assert (told["version"], told["computed"], told["people"]) == ("persons@2026.3", True, 15)
    assert [len(each["members"]) for each in told["clusters"]] == [3, 3, 3]
    assert (told["sure"], told["joined"], told["to_review"], told["accepted"], told["taken_back"]) == (3, 3, 1, 6, None)
    assert told["contradictions"] == told["broken_constraints"] == []
    assert [len(each["members"]) for each in told["incidents"].pop("clusters")] == [3]
    assert told["incidents"] == {"told": 3, "compared": 3, "pairs": 3, "likely": 3, "joined": 0, "to_review": 3}


def test_contradictions_and_broken_constraints_are_named(run, folder):
    run("link", "--case", folder)
    case = opened(folder)
    subjects = [subject_of(case, name) for name, _, _ in KHALED]
    other = subject_of(case, "Yahya Hassan Barakat")
    with case.writing() as pen:
        for pair in (subjects[:2], subjects[1:], [subjects[0], other]):
            record_judgement(pen, IDENTITY, SAME, pair, "one name")
        record_judgement(pen, IDENTITY, "different", [subjects[0], subjects[2]], "two cousins")
    case.close()
    told = run("link", "--case", folder).stdout
    assert "Contradictory judgements: 1.\n    judgement 4 different (amal), against 1 same" in told
    assert "Broken constraints: 1.\n" in told
    assert "one report tells of both, yet judged the same (3)" in told
    plain = json.loads(run("link", "--format", "json", "--case", folder).stdout)
    assert plain["contradictions"] == [{"different": 4, "same": [1, 2]}]
    assert [each["judgements"] for each in plain["broken_constraints"]] == [[3]]
    assert "Contradiction: judgement 4 different (amal)" in run("judge", "list", "--case", folder).stdout


def test_different_and_unsure_are_judged_of_two_records(run, folder):
    one, other = record_of(folder, KHALED[0][0]), record_of(folder, KHALED[1][0])
    told = run("judge", "different", one, other, "--reason", "two cousins", "--case", folder)
    assert told.stdout == f"Judgement 1: victim {one[:12]} and {other[:12]} are two.\n"
    told = run("judge", "unsure", one, other, "--reason", "no photograph", "--case", folder)
    assert told.stdout == f"Judgement 2: victim {one[:12]} and {other[:12]} may be one or two.\n"
    assert run("judge", "unsure", one, one, "--reason", "?", "--case", folder).exit_code == Exit.USAGE


def test_judgements_on_replaced_codings_are_told(run, folder):
    run("link", "--case", folder)
    case = opened(folder)
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [subject_of(case, KHALED[0][0]), subject_of(case, KHALED[1][0])], "one")
    recode(case, TELLINGS[0], TELLINGS[0][1:], head_of(0))
    case.close()
    assert "1 judgements are on codings that were replaced" in run("link", "--case", folder).stderr


def test_rows_of_a_list_said_to_repeat_nobody_are_two_people(run, folder, tmp_path):
    (tmp_path / "ministry.csv").write_text(LIST)
    run("import", tmp_path / "ministry.csv", "--source", "Ministry", "--yes", "--case", folder)
    before = json.loads(run("link", "--format", "json", "--case", folder).stdout)
    told = json.loads(run("link", "--unique", "Ministry", "--format", "json", "--case", folder).stdout)
    case = opened(folder)
    rows = {subject_of(case, "Khaled Hamshou"), subject_of(case, "Khaled Hamshu")}
    case.close()
    assert any(rows <= set(each["members"]) for each in before["clusters"])
    assert not any(rows <= set(each["members"]) for each in told["clusters"])


def test_a_list_that_was_never_imported_is_refused_by_name(run, folder, tmp_path):
    result = run("link", "--unique", "Ministry", "--case", folder)
    assert result.exit_code == Exit.USAGE
    assert "found 'Ministry'; expected a list that was imported" in result.stderr
    (tmp_path / "list.csv").write_text(LIST)
    run("import", tmp_path / "list.csv", "--yes", "--case", folder)
    assert "expected one of the lists imported: list" in run("link", "--unique", "Ministry", "--case", folder).stderr


def test_options_of_lists_say_nothing_in_a_case_file_and_the_other_way_about(run, folder, tmp_path):
    result = run("link", "--threshold", "0.6", "--case", folder)
    assert result.exit_code == Exit.USAGE
    assert "--threshold: found no list beside it" in result.stderr
    (tmp_path / "list.csv").write_text(LIST)
    result = run("link", tmp_path / "list.csv", "--accept", "0.99")
    assert result.exit_code == Exit.USAGE
    assert "--accept: found a list beside it" in result.stderr
