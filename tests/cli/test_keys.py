"""Keys read one by one from a terminal, and a terminal left as it was."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

import click
import pytest

from onrecord.cli import keys
from onrecord.cli.keys import END, terminal_keys

pty = pytest.importorskip("pty", reason="a terminal of its own: Linux and macOS")


@pytest.fixture
def typed(monkeypatch):
    """Give a function that types, at a terminal that is standard input."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "r") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield lambda text: os.write(ours, text.encode())
    os.close(ours)


def settings():
    import termios

    return termios.tcgetattr(sys.stdin.fileno())


def test_a_key_needs_no_enter_and_is_a_letter_of_any_script(typed):
    with terminal_keys() as pressed:
        typed("s")
        assert pressed.read() == "s"
        typed("ي")
        assert pressed.read() == "ي"


def test_an_arrow_is_no_escape(typed):
    with terminal_keys() as pressed:
        typed("\x1b[A")
        assert pressed.read() == ""
        typed("\x1b")
        assert pressed.read() == "\x1b"


def test_what_was_typed_before_is_forgotten(typed):
    with terminal_keys() as pressed:
        typed("sss")
        pressed.forget()
        typed("d")
        assert pressed.read() == "d"


@pytest.mark.usefixtures("typed")
def test_a_line_is_typed_as_ever_and_keys_go_on(monkeypatch):
    before = settings()

    def prompt(question, default):
        assert settings() == before
        return f"{question}, {default}"

    monkeypatch.setattr(click, "prompt", prompt)
    with terminal_keys() as pressed:
        during = settings()
        assert pressed.ask("Why", "one name") == "Why, one name"
        assert settings() == during != before


@pytest.mark.usefixtures("typed")
def test_the_terminal_is_as_it_was_whatever_happens():
    before = settings()
    with pytest.raises(KeyboardInterrupt), terminal_keys():
        raise KeyboardInterrupt
    assert settings() == before


def test_where_there_will_be_no_more_keys_it_is_the_end(monkeypatch, typed):
    with terminal_keys() as pressed:
        monkeypatch.setattr(os, "read", lambda *_: b"")
        typed("what ends the wait")
        assert pressed.read() == END


def test_on_windows_keys_are_those_of_click(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(click, "getchar", lambda: "s")
    monkeypatch.setattr(click, "prompt", lambda _, default: default)
    with keys.terminal_keys() as pressed:
        pressed.forget()
        assert (pressed.read(), pressed.ask("Why", "one name")) == ("s", "one name")

    def end():
        raise EOFError

    monkeypatch.setattr(click, "getchar", end)
    with keys.terminal_keys() as pressed:
        assert pressed.read() == END


@pytest.fixture
def interruptible():
    """Let SIGINT interrupt, as it does at a terminal: what ran the tests may have it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_that_the_wait_does_not_hear_of_ends_it(typed):
    """A signal that another thread gets leaves a read of this one waiting, as one that comes just before it does."""

    def interrupt():
        time.sleep(0.2)
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)

    with terminal_keys() as pressed:
        other = threading.Thread(target=interrupt)
        late = threading.Timer(30.0, typed, ["q"])
        late.start()
        began = time.monotonic()

        def read():
            other.start()  # here, where the interruption is expected, however soon it comes on a busy machine
            pressed.read()

        with pytest.raises(KeyboardInterrupt):
            read()
        late.cancel()
        other.join()
    assert time.monotonic() - began < 20, "the next key was waited for"
