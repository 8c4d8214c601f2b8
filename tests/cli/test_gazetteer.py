"""`onrecord gazetteer`: places are added, listed, found again, removed; what cannot be added is named."""

from __future__ import annotations

import json
import zipfile

import pytest
from click.testing import CliRunner

from onrecord.cli.home import own_gazetteers
from onrecord.cli.main import main
from onrecord.coding.coders import coder_with
from onrecord.resolution.places import Gazetteer

TABLE = """ADM0_PCODE,ADM1_EN,ADM4_EN,ADM4_AR,ADM4_PCODE,LATITUDE,LONGITUDE
SY,Idleb,Kafr Zitun,كفر زيتون,C9001,35.5,36.6
SY,Ar-Raqqa,Tal Jim,,C9002,36.1,39.1
SY,,,,,,
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "villages.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_is_added_and_its_places_are_found(run, table, home):
    result = run("gazetteer", "add", table)
    assert (result.exit_code, result.stdout) == (0, "Added villages: places 2.\n")
    assert result.stderr.startswith("Rows left out: 1; ")
    assert own_gazetteers() == (home / "gazetteers" / "villages.places",)
    assert Gazetteer.open(own=own_gazetteers()).search("Kafr Zitun")[0].id == "cod:C9001"


def test_json_says_what_was_kept_and_quiet_leaves_the_note_out(run, table, home):
    result = run("gazetteer", "add", table, "--format", "json", "--quiet")
    kept = str(home / "gazetteers" / "villages.places")
    assert json.loads(result.stdout) == {"name": "villages", "file": kept, "places": 2, "skipped": 1}
    assert run("gazetteer", "add", table, "--quiet").stderr == result.stderr == ""


def test_a_table_of_the_same_name_is_replaced(run, table):
    run("gazetteer", "add", table)
    table.write_text("\n".join(TABLE.splitlines()[:2]), encoding="utf-8")
    assert run("gazetteer", "add", table).stdout == "Replaced villages: places 1.\n"
    assert not any(place.own for place in Gazetteer.open(own=own_gazetteers()).search("Tal Jim"))


def test_a_name_is_written_so_that_every_system_keeps_it(run, table):
    run("gazetteer", "add", table, "--name", "../Syria: villages?")
    assert [path.name for path in own_gazetteers()] == ["Syria-villages.places"]
    refused = run("gazetteer", "add", table, "--name", "/..")
    assert (refused.exit_code, "expected letters or digits" in refused.stderr) == (2, True)


def test_what_was_added_is_listed_in_the_order_in_which_it_is_asked(run, table, home):
    for name in ("second", "first"):
        run("gazetteer", "add", table, "--name", name)
    assert run("gazetteer", "list").stdout == ("first places of villages.csv: 2\nsecond places of villages.csv: 2\n")
    told = json.loads(run("gazetteer", "list", "--format", "json").stdout)
    assert told[0] == {
        "name": "first",
        "file": str(home / "gazetteers" / "first.places"),
        "about": "places of villages.csv: 2",
    }


def test_an_empty_list_says_how_to_add_to_it(run, home):
    result = run("gazetteer", "list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"None was added; `onrecord gazetteer add FILE` adds one to {home / 'gazetteers'}.\n"
    assert json.loads(run("gazetteer", "list", "--format", "json").stdout) == []


def test_what_was_added_can_be_removed(run, table):
    run("gazetteer", "add", table)
    assert run("gazetteer", "remove", "villages").stderr == "Removed villages.\n"
    assert own_gazetteers() == ()
    refused = run("gazetteer", "remove", "villages")
    assert refused.exit_code == 2
    assert "found 'villages'; expected a gazetteer, and none was added" in refused.stderr


def test_a_table_that_cannot_be_used_is_named_and_nothing_is_kept(run, table, tmp_path, home):
    packed, pointless = tmp_path / "SY.zip", tmp_path / "pointless.csv"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(table, "SY.txt")
    pointless.write_text("NAME,LATITUDE,LONGITUDE\nKafr Zitun,35.5,36.6\n", encoding="utf-8")
    for path, code, words in (
        (tmp_path / "none.csv", 3, "No such file or directory"),
        (tmp_path, 3, "Is a directory"),
        (packed, 3, "Unpack it"),
        (pointless, 2, "--country SY"),
    ):
        result = run("gazetteer", "add", path)
        assert (result.exit_code, result.stdout, words in result.stderr) == (code, "", True), result.stderr
    assert list((home / "gazetteers").iterdir()) == []


def test_a_country_may_be_written_small(run, tmp_path):
    table = tmp_path / "villages.csv"
    table.write_text("NAME,LATITUDE,LONGITUDE\nKafr Zitun,35.5,36.6\n", encoding="utf-8")
    assert run("gazetteer", "add", table, "--country", "sy").exit_code == 0
    assert run("gazetteer", "add", table, "--country", "Syria").exit_code == 2


def test_a_folder_that_cannot_be_written_is_named(run, table, home):
    home.write_text("a file where the folder should be")
    result = run("gazetteer", "add", table)
    assert (result.exit_code, "expected a place that can be written" in result.stderr) == (5, True)


def test_commands_ask_what_was_added_and_name_one_that_broke(run, table, home, tmp_path):
    run("gazetteer", "add", table)
    report = tmp_path / "report.txt"
    report.write_text("Two farmers were shot dead in Kafr Zitun in Syria on 3 May 2015, residents said.")
    coded = run_installed("code", report, "--format", "json")
    assert json.loads(coded.stdout)["incidents"][0]["where"]["gazetteer"] == "cod:C9001"
    (home / "gazetteers" / "villages.places").write_bytes(b"broken")
    coder_with.cache_clear()
    for command in ("code", "explain"):
        refused = run_installed(command, report)
        assert (refused.exit_code, "Make it again with `onrecord gazetteer add FILE`" in refused.stderr) == (2, True)


def run_installed(*words):
    return CliRunner().invoke(main, [str(word) for word in words])
