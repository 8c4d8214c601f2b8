"""How long a person waits for the first coding: the command, started cold, on one report."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.coding.invented import invented_text

__all__ = ["cold_start_seconds"]

RUNS = 5
WORDS = 400  # a news report


def cold_start_seconds() -> float | None:
    """Give the median time of `onrecord code FILE --format json`, None where the command is not installed."""
    command = Path(sys.executable).with_name("onrecord")
    if not command.is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(invented_text(WORDS), encoding="utf-8")
        return median(_time([str(command), "code", str(report), "--format", "json"]) for _ in range(RUNS))


def _time(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
