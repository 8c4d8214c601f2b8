"""On a real terminal: styles where they are wanted, a bar where work is long, and nothing of a report that acts."""

from __future__ import annotations

import os
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of Unix")


@pytest.fixture
def on_terminal(process):
    """Give a function that runs `onrecord` on a terminal of its own and gives what the terminal received."""

    def run_there(*words, **environment):
        ours, theirs = os.openpty()
        started = process(*words, stdin=theirs, stdout=theirs, stderr=theirs, env={"TERM": "xterm"} | environment)
        os.close(theirs)
        received = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
        return started.wait(60), received.decode()

    return run_there


def _read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the last writer has gone
        return b""


def test_a_digest_has_styles(on_terminal, reports):
    code, received = on_terminal("code", *reports("Shooting at the ford"))
    assert code == 0
    assert "\x1b[1mShooting at the ford\x1b[0m" in received


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_digest_has_none_where_none_are_wanted(on_terminal, reports, environment):
    assert "\x1b" not in on_terminal("code", *reports("Shooting"), **environment)[1]


def test_a_wide_terminal_gets_a_wide_digest(on_terminal, reports):
    title = "word " * 30
    _, received = on_terminal("code", *reports(title), COLUMNS="160", NO_COLOR="1")
    assert received.startswith(title.strip())


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "html"])
def test_nothing_of_a_report_acts_in_any_format(on_terminal, reports, form):
    hostile = "Shooting \x1b]0;owned\x07 \x9b2J at \x1b[31mthe ford"
    _, received = on_terminal("code", *reports(hostile), "--format", form, NO_COLOR="1")
    assert "ford" in received
    assert not set("\x1b\x07\x9b") & set(received)


def test_what_is_written_to_a_file_is_plain(on_terminal, reports, tmp_path):
    _, received = on_terminal("code", *reports("word " * 30), "--output", tmp_path / "out.txt", COLUMNS="160")
    assert received == ""
    digest = (tmp_path / "out.txt").read_text("utf-8")
    assert "\x1b" not in digest
    assert max(map(len, digest.splitlines())) <= 80
