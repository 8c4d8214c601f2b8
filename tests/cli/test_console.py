"""Styles are for terminals that want them; notes and errors are one safe line each."""

from __future__ import annotations

import os
import sys

import pytest

from onrecord.cli import console
from onrecord.publish.reading.columns import Run

LINES = [(Run("  ", "quiet"), Run("Title", "strong"), Run(" plain"), Run("", "strong"))]


class Terminal:
    """A standard output that is a terminal."""

    def isatty(self):
        return True


def watch_from_a_terminal(monkeypatch):
    """Within the test: between its fixtures and its body the streams are put back."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    for name in ("NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def test_a_terminal_gets_styles(monkeypatch):
    watch_from_a_terminal(monkeypatch)
    assert console.style_lines(LINES) == "  \x1b[1mTitle\x1b[0m plain\n"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_none_gets_none(monkeypatch, name, value):
    watch_from_a_terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    assert console.style_lines(LINES) == "  Title plain\n"


def test_a_pipe_gets_plain_text_of_eighty_columns():
    assert console.style_lines(LINES) == "  Title plain\n"
    assert console.measure_width() == 80


def test_a_wide_terminal_is_used(monkeypatch):
    watch_from_a_terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "132")
    assert console.measure_width() == 132


def test_what_goes_elsewhere_is_plain_though_a_terminal_watches(monkeypatch):
    watch_from_a_terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "132")
    assert console.measure_width(on_screen=False) == 80
    assert console.style_lines(LINES, on_screen=False) == "  Title plain\n"


def test_notes_and_errors_go_to_standard_error_on_one_line(capsys):
    console.print_note("a\nb\x1b")
    console.print_error("c\nd")
    assert capsys.readouterr() == ("", "a b<U+001B>\nonrecord: c d\n")


def test_streams_that_cannot_change_are_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "stdout", object())
    monkeypatch.setattr(sys, "stderr", object())
    console.prepare_streams()


def test_half_a_pair_is_written_as_its_number(tmp_path, monkeypatch):
    with (tmp_path / "out").open("w", encoding="ascii") as out:
        monkeypatch.setattr(sys, "stdout", out)
        console.prepare_streams()
        out.write("\ud83d é\n")
    assert (tmp_path / "out").read_bytes() == b"\\ud83d \xc3\xa9\n"
    assert os.linesep
