"""`onrecord --help` answers before a reader wonders."""

from __future__ import annotations

import subprocess
import sys

import pytest

resource = pytest.importorskip("resource", reason="CPU time of a child process: Linux and macOS")
LIMIT_SECONDS = 0.150
ASK_FOR_HELP = "from onrecord.cli.main import main; main()"


def _cpu_seconds_of_help():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", ASK_FOR_HELP, "--help"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_takes_under_150_ms_of_cpu():
    """The least of five runs: a busy machine makes a run slower, never faster."""
    assert min(_cpu_seconds_of_help() for _ in range(5)) < LIMIT_SECONDS
