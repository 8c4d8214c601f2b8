"""`onrecord review` as a person uses it: at a terminal of its own, and with a spreadsheet."""

from __future__ import annotations

import csv
import io
import os
import sys
from contextlib import nullcontext

import pytest

from onrecord.cli.exits import Exit
from onrecord.cli.review_session import KEYS, Session
from onrecord.cli.review_table import read_answers, table_of
from onrecord.core.errors import BadOption
from onrecord.jobs.linking import link_people
from onrecord.jobs.reviewing import Beside, Review
from onrecord.linkage.explaining import explain
from onrecord.linkage.questions import Question
from onrecord.store.casefile import Writer, create_case, open_case
from onrecord.store.judgements import identity_judgements
from onrecord.store.tellings import Telling
from tests.cli.test_review_screen import WEIGHED
from tests.linkage.people import told as person
from tests.told import tell, tell_all

POSIX = pytest.mark.skipif(os.name != "posix", reason="a terminal of its own: Linux and macOS")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give the folder of a case file with three reports of one shelling, linked."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    case = create_case(tmp_path / "zawiya", "Zawiya", Writer("amal"))
    tell_all(case)
    link_people(case)
    case.close()
    return tmp_path / "zawiya"


@pytest.fixture
def case(folder):
    """Give that case file, open."""
    held = open_case(folder, Writer("amal"))
    yield held
    held.close()


class Pressed:
    """Keys that are pressed one after another, and lines that are typed."""

    def __init__(self, keys, *lines):
        self.keys, self.lines, self.asked, self.forgotten = list(keys), list(lines), [], 0

    def forget(self):
        self.forgotten += 1

    def read(self):
        return self.keys.pop(0) if self.keys else "\x04"

    def ask(self, question, default):
        self.asked.append((question, default))
        return self.lines.pop(0)


def sit(case, *keys, lines=()):
    """Give the session after these keys."""
    pressed = Pressed(keys, *lines)
    session = Session(case, Review(case, 0.05), pressed)
    session.run()
    return session, pressed


def decisions(case):
    return [str(row.decision) for row in identity_judgements(case)]


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


@POSIX
def test_at_a_terminal_each_key_is_a_judgement_and_z_takes_it_back(folder, monkeypatch):
    from tests.terminal import Terminal

    monkeypatch.setenv("ONRECORD_USER", "amal")
    terminal = Terminal("review", "--case", folder, columns=100)
    shown = terminal.wait_for("q quit")
    assert "Likely one: " in shown
    assert " = " in shown
    for key in ("s", "z", "w"):
        terminal.press(key)
        if key != "w":
            terminal.wait_for("q quit")
    terminal.wait_for("Why")
    terminal.press("her mother knows her\n")
    terminal.wait_for("q quit")
    terminal.press("ي")
    terminal.wait_for("q quit")
    terminal.press("q")
    code, shown = terminal.end()
    assert code == Exit.FINE
    assert "Judged 1 pairs" in shown
    case = open_case(folder, Writer("amal"))
    told = identity_judgements(case)
    case.close()
    assert [str(row.decision) for row in told] == ["same", "withdrawn", "different"]
    assert told[-1].why == "her mother knows her"
    assert told[0].why.startswith("shown: likely one ")


@POSIX
def test_interrupted_what_was_judged_is_kept_and_the_terminal_is_as_before(folder):
    from tests.terminal import Terminal

    terminal = Terminal("review", "--case", folder)
    terminal.wait_for("q quit")
    terminal.press("u")
    terminal.wait_for("q quit")
    terminal.press("\x1b[A")
    terminal.press("\x03")
    code, shown = terminal.end()
    assert code == Exit.INTERRUPTED
    assert "interrupted" in shown
    case = open_case(folder, Writer("amal"))
    assert decisions(case) == ["unsure"]
    case.close()


def test_until_nothing_is_left(case):
    session, pressed = sit(case, *"ssssssssss")
    assert session.account == "Judged 7 pairs; 0 left."
    assert set(decisions(case)) == {"same"}
    assert pressed.forgotten == 7
    assert sit(case)[0].account == "No pairs to judge."


def test_the_end_of_input_and_escape_leave(case):
    assert sit(case, "\x1b", "s")[0].account.startswith("Judged 0 pairs; ")
    assert sit(case, "s")[0].account.startswith("Judged 1 pairs; ")


def test_a_key_without_a_meaning_shows_the_keys(case, capsys):
    sit(case, "x", "", "z", "q")
    shown = capsys.readouterr().out
    assert shown.count(KEYS) == 3
    assert "Nothing to take back here." in shown


def test_the_keys_of_an_arabic_keyboard_are_in_the_same_places(case):
    sit(case, *"سيعئصسض", lines=["هي نفسها"])
    told = identity_judgements(case)
    assert [str(row.decision) for row in told] == ["same", "different", "unsure", "withdrawn", "same"]
    assert told[-1].why == "هي نفسها"


def test_the_reason_offered_is_what_was_shown(case):
    _, pressed = sit(case, "w", "s", "q", lines=["one name"])
    ((question, offered),) = pressed.asked
    assert question == "Why"
    assert offered.startswith("shown: likely one 0.06, ")


def test_undone_the_pair_is_asked_again(case):
    sit(case, "s", "z", "d", "q")
    told = identity_judgements(case)
    assert [str(row.decision) for row in told] == ["same", "withdrawn", "different"]
    assert told[0].pair == told[2].pair


def test_without_a_terminal_it_says_how_else(run, folder):
    result = run("review", "--case", folder)
    assert result.exit_code == Exit.USAGE
    assert "no terminal to ask at" in result.stderr
    assert "--export" in result.stderr


def test_before_any_run_it_says_to_link(run, tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    create_case(tmp_path / "empty", "Empty", Writer("amal")).close()
    result = run("review", "--export", tmp_path / "pairs.csv", "--case", tmp_path / "empty")
    assert result.exit_code == Exit.USAGE
    assert "Run `onrecord link` first" in result.stderr


def test_a_table_goes_out_and_its_answers_come_in_once(run, folder, tmp_path):
    path = tmp_path / "pairs.csv"
    assert run("review", "--export", path, "--case", folder).stdout.startswith(f"Pairs written to {path}: 10. ")
    rows = rows_of(path)
    assert {rows[0]["decision"], rows[0]["reason"]} == {""}
    assert "[" in rows[0]["quotes A"]
    rows[0] |= {"decision": "Same ", "reason": "his mother's name"}
    rows[1] |= {"decision": "unsure"}
    _write(path, rows)
    words = ("review", "--import", path, "--case", folder, "--as", "amal")
    assert run(*words).stdout == "Judgements added: 2. Given before: 0.\n"
    assert run(*words).stdout == "Judgements added: 0. Given before: 2.\n"
    case = open_case(folder, Writer("amal"))
    told = identity_judgements(case)
    case.close()
    assert [(str(row.decision), row.by, row.model) for row in told] == [
        ("same", "amal", "persons@2026.3"),
        ("unsure", "amal", "persons@2026.3"),
    ]
    assert told[0].why == "his mother's name"
    assert told[1].why.startswith("judged in a table: same ")


def test_incidents_go_out_in_a_table_of_their_own(run, folder, tmp_path):
    path = tmp_path / "incidents.csv"
    words = ("review", "--incidents", "--case", folder)
    assert run(*words, "--export", path).stdout.startswith(f"Pairs written to {path}: 3. ")
    rows = rows_of(path)
    assert (rows[0]["when A"], rows[0]["place B"], rows[0]["acts A"]) == ("2013-05-09", "Zawiya", "killing")
    assert "name A" not in rows[0]
    rows[0]["decision"] = "same"
    _write(path, rows)
    assert run(*words, "--import", path).stdout == "Judgements added: 1. Given before: 0.\n"
    assert "Joined by judgements: 1; to review: " in run("link", "--case", folder).stdout


def test_rows_about_nobody_are_named_and_the_others_taken(run, folder, tmp_path):
    path = tmp_path / "pairs.csv"
    run("review", "--export", path, "--case", folder)
    rows = rows_of(path)[:4]
    rows[0] |= {"decision": "same", "other": "nobody/p1"}
    rows[1] |= {"decision": "perhaps"}
    rows[2] |= {"decision": "different", "other": rows[2]["one"]}
    rows[3] |= {"decision": "different"}
    _write(path, rows)
    result = run("review", "--import", path, "--case", folder)
    assert (result.exit_code, result.stdout) == (Exit.PARTIAL, "Judgements added: 1. Given before: 0.\n")
    assert "row 2: no person or incident 'nobody/p1' in the case file" in result.stderr
    assert "row 3: found 'perhaps'; expected same, different, unsure, or nothing" in result.stderr
    assert "row 4: one of them twice" in result.stderr


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-16", "\t"), ("cp1256", ";"), ("utf-8", ",")])
def test_a_table_as_any_spreadsheet_saves_it_is_read(run, folder, tmp_path, encoding, delimiter):
    path = tmp_path / "pairs.csv"
    run("review", "--export", path, "--case", folder)
    rows = rows_of(path)
    rows[0] |= {"decision": "same", "reason": "اسم واحد"}
    kept = [{name: row[name] for name in ("decision", "reason", "one", "other")} for row in rows[:2]]
    out = io.StringIO()
    writer = csv.DictWriter(out, kept[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(kept)
    path.write_bytes(out.getvalue().encode(encoding))
    assert run("review", "--import", path, "--case", folder).stdout == "Judgements added: 1. Given before: 0.\n"
    case = open_case(folder, Writer("amal"))
    (row,) = identity_judgements(case)
    case.close()
    assert (row.why, row.model) == ("اسم واحد", None)


def test_a_table_without_its_columns_is_refused(run, folder, tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text("decision,one\nsame,a\n")
    result = run("review", "--import", path, "--case", folder)
    assert result.exit_code == Exit.USAGE
    assert "no column other" in result.stderr
    (tmp_path / "empty.csv").write_text("")
    assert "no column" in run("review", "--import", tmp_path / "empty.csv", "--case", folder).stderr


def test_no_cell_is_a_formula():
    told = explain(person("=Rim al-Aliwi", id="a/p1"), person("@Reem al-Alawi", id="b/p1"), WEIGHED)
    hostile = {"harm": "+1", "report": "=HYPERLINK(1)", "source": "-1", "with": "@SUM(1)"}
    beside = Beside(told, Telling("a/p1", hostile, ("=1",)), Telling("b/p1", hostile, ("＝1",)), ("=2",), 0)
    table = table_of([(Question("a/p1", "b/p1", 0.0, None, 1), beside)], "persons@2026.3").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert row["report A"] == "'=HYPERLINK(1)"
    assert not any(cell.startswith(("=", "+", "-", "@", "＝")) for cell in row.values())


def test_that_reports_came_since_the_run_is_said(run, folder, tmp_path):
    case = open_case(folder, Writer("amal"))
    tell(case, (("Hana Omar al-Tawil", 30, "f"),), "Another")
    case.close()
    result = run("review", "--export", tmp_path / "pairs.csv", "--case", folder)
    assert "since the last `onrecord link`" in result.stderr


def _write(path, rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(out.getvalue().encode("utf-8-sig"))


def test_before_a_terminal_the_session_is_accounted_for(run, folder, monkeypatch):
    monkeypatch.setattr("onrecord.cli.review._is_watched", lambda: True)
    monkeypatch.setattr("onrecord.cli.review.terminal_keys", lambda: nullcontext(Pressed("sq")))
    result = run("review", "--case", folder, "--as", "amal")
    assert result.exit_code == Exit.FINE
    assert result.stdout.splitlines()[-1].startswith("Judged 1 pairs; ")


def test_a_table_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(BadOption, match="expected a table"):
        list(read_answers(tmp_path, []))


def test_a_terminal_is_one_where_both_ends_are(monkeypatch):
    from onrecord.cli import review

    for stdin, stdout, expected in ((True, True, True), (True, False, False), (False, True, False)):
        monkeypatch.setattr(sys.stdin, "isatty", lambda stdin=stdin: stdin, raising=False)
        monkeypatch.setattr(sys.stdout, "isatty", lambda stdout=stdout: stdout, raising=False)
        assert review._is_watched() is expected
