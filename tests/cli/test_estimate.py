"""`onrecord estimate`: from a table and from a case file, as text and as JSON."""

from __future__ import annotations

import json

import pytest

from onrecord.cli.exits import Exit
from onrecord.tally.estimation import side_by_side
from tests.tally.estimation.families_told import NO, says
from tests.tally.lists_of_people import HEAD, lists_of_people

TABLE = """Committee,Hospitals,Monitors,area,count
1,0,0,north,60
0,1,0,north,52
1,1,0,north,30
0,0,1,north,41
1,0,1,north,22
0,1,1,north,25
1,1,1,north,14
1,0,0,south,33
0,1,0,south,40
1,1,0,south,18
0,0,1,south,30
1,0,1,south,15
0,1,1,south,16
1,1,1,south,9
1,0,0,west,4
"""


@pytest.fixture
def table(tmp_path):
    """Give a table of three lists in three areas, in the last of which there is next to nobody."""
    path = tmp_path / "deaths.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    """Give the folder of a case file into which three lists were imported and linked."""
    from click.testing import CliRunner

    from onrecord.cli.main import main

    home = tmp_path_factory.mktemp("estimate")
    folder = home / "zawiya"

    def told(*words):
        result = CliRunner().invoke(main, [str(word) for word in words])
        assert result.exit_code == Exit.FINE, result.output

    told("init", folder, "--quiet")
    for name, text in lists_of_people().items():
        path = home / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        told("import", path, "--source", name, "--yes", "--case", folder, "--quiet")
    told("link", "--case", folder, "--quiet")
    return folder


def test_what_is_documented_stands_apart_from_what_is_estimated(run, table):
    result = run("estimate", table, "--quick")
    assert result.exit_code == Exit.FINE, result.output
    first, second, third, *_ = result.stdout.splitlines()
    assert first == "Documented: 409 people, on 3 lists."
    assert second.startswith("On no list: ")
    assert second.endswith("people, an estimate, never to be added to a count.")
    assert third.startswith("In all: ")
    for words in ("log-linear", "decomposable graphs", "latent classes", "Committee + Hospitals + Monitors", "Chao"):
        assert words in result.stdout
    assert "Not used: area." in result.stderr


def test_the_same_table_and_seed_give_the_same_bytes_and_another_seed_others(run, table):
    one, other = (run("estimate", table, "--quick", "--format", "json").stdout_bytes for _ in range(2))
    assert one == other
    assert run("estimate", table, "--quick", "--format", "json", "--seed", "2").stdout_bytes != one


def test_strata_are_added_and_those_that_cannot_be_estimated_named(run, table):
    told = json.loads(run("estimate", table, "--by", "area", "--quick", "--format", "json").stdout)
    assert told["documented"] == {"low": 409, "high": 409}
    assert [part["name"] for part in told["parts"]] == ["north", "south", "west"]
    assert told["parts"][2]["refusals"][0]["code"] == "few-lists"
    (caution,) = [each["words"] for each in told["cautions"] if each["code"] == "documented-only"]
    assert "west (4 people)" in caution
    ends = [part["total"] for part in told["parts"][:2]]
    assert told["total"]["high"] < sum(end["high"] for end in ends) + 4
    text = run("estimate", table, "--by", "area", "--quick").stdout
    assert "west" in text
    assert "part " in text


def test_json_has_lists_patterns_families_and_what_they_rest_on(run, table):
    told = json.loads(run("estimate", table, "--quick", "--format", "json").stdout)
    assert told["kind"] == "estimate"
    assert told["lists"][0] == {"name": "Committee", "people": 205, "on_no_other": 97}
    assert {"lists": ["Committee", "Hospitals"], "low": 48, "high": 48} in told["patterns"]
    assert [each["family"] for each in told["families"]] == ["log-linear", "decomposable graphs", "latent classes"]
    assert told["closer"]["pairs"][0]["lists"] == ["Committee", "Hospitals"]
    assert told["undocumented"]["low"] == told["total"]["low"] - 409
    assert told["assumptions"][0]["code"] == "scope"


def test_suppressed_and_impossible_counts_are_shown_as_such(run, tmp_path):
    path = tmp_path / "suppressed.csv"
    rows = TABLE.replace(",area", "").replace(",north", "").splitlines()[:8]
    path.write_text("\n".join([*rows[:-1], "1,1,1,<5"]) + "\n", encoding="utf-8")
    result = run("estimate", path, "--quick")
    assert "Documented: 230 to 234 people" in result.stdout
    assert "0-4" in result.stdout
    assert "Suppressed counts: 1." in result.stdout
    path.write_text("\n".join([*rows[:-1], "1,1,1,impossible"]) + "\n", encoding="utf-8")
    result = run("estimate", path, "--quick", "--format", "json")
    assert {"lists": ["Committee", "Hospitals", "Monitors"], "impossible": True} in json.loads(result.stdout)[
        "patterns"
    ]
    assert "impossible" in run("estimate", path, "--quick").stdout


def test_of_four_lists_what_would_be_with_others_is_told(run, tmp_path):
    """The hospitals' list and the committee's have more in common than chance gives."""
    counts = (60, 50, 70, 40, 30, 20, 25, 30, 18, 16, 14, 12, 10, 9, 8)
    rows = [",".join([*f"{pattern:04b}", str(count)]) for pattern, count in enumerate(counts, 1)]
    path = tmp_path / "four.csv"
    path.write_text("\n".join(["A,B,C,D,count", *rows[:11], "1,1,0,0,90", *rows[12:]]) + "\n", encoding="utf-8")
    text = " ".join(run("estimate", path, "--quick").stdout.split())
    assert "By graphs alone, middles: without A " in text
    assert "A and B as one" in text
    assert "Of 4 lists whose size is known" in text
    assert "The two may share sources or reach the same people" in text
    told = json.loads(run("estimate", path, "--quick", "--format", "json").stdout)["closer"]
    assert [each["change"] for each in told["without_each"]] == [f"without {name}" for name in "ABCD"]
    assert len(told["with_two_merged"]) == 6
    assert [each["name"] for each in told["known_lists"]] == list("ABCD")


def test_of_six_lists_some_patterns_are_left_to_json(run, tmp_path, monkeypatch):
    families = {"one": lambda *_: says("one", 700, 800, 630).outcome}
    monkeypatch.setattr(side_by_side, "FAMILIES", families)
    rows = [",".join([*f"{pattern:06b}", "10"]) for pattern in range(1, 64)]
    path = tmp_path / "six.csv"
    path.write_text("\n".join(["A,B,C,D,E,F,count", *rows]) + "\n", encoding="utf-8")
    assert "and 31 more: --format json has all" in run("estimate", path).stdout


def test_lists_that_do_not_tell_are_refused_with_what_would_be_needed(run, tmp_path):
    path = tmp_path / "two.csv"
    path.write_text("A,B,count\n1,0,40\n0,1,30\n1,1,12\n", encoding="utf-8")
    result = run("estimate", path)
    assert result.exit_code == Exit.NOTHING
    assert "No estimate can be given." in result.stdout
    assert "Needed: three lists or more, each made without the others." in " ".join(result.stdout.split())
    assert json.loads(run("estimate", path, "--format", "json").stdout)["total"] is None


def test_models_that_disagree_and_one_that_stands_alone_are_said_so(run, table, monkeypatch):
    families = {"one": lambda *_: says("one", 450, 500, 409).outcome, "other": lambda *_: NO}
    monkeypatch.setattr(side_by_side, "FAMILIES", families)
    assert "One model alone gives an estimate" in run("estimate", table).stdout
    families["other"] = lambda *_: says("other", 900, 990, 409).outcome
    assert "The models disagree: no number within the range is better" in run("estimate", table).stdout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "found no bytes"),
        ("A,B,count\n", "found"),
        ("A,B,count\n0,0,3\n1,0,2\n", "row 2: found 0 on every list"),
        ("A,B,count\n1,0,3,9\n1,1,2\n", "row 2: found '9' in a column without a name"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(run, tmp_path, text, message):
    path = tmp_path / "odd.csv"
    path.write_text(text, encoding="utf-8")
    result = run("estimate", path)
    assert result.exit_code in (Exit.USAGE, Exit.NOTHING)
    assert "odd.csv" in result.stderr
    assert message in result.stderr


def test_the_people_of_a_case_file_are_estimated_over_clusterings(run, linked):
    result = run("estimate", "--case", linked)
    assert result.exit_code == Exit.FINE, result.output
    assert "Medians over the ways in which records may be one person:" in result.stdout
    assert "Committee + Hospitals + Monitors" in result.stdout
    assert "Who is one: 10 clusterings drawn" in result.stderr
    told = json.loads(run("estimate", "--case", linked, "--format", "json").stdout)
    assert told["total"]["low"] <= 90 <= told["total"]["high"]


def test_people_of_a_case_file_are_parted_by_what_is_known_of_them(run, linked):
    told = json.loads(run("estimate", "--case", linked, "--by", "sex", "--format", "json").stdout)
    assert {part["name"] for part in told["parts"][0]["parts"]} <= {"female", "male", "unknown"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--lists", "Nobody"], "--lists: found 'Nobody'; expected lists and sources of the case file: Committee"),
        (["--by", "weather"], "--by: found 'weather'; expected one of sex"),
        (["--of", "injured"], "found nobody with a name on Committee, Hospitals, Monitors"),
    ],
)
def test_what_a_case_file_does_not_hold_is_refused(run, linked, words, message):
    result = run("estimate", "--case", linked, *words)
    assert result.exit_code == Exit.USAGE
    assert message in result.stderr


def test_two_of_three_lists_are_refused(run, linked):
    result = run("estimate", "--case", linked, "--lists", "Committee,Monitors")
    assert result.exit_code == Exit.NOTHING
    assert "lists that have anyone on them: Committee, Monitors" in result.stdout


def test_rows_that_came_after_the_last_linking_are_noted(run, linked, tmp_path):
    path = tmp_path / "Press.csv"
    path.write_text(f"{HEAD}\nSalim Adnan Kabbani,44,M,2013-05-09,Zawiya\n", encoding="utf-8")
    assert run("import", path, "--source", "Press", "--yes", "--case", linked).exit_code == Exit.FINE
    assert "run `onrecord link`, then this again" in run("estimate", "--case", linked).stderr
