"""Ten thousand files, five hundred of them bad: every good one becomes a report, every bad one a line that says why."""

from __future__ import annotations

import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from bench.coding.corpus import Measure
from bench.hostile import hostile_files
from bench.hostile.files import TOLD, paragraphs
from bench.tables import Table
from onrecord.core.report import Report
from onrecord.evidence import read_all, read_many

__all__ = ["measure"]

FILES, BAD = 10_000, 500
# Bad files that are small, so that the figure is of the batch and not of one bomb.
LARGEST_BYTES = 100_000


def measure(_folder: Path) -> Measure:
    """Read the batch once, in one process with its reader apart."""
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        begun = time.monotonic()
        reports = errors = 0
        for found in read_many([Path(folder)]):
            reports += isinstance(found, Report)
            errors += not isinstance(found, Report)
        seconds = time.monotonic() - begun
    figures = {
        "batch/files": float(FILES),
        "batch/bad": float(BAD),
        "batch/reports": float(reports),
        "batch/errors": float(errors),
        "batch/seconds": seconds,
        "batch/files_per_second": FILES / seconds,
    }
    return Measure(figures, (Table("A batch with bad files in it", ("figure", "value"), tuple(figures.items()), ""),))


def _fill(folder: Path) -> None:
    small = [file for file in hostile_files() if file.told is False and len(file.data) < LARGEST_BYTES]
    bad = [file for file in small if not any(isinstance(each, Report) for each in read_all(file.data, name=file.name))]
    for number, file in enumerate(islice(cycle(bad), BAD)):
        (folder / f"{number * 19:05}-bad-{Path(file.name).name}").write_bytes(file.data)
    for number in range(FILES - BAD):
        words = f"Report {number} from the river\n\n{TOLD}\n\nThis is report {number} of the month."
        if number % 5:
            (folder / f"{number:05}-report.txt").write_text(words)
        else:
            head = f"<html><head><title>Report {number} from the river</title></head>"
            page = f"{head}<body>{paragraphs()}<p>{number}</p></body></html>"
            (folder / f"{number:05}-page.html").write_text(page)
