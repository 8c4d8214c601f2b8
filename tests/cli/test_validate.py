"""`onrecord validate`."""

from __future__ import annotations

import json

from tests.publish.exchange.checking.broken import BROKEN, example, lines_of


def written(tmp_path, data):
    path = tmp_path / "their-records.jsonl"
    path.write_bytes(data)
    return str(path)


def test_a_whole_file_ends_well_and_tells_its_level(run, tmp_path):
    result = run("validate", written(tmp_path, lines_of(example())))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "their-records.jsonl: 2 lines, 0 errors, 0 warnings.",
        "Level 3: with statements: no quote, no value.",
    ]


def test_what_keeps_it_from_the_next_level_is_told(run, tmp_path):
    result = run("validate", written(tmp_path, lines_of(example("2-with-sources"))))
    assert result.exit_code == 0
    assert "Level 2: with sources." in result.stdout
    assert "Short of level 3 in 15 places; the first: line 2, uv-001, incident.when" in result.stderr


def test_a_level_that_was_asked_for_and_is_not_reached_is_an_error(run, tmp_path):
    result = run("validate", "--level", "3", written(tmp_path, lines_of(example("2-with-sources"))))
    assert result.exit_code == 1
    assert "15 errors" in result.stdout


def test_errors_stand_on_lines_of_their_own_and_end_with_1(run, tmp_path):
    broken = next(each for each in BROKEN if each.name == "an age in words")
    result = run("validate", written(tmp_path, broken.data))
    assert result.exit_code == 1
    assert 'line 2, uv-001-1, victims[0].age: found "thirty-four"' in result.stdout
    assert "Level" not in result.stdout


def test_a_warning_is_no_error(run, tmp_path):
    broken = next(each for each in BROKEN if each.name == "a misspelt field")
    result = run("validate", written(tmp_path, broken.data))
    assert result.exit_code == 0
    assert "warning: line 2" in result.stdout


def test_json_is_one_object_a_problem_and_the_summary(run, tmp_path):
    broken = next(each for each in BROKEN if each.name == "half a point")
    result = run("validate", "--json", written(tmp_path, broken.data))
    assert result.exit_code == 1
    problem, summary = (json.loads(line) for line in result.stdout.splitlines())
    assert (problem["code"], problem["field"], problem["line"]) == ("half-a-point", "incident.where", 2)
    assert summary["summary"]["errors"] == 1


def test_the_first_hundred_are_shown_unless_all_are_asked_for(run, tmp_path):
    lines = example("1-minimal")
    lines += [{**lines[1]} for _ in range(150)]
    path = written(tmp_path, lines_of(lines))
    result = run("validate", path)
    assert len([line for line in result.stdout.splitlines() if line.startswith("line ")]) == 100
    assert "51 more; --all shows them." in result.stderr
    assert len([line for line in run("validate", "--all", path).stdout.splitlines() if line.startswith("line ")]) == 151


def test_a_name_that_would_drive_the_terminal_is_shown_harmless(run, tmp_path):
    lines = example("1-minimal")
    lines[1]["incident"]["id"] = "uv\x1b[2J"
    lines[1]["incident"]["where"]["country"] = "Sudan"
    assert "\x1b" not in run("validate", written(tmp_path, lines_of(lines))).stdout
