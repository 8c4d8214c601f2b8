"""`onrecord code` in every format, to every place."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.core.wire import coding_from_json
from onrecord.jobs.engine import InstalledEngine
from tests.html_reading import read_html


def test_a_digest_is_what_a_person_gets(run, reports):
    result = run("code", *reports("Shooting at the ford"))
    assert result.exit_code == 0
    assert result.stdout.startswith("Shooting at the ford\n")
    assert "Samir Qasem" in result.stdout
    assert result.stderr == ""


def test_several_digests_are_parted_by_a_rule(run, reports):
    result = run("code", *reports("First", "Second"))
    assert [part.splitlines()[0] for part in result.stdout.split("─" * 80 + "\n\n")] == ["First", "Second"]


def test_json_of_one_report_is_one_coding(run, reports):
    coding = coding_from_json(run("code", *reports("First"), "--format", "json").stdout)
    assert coding.report.text == "First"


def test_json_of_several_reports_is_a_list_in_their_order(run, reports):
    codings = json.loads(run("code", *reports("First", "Second"), "--format", "json").stdout)
    assert [coding["report"]["text"] for coding in codings] == ["First", "Second"]


def test_json_of_a_folder_is_a_list_however_many_are_in_it(run, reports):
    (path,) = reports("First")
    assert [coding["report"]["text"] for coding in json.loads(run("code", path.parent, "--format", "json").stdout)] == [
        "First"
    ]


def test_json_of_reports_none_of_which_can_be_read_is_an_empty_list(run, reports):
    result = run("code", *reports("#EMPTY 1", "#EMPTY 2"), "--format", "json")
    assert json.loads(result.stdout) == []
    assert result.exit_code == 3


def test_jsonl_is_a_coding_a_line(run, reports):
    lines = run("code", *reports("First", "Second"), "--format", "jsonl").stdout.splitlines()
    assert [coding_from_json(line).report.text for line in lines] == ["First", "Second"]


def test_csv_is_one_table_for_all_reports(run, reports):
    rows = list(csv.DictReader(StringIO(run("code", *reports("First", "Second"), "--format", "csv").stdout)))
    assert [row["title"] for row in rows] == ["First", "Second"]


def test_html_of_one_report_is_its_page(run, reports):
    page = read_html(run("code", *reports("First"), "--format", "html").stdout)
    assert page.all("title")[0].text == "First: records"


def test_html_of_several_reports_is_one_page_to_share(run, reports):
    page = read_html(run("code", *reports("First", "Second"), "--format", "html", "--lang", "ar").stdout)
    assert [h1.text for h1 in page.all("h1")] == ["First", "Second"]
    assert page.all("html")[0].attributes["dir"] == "rtl"


def test_html_to_a_folder_is_a_page_each_and_a_list(run, reports, tmp_path):
    result = run("code", *reports("First", "#EMPTY", "Third"), "--format", "html", "--output", tmp_path / "pages")
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["0.html", "2.html", "index.html"]
    listed = read_html((tmp_path / "pages" / "index.html").read_text("utf-8"))
    assert [a.text for a in listed.all("a")] == ["First", "Third"]
    assert "found nothing; expected something" in listed.all("section", "doubts")[0].text
    assert "2 coded; the list of their pages is" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "html"])
def test_output_goes_to_a_file_and_nothing_to_the_screen(run, reports, tmp_path, form):
    place = tmp_path / "out.html"
    result = run("code", *reports("First"), "--format", form, "--output", place)
    assert result.stdout == ""
    assert "First" in place.read_text("utf-8")


def test_a_table_in_a_file_opens_as_utf8_in_a_spreadsheet(run, reports, tmp_path):
    run("code", *reports("مقتل معلمة"), "--format", "csv", "--output", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfreport,")
    assert b"\r\r\n" not in (tmp_path / "out.csv").read_bytes()


def test_a_dash_is_standard_input_and_as_output_standard_output(run):
    result = run("code", "-", "--output", "-", "--format", "json", input="From a pipe")
    assert json.loads(result.stdout)["report"]["text"] == "From a pipe"


def test_the_date_and_the_codebook_reach_the_coder(run, reports, tmp_path):
    book = tmp_path / "book.yaml"
    book.write_text("id: x")
    result = run("code", *reports("x"), "--format", "json", "--published", "2016-01-08", "--codebook", book)
    report = json.loads(result.stdout)["report"]
    assert (report["published"], report["source"]) == ("2016-01-08", str(book))


def test_a_bad_report_is_one_line_and_the_others_are_coded(run, reports):
    paths = reports("First", "#EMPTY", "Third")
    result = run("code", *paths, "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == f"onrecord: {paths[1]}: found nothing; expected something. Look again.\n"
    assert result.exit_code == 1


def test_a_file_that_is_not_there_is_one_bad_report(run, reports, tmp_path):
    result = run("code", tmp_path / "none.txt", *reports("First"), "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "none.txt" in result.stderr


def test_nothing_read_is_said_by_the_exit_code(run, reports):
    result = run("code", *reports("#EMPTY"), "--format", "json")
    assert (result.exit_code, result.stdout) == (3, "")


def test_an_empty_folder_is_said_to_be_empty(run, tmp_path):
    (tmp_path / "empty").mkdir()
    result = run("code", tmp_path / "empty")
    assert result.exit_code == 3
    assert "a folder with no files to read" in result.stderr


def test_a_missing_part_stops_the_run_with_its_own_code(run, reports):
    result = run("code", *reports("First", "#MISSING", "Third"), "--format", "jsonl")
    assert result.exit_code == 4
    assert result.stderr == "onrecord: the model: found nothing; expected something. Look again.\n"


def test_a_codebook_that_breaks_its_rules_is_a_wrong_command(run, reports):
    assert run("code", *reports("#BOOK")).exit_code == 2


def test_a_defect_on_one_report_is_owned_up_to_and_the_others_are_coded(run, reports):
    result = run("code", *reports("#DEFECT", "Second"), "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 1
    assert "this is a defect of onrecord: KeyError: 'forgotten' at tests.cli.engines:" in result.stderr
    assert result.exit_code == 70


def test_quiet_says_results_and_errors_only(run, reports, tmp_path):
    words = ("code", *reports("First", "#EMPTY"), "--format", "html", "--output", tmp_path / "pages")
    for command in (("--quiet", *words), (*words, "-q")):
        lines = run(*command).stderr.splitlines()
        assert len(lines) == 1
        assert "#EMPTY" not in lines[0]


def test_reports_are_never_written_over(run, reports):
    (path,) = reports("First")
    result = run("code", path, "--format", "json", "--output", path)
    assert result.exit_code == 2
    assert path.read_text() == "First"


def test_a_place_that_cannot_be_written_is_said_with_its_own_code(run, reports, tmp_path):
    result = run("code", *reports("First"), "--output", tmp_path / "no" / "such" / "out.txt")
    assert result.exit_code == 5
    assert "found No such file or directory" in result.stderr


def test_a_folder_is_no_place_for_a_table(run, reports, tmp_path):
    result = run("code", *reports("First"), "--format", "csv", "--output", tmp_path)
    assert result.exit_code == 5
    assert "Is a directory" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "xml"), "'xml' is not one of"),
        (("--published", "08/01/2016"), "expected a date as YYYY-MM-DD"),
        (("--published", "2016-02-30"), "found '2016-02-30'"),
        (("--codebook", "no-such.yaml"), "no-such.yaml"),
        (("--jobs", "0"), "0 is not in the range"),
        (("--lang", "xx"), "expected en or ar"),
        (("--such",), "No such option"),
        (("-", "-"), "standard input once"),
    ],
)
def test_wrong_usage_is_one_line_with_what_was_found_and_expected(run, reports, words, said):
    result = run("code", *reports("First"), *words, input="x")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr


def test_file_names_cannot_act_on_the_terminal_either(run, reports, tmp_path):
    result = run("code", tmp_path / "\x1b[31m\u202e.txt", *reports("First"))
    assert "\x1b" not in result.stderr
    assert "<U+001B>[31m<U+202E>" in result.stderr


def test_one_file_of_several_reports_is_a_list(run, reports):
    import json

    result = run("code", *reports("#SEVERAL\nOne\nTwo"), "--format", "json")
    assert [coding["report"]["text"] for coding in json.loads(result.stdout)] == ["One", "Two"]


@pytest.mark.parametrize(("options", "source"), [((), "protected sender 1"), (("--name-senders",), "Nadia Haroun")])
def test_who_wrote_in_private_is_named_only_when_asked(tmp_path, options, source):
    letter = tmp_path / "letter.eml"
    letter.write_bytes(
        b"From: Nadia Haroun <nadia@post.example>\nMessage-ID: <1>\nSubject: Market\n\nFour people were killed in Gao."
    )
    words = ["code", str(letter), "--format", "json", *options]
    result = CliRunner().invoke(main, words, obj=InstalledEngine())
    assert json.loads(result.stdout)["report"]["source"] == source
    assert ("Nadia" in result.stdout) is bool(options)


def test_a_file_beyond_the_limit_says_how_to_raise_it(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("Four people were killed in Gao on 3 May 2019. " * 30_000)
    refused = CliRunner().invoke(main, ["code", str(path), "--max-size", "1"], obj=InstalledEngine())
    assert refused.exit_code == 3
    assert "raise the limit (--max-size" in refused.stderr
