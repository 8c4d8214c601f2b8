from __future__ import annotations

from importlib.resources import files

import pytest

from onrecord.core.errors import UnreadableFile
from onrecord.publish.exchange.checking.checking import Check
from onrecord.publish.exchange.jsonl import JSONL
from tests.publish.exchange.checking.broken import BROKEN, example, lines_of
from tests.publish.exchange.editions import awkward_edition

EXAMPLES = files("onrecord") / "resources/examples/casualty-records"


def checked(tmp_path, data, level=None):
    path = tmp_path / "records.jsonl"
    path.write_bytes(data)
    check = Check(path, level)
    return check, list(check.problems())


@pytest.mark.parametrize("level", [1, 2, 3])
def test_each_bundled_example_is_whole_and_at_its_level(tmp_path, level):
    (name,) = (each.name for each in EXAMPLES.iterdir() if each.name.startswith(str(level)))
    check, problems = checked(tmp_path, (EXAMPLES / name).read_bytes())
    assert problems == []
    assert check.level == level


def test_there_are_thirty_broken_files_and_more():
    assert len(BROKEN) >= 50


@pytest.mark.parametrize("broken", BROKEN, ids=lambda each: each.name)
def test_a_broken_file_is_told_where_and_what_to_do(tmp_path, broken):
    check, problems = checked(tmp_path, broken.data)
    told = [each for each in problems if each.finding.code == broken.code]
    assert told, [str(each) for each in problems]
    first = told[0]
    assert (first.line, first.record, first.field) == (broken.line, broken.record, broken.field)
    assert first.finding.is_error is broken.is_error
    for words in broken.says:
        assert words in str(first)
    assert str(first).startswith("" if broken.is_error else "warning: ")
    assert first.finding.do.endswith((".", "it."))
    assert (check.errors == 0) is not broken.is_error


@pytest.mark.parametrize("broken", [each for each in BROKEN if each.is_error], ids=lambda each: each.name)
def test_one_mistake_is_not_told_as_many(tmp_path, broken):
    _, problems = checked(tmp_path, broken.data)
    errors = [each for each in problems if each.finding.is_error]
    several = {"no data set first", "a circle of groups", "the same id twice", "a second data set"}
    assert len(errors) == 1 or broken.name in several, [str(each) for each in errors]


def test_a_file_below_a_level_is_told_of_it_only_when_the_level_is_asked_for(tmp_path):
    lines = example()
    del lines[1]["victims"][0]["statements"][0]
    check, problems = checked(tmp_path, lines_of(lines))
    assert problems == []
    assert check.level == 2
    assert "victims[0].name" in str(check.first_short[3])
    check, problems = checked(tmp_path, lines_of(lines), 3)
    assert [each.finding.code for each in problems] == ["no-statement"]
    assert check.level == 0


@pytest.mark.parametrize(
    ("change", "level", "code"),
    [
        (lambda line: line["incident"].pop("when"), 1, "no-time"),
        (lambda line: line["incident"].pop("where"), 1, "no-place"),
        (lambda line: line["incident"].pop("counts"), 1, "no-number"),
        (lambda line: line["incident"].update(reports=[]), 2, "no-source"),
        (lambda line: line["citations"][0].update(source=None, title=None), 2, "bare-citation"),
        (lambda line: line["victims"][0]["statements"][0].pop("quotes"), 3, "no-quote"),
        (lambda line: line["victims"][0]["statements"][0].update(report=None), 3, "quote-of-nothing"),
        (lambda line: line["incident"]["statements"].pop(), 3, "no-statement"),
    ],
)
def test_each_level_asks_for_its_own(tmp_path, change, level, code):
    lines = example()
    change(lines[1])
    check, problems = checked(tmp_path, lines_of(lines))
    assert problems == []
    assert check.level == level - 1
    assert check.first_short[level].finding.code == code


def test_a_term_is_told_of_once_and_not_where_the_file_explains_it(tmp_path):
    lines = example("1-minimal")
    for number, line in enumerate(lines[1:]):
        line["incident"]["acts"] = [{"id": f"k{number}", "type": "drowned_village"}]
    _, problems = checked(tmp_path, lines_of(lines))
    assert [each.finding.code for each in problems] == ["unknown-term"]
    lines[0]["codebook"] = {"act": {"drowned_village": "Flooding of a village"}}
    assert checked(tmp_path, lines_of(lines))[1] == []


def test_a_line_that_is_wrong_makes_no_errors_of_those_that_name_it(tmp_path):
    lines = example("2-with-sources")
    lines[1]["victims"][1]["sex"] = "girl"
    _, problems = checked(tmp_path, lines_of(lines))
    assert [each.field for each in problems] == ["victims[1].sex"]


def test_what_onrecord_writes_has_no_error(tmp_path):
    edition = awkward_edition(20)
    JSONL.write(edition, tmp_path)
    check = Check(tmp_path / "records.jsonl")
    errors = [each for each in check.problems() if each.finding.is_error]
    # The invented edition counts otherwise than its lines come to, and nothing else is wrong with it.
    assert {each.finding.code for each in errors} == {"total-differs"}, [str(each) for each in errors]


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UnreadableFile):
        list(Check(tmp_path / "none.jsonl").problems())


def test_a_problem_is_given_in_plain_values_too(tmp_path):
    _, problems = checked(tmp_path, BROKEN[0].data)
    assert problems[0].as_plain() == {
        "line": 1,
        "record": None,
        "field": "",
        "code": "empty",
        "severity": "error",
        "found": "an empty file",
        "expected": "one JSON object on each line",
        "do": "Write the data set first: see docs/reference/casualty-records.md.",
    }
