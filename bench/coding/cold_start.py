"""How long a person waits for the first coding: the command, started cold, on one report."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.coding.invented import invented_text

__all__ = ["cold_start_figures"]

RUNS = 5
WORDS = 400  # a news report


def cold_start_figures() -> dict[str, float]:
    """Give the median time of `onrecord code FILE --format json`, and its CPU: others may be at work on the machine.

    Nothing where the command is not installed.
    """
    command = Path(sys.executable).with_name("onrecord")
    if not command.is_file():
        return {}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(invented_text(WORDS), encoding="utf-8")
        runs = [_time([str(command), "code", str(report), "--format", "json"]) for _ in range(RUNS)]
    waited, computed = zip(*runs, strict=True)
    return {"speed/cold_start_seconds": median(waited), "speed/cold_start_cpu_seconds": median(computed)}


def _time(command: list[str]) -> tuple[float, float]:
    began, used = time.perf_counter(), _cpu_of_children()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began, _cpu_of_children() - used


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
