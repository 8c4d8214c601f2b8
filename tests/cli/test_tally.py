"""`onrecord tally`: numbers by month, place and actor as text, CSV and JSON, each with its records."""

from __future__ import annotations

import json

import pytest

from onrecord.cli.exits import Exit
from onrecord.store.casefile import Writer, create_case, open_case
from onrecord.store.judgements import IDENTITY, UNSURE
from onrecord.store.recording import record_judgement
from tests.saying import incident_of, keep
from tests.tally.tables.incidents import Party, Says

WOMEN = Party(3, "female", "adult", "civilian")
MARCH = Says((WOMEN,), killed=8, injured=4, actors=("Ansaru",))
APRIL = Says(killed=12, when=("2016-04-02", "2016-04-02", "day"), source="The Gazette", title="Twelve dead")
SOME_DAY = Says(killed=2, when=("2016-01-01", "2016-12-31", "year"), where=(), title="Two shepherds")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give the folder of a case file of three incidents, two of which may be one."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    case = create_case(tmp_path / "zawiya", "Zawiya", Writer("amal"))
    reports = keep(case, MARCH, APRIL, SOME_DAY)
    with case.writing() as pen:
        pair = [incident_of(case, each) for each in reports[:2]]
        record_judgement(pen, IDENTITY, UNSURE, pair, "perhaps one market")
    case.close()
    return tmp_path / "zawiya"


def test_numbers_stand_in_cells_with_the_whole_below_and_what_they_mean(run, folder):
    told = run("tally", "--by", "month,actor", "--case", folder)
    assert told.exit_code == Exit.FINE
    assert told.stdout.splitlines() == [
        "month    actor    killed  best  incidents",
        "2016     unknown       2     2          1",
        "2016-03  Ansaru        8     8          1",
        "2016-04  unknown      12    12          1",
        "all                14–22    22          3",
        "",
        "Documented: a range of reported figures by the rules of Every Casualty Standards (every-casualty@2026.1).",
        "2 records may be one with a record of another cell: the cells do not add up to the whole.",
        "Possible duplicates were not looked for: `onrecord link` finds them.",
        told.stdout.splitlines()[-1],
    ]
    assert told.stdout.splitlines()[-1].startswith("State of the case file: ")


def test_people_are_parted_by_kind(run, folder):
    told = run("tally", "--by", "sex", "--format", "csv", "--case", folder)
    assert told.stdout.splitlines() == [
        "sex,low,best,high,open_ended,incidents,straddling",
        "female,3,3,3,0,1,1",
        "unknown,14,19,19,0,3,1",
    ]


def test_json_has_the_records_and_rules_of_every_cell_and_of_the_whole(run, folder):
    told = json.loads(run("tally", "--by", "month", "--json", "--case", folder).stdout)
    assert (told["kind"], told["outcome"], told["adds_up"], told["possible_duplicates"]) == (
        "documented",
        "killed",
        False,
        "not looked for",
    )
    assert [(cell["cell"], cell["high"], len(cell["records"])) for cell in told["cells"]] == [
        ({"month": "2016"}, 2, 1),
        ({"month": "2016-03"}, 8, 1),
        ({"month": "2016-04"}, 12, 1),
    ]
    assert sorted(record for cell in told["cells"] for record in cell["records"]) == told["whole"]["records"]
    assert "low: fewest" in told["whole"]["rules"]


def test_what_people_suffered_whose_rules_and_which_cells_can_be_chosen(run, folder):
    injured = run("tally", "--of", "injured", "--only", "month=2016-03", "--case", folder, "--format", "csv")
    assert injured.stdout.splitlines()[1] == "4,4,4,0,1,0"
    body_count = json.loads(run("tally", "--scheme", "iraq-body-count", "--json", "--case", folder).stdout)
    assert body_count["whole"]["best"] is None
    assert run("tally", "--of", "tortured", "--case", folder).exit_code == Exit.NOTHING


def test_a_scheme_that_sums_some_grades_alone_says_so(run, folder):
    told = run("tally", "--scheme", "airwars", "--case", folder)
    assert told.exit_code == Exit.NOTHING
    assert "Counted are incidents of the grades confirmed, fair." in told.stdout
    named = run("tally", "--scheme", "airwars", "--only", "grade=weak", "--case", folder)
    assert named.exit_code == Exit.FINE
    assert "Counted are incidents of the grades" not in named.stdout


@pytest.mark.parametrize(
    "wrong",
    [("--by", "colour"), ("--by", "month,month"), ("--only", "month"), ("--scheme", "mine"), ("--of", "unharmed")],
)
def test_what_is_none_is_refused_by_name(run, folder, wrong):
    assert run("tally", *wrong, "--case", folder).exit_code == Exit.USAGE


def test_the_same_state_gives_the_same_bytes_and_a_change_others(run, folder):
    first, second = (run("tally", "--by", "month,sex", "--json", "--case", folder).stdout for _ in range(2))
    assert first == second
    case = open_case(folder, Writer("amal"))
    keep(case, Says(killed=1, title="A teacher is killed"))
    case.close()
    assert run("tally", "--by", "month,sex", "--json", "--case", folder).stdout != first
