"""`onrecord import`, as a recorder uses it."""

from __future__ import annotations

import json
import os

import pytest

from onrecord.cli.exits import Exit
from onrecord.core.vocabulary import CoderKind
from onrecord.store.casefile import Writer, open_case
from onrecord.store.codings import coding_of
from onrecord.store.connection import close
from onrecord.store.models import Coding, Entry, Reading
from onrecord.store.readings import report_of
from tests.cases import database_server  # noqa: F401 - a fixture
from tests.cli.test_case_commands import at  # noqa: F401 - a fixture

LIST = """No,Name,الاسم,Age,Sex,Date,Place,Source,Phone
1,Salem Ferjani,سالم الفرجاني,34,M,25/04/2016,Zawiya,Libya Wire; Amal Centre,0912000001
2,Unknown,,5-7?,F,31/02/2016,Zawiya,,
Total,,,,,,,,
"""


@pytest.fixture
def listed(at, tmp_path):  # noqa: F811 - the fixture
    """Give a function that imports a list of these words in a case file that was made."""
    at("init")
    path = tmp_path / "dead.csv"

    def bring(text=LIST, *options):
        path.write_text(text, encoding="utf-8")
        return at("import", path, *options)

    return bring


def head(at):  # noqa: F811
    return json.loads(at("head").stdout)["hash"]


def kept(tmp_path):
    """Give the codings of the case file with their reports, oldest first, and close it."""
    case = open_case(tmp_path / "zawiya", Writer("amal", database_url=os.environ.get("DATABASE_URL")))
    readings = {row.id: report_of(row) for row in Reading.objects.using(case.alias)}
    rows = Coding.objects.using(case.alias).order_by("seq", "id")
    told = [coding_of(row, readings[row.reading_id]) for row in rows]
    entries = list(Entry.objects.using(case.alias).filter(kind="mapping").order_by("version"))
    close(case.alias)
    return told, entries


def test_a_suggested_mapping_is_shown_and_nothing_kept_until_it_is_agreed_to(at, listed):  # noqa: F811
    before = head(at)
    result = listed()
    assert result.exit_code == Exit.FINE
    assert "Name → victim.name" in result.stdout
    assert "0912000001" not in result.stdout
    assert "Nothing was imported from dead.csv" in result.stderr
    assert head(at) == before


def test_rows_become_reports_and_cells_claims_with_their_addresses(at, listed, tmp_path):  # noqa: F811
    result = listed(LIST, "--yes")
    assert "dead.csv: 2 rows read, 2 of them new; 2 codings added." in result.stdout
    assert "F3: found 31/02/2016; expected a date; kept as text, not as a value." in result.stderr
    assert "A4: not a record: a row of totals." in result.stderr
    codings, _ = kept(tmp_path)
    assert {coding.coder.kind for coding in codings} == {CoderKind.IMPORT}
    first = next(coding for coding in codings if "Salem" in coding.report.text)
    assert "0912000001" not in first.report.text
    assert first.report.place == "row 2"
    assert [detail.name for detail in first.report.details][:2] == ["A2", "B2"]
    assert first.incidents[0].according_to == ((), ("Libya Wire",), ("Amal Centre",))
    assert [name.script for name in first.incidents[0].victims[0].names] == ["Latn", "Arab"]
    assert at("verify").stdout == "Everything is as it was written.\n"


def test_the_same_import_again_changes_nothing(at, listed):  # noqa: F811
    listed(LIST, "--yes")
    before = head(at)
    again = listed(LIST)
    assert "2 rows read, 0 of them new; 0 codings added." in again.stdout
    assert "→" not in again.stdout
    assert head(at) == before


def test_next_months_list_adds_its_new_rows_by_the_mapping_that_was_kept(listed, tmp_path):
    listed(LIST, "--yes")
    longer = LIST.replace("Total", "3,Huda Ferjani,,29,F,13/05/2016,Zawiya,,\nTotal")
    assert "3 rows read, 1 of them new; 1 codings added." in listed(longer).stdout
    codings, entries = kept(tmp_path)
    assert (len(codings), len(entries)) == (3, 1)


def test_a_corrected_mapping_codes_again_and_keeps_what_was(at, listed, tmp_path):  # noqa: F811
    listed(LIST, "--yes")
    result = listed(LIST, "--map", "Place=incident.site", "--source", "Amal Centre", "--act", "injury")
    assert "2 rows read, 0 of them new; 2 codings added." in result.stdout
    codings, entries = kept(tmp_path)
    assert [entry.version for entry in entries] == [1, 2]
    assert len(codings) == 4
    assert {str(coding.incidents[0].where.precision) for coding in codings[2:]} == {"site"}
    assert {coding.coder.version.split("/")[0] for coding in codings} == {"1", "2"}
    assert at("verify").exit_code == Exit.FINE


def test_rows_of_lists_are_not_coded_as_sentences(at, listed):  # noqa: F811
    listed(LIST, "--yes")
    assert at("code").stdout == "Coded 0 reports.\n"


def test_a_mapping_is_written_edited_and_used(listed, tmp_path):
    written = listed(LIST, "--suggest")
    assert "Name: victim.name" in written.stdout
    mapping = tmp_path / "map.yaml"
    mapping.write_text(written.stdout.replace("Place: incident.place", "Place: text"), encoding="utf-8")
    assert listed(LIST, "--mapping", mapping).exit_code == Exit.FINE
    codings, _ = kept(tmp_path)
    assert {coding.incidents[0].where.name for coding in codings} == {None}


def test_what_gave_no_value_is_written_as_a_table_without_formulas(listed, tmp_path):
    out = tmp_path / "refused.csv"
    listed(LIST.replace("31/02/2016", "=1+1"), "--yes", "--report", out)
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [
        "A4,a row of totals,a record,not imported",
        'F3,\'=1+1,a date,"kept as text, not as a value"',
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--map", "Nme=victim.name"], "found a column 'Nme'"),
        (["--map", "Name=victim.nme"], "found 'victim.nme'"),
        (["--map", "Name"], "expected COLUMN=MEANING"),
        (["--act", "murdering"], "found 'murdering'"),
        (["--sheet", "2016"], "--sheet: found '2016'"),
    ],
)
def test_a_wish_that_cannot_be_is_named(listed, options, said):
    result = listed(LIST, *options)
    assert result.exit_code == Exit.USAGE
    assert said in result.stderr


def test_a_file_that_is_no_list_is_named_and_the_others_are_imported(at, listed, tmp_path):  # noqa: F811
    listed(LIST)
    other = tmp_path / "notes.txt"
    other.write_text("Two bakers were shot dead.", encoding="utf-8")
    assert at("import", other, "--yes").exit_code == Exit.NOTHING
    both = at("import", other, tmp_path / "dead.csv", "--yes")
    assert both.exit_code == Exit.PARTIAL
    assert "a text without columns" in both.stderr


def test_a_mapping_that_is_none_is_refused(listed, tmp_path):
    for text in ("tables: [", "Name: victim.name", "tables: [{sheet: a}]"):
        (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
        assert listed(LIST, "--mapping", tmp_path / "map.yaml").exit_code == Exit.USAGE
    assert listed(LIST, "--mapping", tmp_path / "none.yaml").exit_code == Exit.USAGE
