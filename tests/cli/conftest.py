"""The command line as a test runs it: with an engine that does as it is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from tests.cli.engines import ScriptedEngine
from tests.sources import ROOT


def _heed_interrupts():
    """Let Ctrl-C reach the command even if whoever runs the tests ignores it, as `make test &` does."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


HEED = _heed_interrupts if os.name == "posix" else None
PROGRAM = """
from onrecord.cli.main import main
from tests.cli.engines import ScriptedEngine
if __name__ == "__main__":
    main(obj=ScriptedEngine())
"""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Keep what commands add in a folder of the test, and nothing of whoever runs it; give that folder."""
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def run():
    """Give a function that runs `onrecord` with these words and gives its result."""

    def run_command(*words, **settings):
        return CliRunner().invoke(main, [str(word) for word in words], obj=ScriptedEngine(), **settings)

    return run_command


@pytest.fixture
def reports(tmp_path):
    """Give a function that makes a folder of reports and gives their paths."""

    def make_reports(*texts):
        paths = [tmp_path / "reports" / f"{number}.txt" for number in range(len(texts))]
        (tmp_path / "reports").mkdir(exist_ok=True)
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return paths

    return make_reports


@pytest.fixture
def process(tmp_path):
    """Give a function that starts `onrecord` as a process of its own, from a file, so that it can start others."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)

    def start(*words, **settings):
        environment = settings.pop("env", {}) | {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
        command = [sys.executable, str(program), *map(str, words)]
        return subprocess.Popen(command, env=environment, preexec_fn=HEED, **settings)

    return start
