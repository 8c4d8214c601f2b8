"""The tutorial's commands on a thousand real reports, times only: how long somebody waits who begins with a folder.

The reports are the first articles of the archive of shootings, a file each. Each command is a process of its own, as at
a terminal.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from bench.coding.corpus import Measure
from bench.coding.gva import load
from bench.tables import Table

__all__ = ["measure"]

REPORTS = 1_000
SAID = re.compile(r"(\d[\d,]*) reports?\b")


def measure(folder: Path) -> Measure:
    """Time `init`, `add`, `code`, `verify` and `search` on the reports."""
    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as home:
        files, case = Path(home) / "reports", Path(home) / "case"
        files.mkdir()
        written = 0
        for written, document in enumerate(islice(load(folder, "half"), REPORTS), 1):
            (files / f"{written:04}.txt").write_text(document.report.text, encoding="utf-8")
        for name, words in _commands(files, case).items():
            seconds[name], said = _time(words)
            if name in ("add", "code") and not _tells(said, written):
                raise RuntimeError(f"`onrecord {' '.join(words)}` said {said!r} of {written} reports")
    figures = {f"tutorial/{name.replace(' ', '_')}_seconds": value for name, value in seconds.items()} | {
        "tutorial/reports": written
    }
    rows = tuple((name, value, 1000 * value / written) for name, value in seconds.items())
    note = "Two processes read and code; each command starts Python anew."
    return Measure(figures, (Table(f"{written} reports", ("command", "seconds", "ms a report"), rows, note),))


def _commands(files: Path, case: Path) -> dict[str, list[str]]:
    at = ["--case", str(case)]
    return {
        "init": [
            "init",
            str(case),
            "--template",
            "every-casualty",
            "--place",
            "United States",
            "--since",
            "2013-01-01",
        ],
        "add": ["add", str(files), *at],
        "add again": ["add", str(files), *at],
        "code": ["code", *at],
        "search": ["search", "shot", *at],
        "verify": ["verify", *at],
        "rebuild": ["rebuild", *at],
    }


def _time(words: Sequence[str]) -> tuple[float, str]:
    command = Path(sys.executable).with_name("onrecord")
    began = time.perf_counter()
    ran = subprocess.run([str(command), *words], check=True, capture_output=True, text=True)
    return time.perf_counter() - began, ran.stdout + ran.stderr


def _tells(said: str, number: int) -> bool:
    """Tell whether a command names about so many reports: the same article may be there twice."""
    told = [int(found.replace(",", "")) for found in SAID.findall(said)]
    return bool(told) and 0.9 * number <= max(told) <= number
