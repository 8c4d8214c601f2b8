"""A command at a terminal of its own, as a person sees it: keys go in, what is shown comes out (POSIX only)."""

from __future__ import annotations

import os
import pty
import select
import struct
import subprocess
import sys
import time

__all__ = ["Terminal"]

PATIENCE_SECONDS = 60


class Terminal:
    """`onrecord` with these words, at a terminal of so many columns."""

    def __init__(self, *words, columns=100, environment=None):
        self._end, theirs = pty.openpty()
        _resize(theirs, columns)
        command = [sys.executable, "-c", "from onrecord.cli.main import main; main()", *map(str, words)]
        settings = os.environ | {"TERM": "xterm", "NO_COLOR": "1"} | (environment or {})
        streams = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
        self._process = subprocess.Popen(command, **streams, env=settings, start_new_session=True, preexec_fn=_own)
        os.close(theirs)
        self.shown = ""

    def wait_for(self, words):
        """Wait until these words are shown, and give all that was shown until then since the last time."""
        before = self.shown
        until = time.monotonic() + PATIENCE_SECONDS
        while words not in self.shown[len(before) :]:
            if not self._read(until):
                raise AssertionError(f"never shown: {words!r}; shown: {self.shown[-2000:]}")
        return self.shown[len(before) :]

    def press(self, keys):
        """Press keys."""
        os.write(self._end, keys.encode())

    def end(self):
        """Wait until the command ends, and give its exit code and all that was shown."""
        while self._read(time.monotonic() + PATIENCE_SECONDS):
            pass
        os.close(self._end)
        return self._process.wait(PATIENCE_SECONDS), self.shown

    def _read(self, until):
        ready, _, _ = select.select([self._end], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._end, 65536)
        except OSError:  # Linux: the other end is closed
            return False
        self.shown += data.decode("utf-8", "replace")
        return bool(data)


def _own():
    """Make standard input the terminal of this process, so that Ctrl-C there interrupts it, whatever ran the tests."""
    import fcntl
    import signal
    import termios

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _resize(descriptor, columns):
    import fcntl
    import termios

    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
