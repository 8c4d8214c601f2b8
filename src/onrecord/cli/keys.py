"""Single keys of a person at a terminal, read without Enter.

What was typed before a question was shown answers nothing: it is forgotten, so that a key held too long judges no pair
that nobody saw.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from select import select
from socket import socket, socketpair
from typing import Protocol

import click

__all__ = ["END", "ESCAPE", "Keys", "terminal_keys"]

END, ESCAPE = "\x04", "\x1b"
MOST_BYTES = 32


class Keys(Protocol):
    """Where keys come from."""

    def forget(self) -> None:
        """Forget what was typed so far."""

    def read(self) -> str:
        """Wait for a key, and give its letter; `END` where there will be none, nothing for a key that has no letter."""

    def ask(self, question: str, default: str) -> str:
        """Give a line that is typed, or the default."""


@contextmanager
def terminal_keys() -> Iterator[Keys]:
    """Give the keys of the terminal that standard input is; it is as it was before when the block ends."""
    if sys.platform == "win32":
        yield _Console()
        return
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSANOW)
        with _signals() as told:
            yield _Terminal(terminal, before, told)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


@contextmanager
def _signals() -> Iterator[socket]:
    """Give an end to wait on beside the terminal, that says when a signal came.

    A read that waits does not learn of a signal that came just before it, or to another thread: Ctrl-C would do
    nothing until the next key.
    """
    ours, theirs = socketpair()
    with ours, theirs:
        for end in (ours, theirs):
            end.setblocking(False)
        before = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        try:
            yield ours
        finally:
            signal.set_wakeup_fd(before)


class _Console:
    """Windows: what click offers."""

    def forget(self) -> None:
        """Forget nothing: the console reads keys as they come."""

    def read(self) -> str:
        try:
            return click.getchar()
        except EOFError:
            return END

    def ask(self, question: str, default: str) -> str:
        told: str = click.prompt(question, default=default)
        return told


if sys.platform != "win32":

    class _Terminal:
        def __init__(self, terminal: int, before: list[int | list[bytes | int]], told: socket) -> None:
            self._terminal, self._before, self._told = terminal, before, told

        def forget(self) -> None:
            import termios

            termios.tcflush(self._terminal, termios.TCIFLUSH)

        def read(self) -> str:
            # Python's own handler runs before the loop goes on, and ends it where the signal is an interruption.
            waited = [self._terminal, self._told.fileno()]
            while self._told.fileno() in select(waited, [], [])[0]:
                self._told.recv(MOST_BYTES)
            data = os.read(self._terminal, MOST_BYTES)
            text = data.decode("utf-8", "ignore")
            if not data:
                return END
            # An arrow key sends the escape key and letters after it.
            return "" if text[:1] == ESCAPE and len(text) > 1 else text[:1]

        def ask(self, question: str, default: str) -> str:
            import termios
            import tty

            termios.tcsetattr(self._terminal, termios.TCSADRAIN, self._before)
            try:
                told: str = click.prompt(question, default=default)
            finally:
                tty.setcbreak(self._terminal, termios.TCSANOW)
            return told
