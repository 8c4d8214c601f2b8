from __future__ import annotations

import os
import socket
import sys
import tempfile
import time

import pytest

from onrecord.core.errors import Damaged, EmptyReport, ReaderStopped, Unequipped
from onrecord.core.report import Report
from onrecord.evidence import apart
from onrecord.evidence.apart import Limits, read_apart, stop_readers
from tests.evidence.pages import NEWS_PAGE

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="walls of the Linux kernel")


@pytest.fixture
def bad(monkeypatch):
    """Give a function that has a reader do a deed, and what came of it."""
    stop_readers()
    monkeypatch.setattr(apart, "COMMAND", "from tests.evidence.badreaders import main; main()")

    def do(deed, **limits):
        return list(read_apart(f"<html>{deed}</html>".encode(), "page.html", limits=Limits(**limits)))

    yield do
    stop_readers()


def said(found):
    (report,) = found
    assert isinstance(report, Report), report
    return report.text


def test_a_page_is_read_as_it_is_read_here():
    from onrecord.evidence.unfold import unfold

    assert list(read_apart(NEWS_PAGE, "it", "page.html")) == list(unfold(NEWS_PAGE, "it", "page.html"))


def test_what_holds_nothing_is_the_same_error_as_here():
    (found,) = read_apart(b"<html><body></body></html>", "it")
    assert type(found) is EmptyReport
    assert found.thing == "it"


def test_one_process_serves_many_files(bad):
    assert said(bad("write here")) == "in"
    (reader,) = apart._idle
    assert said(bad("write here")) == "in"
    assert apart._idle == [reader]
    assert reader.served == 2


def test_a_process_that_served_its_share_is_replaced(bad, monkeypatch):
    monkeypatch.setattr(apart, "MOST_FILES", 1)
    bad("write here")
    assert apart._idle == []


def test_a_process_that_ended_while_it_waited_is_replaced(bad):
    bad("write here")
    (reader,) = apart._idle
    reader.process.kill()
    reader.process.wait()
    assert said(bad("write here")) == "in"
    assert apart._idle != [reader]


def test_a_reader_without_a_sign_of_life_is_stopped_and_the_next_file_is_read(bad):
    begun = time.monotonic()
    (found,) = bad("sleep", idle_seconds=3)
    assert type(found) is ReaderStopped
    assert "no sign of life for 3 seconds" in str(found)
    assert time.monotonic() - begun < 20
    assert said(bad("write here")) == "in"


def test_a_sign_of_life_gives_more_time_and_not_for_ever(bad):
    bad("write here")
    assert said(bad("beat", idle_seconds=1.2)) == "beaten"
    (found,) = bad("beat", idle_seconds=1.2, seconds=0.7)
    assert "or 0.7 in all" in str(found)


@pytest.mark.parametrize("deed", ["die"])
def test_a_reader_that_ends_costs_its_own_file(bad, deed):
    (found,) = bad(deed)
    assert type(found) is ReaderStopped
    assert "its reader broke off" in str(found)
    assert said(bad("write here")) == "in"


@linux
def test_a_reader_that_asks_for_too_much_memory_is_refused_and_goes_on(bad):
    (found,) = bad("eat")
    assert "more memory asked for than a reader may have" in str(found)
    assert said(bad("write here")) == "in"


def test_answers_without_end_are_cut_off(bad):
    (found,) = bad("endless", answer_bytes=1000, answer_ratio=1)
    assert "more text than a file of its size can hold" in str(found)


def test_an_answer_about_other_bytes_is_no_report(bad):
    found = bad("lie")
    assert {type(each) for each in found} <= {ReaderStopped, Report}
    assert "an answer of its reader about other bytes" in str(found[0])
    assert not any(isinstance(each, Report) and each.text == "a lie" for each in found)


def test_an_answer_in_another_shape_is_no_report(bad):
    assert "an answer of its reader that is no report" in str(bad("forge")[0])


def test_a_table_in_another_shape_is_no_table(bad):
    assert "an answer of its reader that is no table" in str(bad("forge table")[0])


def test_what_a_library_prints_does_not_come_among_the_answers(bad):
    assert said(bad("shout")) == "quiet"


@pytest.mark.parametrize("deed", ["connect", "start", "write", "remove"])
def test_network_programmes_and_the_files_of_others_are_refused(bad, deed):
    assert said(bad(deed)).startswith("refused: a reader of files may not")


@linux
def test_there_is_no_network_below_python_either(bad, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr(apart, "KEPT", (*apart.KEPT, "PORT"))
        monkeypatch.setenv("PORT", str(server.getsockname()[1]))
        told = said(bad("connect below"))
    if told == "connected":
        pytest.skip("this kernel lets no process without rights leave the network: only the audit hook stands")
    assert told.startswith("not connected")


def test_errors_keep_their_kind_and_words(bad):
    (damaged,) = bad("damaged")
    assert type(damaged) is Damaged
    assert str(damaged) == "page.html: found a hole; expected a page. Mend it."
    (lacking,) = bad("lack")
    assert type(lacking) is Unequipped
    (broken,) = bad("break down")
    assert type(broken) is ReaderStopped
    assert "ZeroDivisionError: of a library" in str(broken)


@pytest.mark.usefixtures("bad")
def test_a_reader_left_in_the_middle_is_ended():
    answers = read_apart(b"<html>beat</html>", "page.html")
    next(answers)
    answers.close()
    assert apart._idle == []


def test_the_environment_of_a_reader_holds_no_secrets(bad, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    bad("write here")
    (reader,) = apart._idle
    environment = f"/proc/{reader.process.pid}/environ"
    if os.path.exists(environment):
        with open(environment, "rb") as told:
            assert b"secret" not in told.read()


def test_a_system_without_groups_of_processes_ends_the_one(bad, monkeypatch):
    bad("write here")
    (reader,) = apart._idle
    monkeypatch.delattr(os, "killpg")
    stop_readers()
    assert reader.process.returncode != 0


@linux
def test_nothing_is_left_on_the_disk_by_a_reader_that_is_ended(bad, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert said(bad("write here"))
    assert [file for file in tmp_path.rglob("*") if file.is_file()]
    stop_readers()
    assert list(tmp_path.iterdir()) == []
