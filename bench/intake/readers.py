"""What every reader costs: samples of three sizes or more of each kind of file, through the reading process.

A sample is of invented stories, so what goes in is known, and a megabyte is one of their words, however the format
packs them; of pictures and recordings, which are not words, it is one of the file. Seconds are of CPU, of the reader,
of the programmes it starts and of this process that takes its answers: others may be at work on the machine. The
reader has read a small sample before, so that its start is not in them.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.coding.corpus import Measure
from bench.intake.costs import Cost, cost_of
from bench.intake.plot import plot_costs
from bench.intake.samples import SAMPLES, Story, told_stories
from bench.intake.samples.offices import ods_of, table_of, xlsx_of
from bench.intake.samples.pictures import PAGE_BYTES
from bench.results import RESULTS
from bench.tables import Table
from onrecord.core.report import Report
from onrecord.evidence.formats import Format
from onrecord.evidence.readers import READERS

__all__ = ["measure"]

DOCS = Path(__file__).parent.parent.parent / "docs"
MEGABYTE = 1_000_000
SIZES = (100_000, 1_000_000, 4_000_000)
# A page of words takes seconds to recognise and fills a megabyte in 370; a recording costs next to nothing.
OTHER_SIZES = {
    Format.PDF: (100_000, 400_000, 1_600_000),
    Format.IMAGE: (PAGE_BYTES, 3 * PAGE_BYTES, 9 * PAGE_BYTES),
    Format.MEDIA: (1_000_000, 10_000_000, 40_000_000),
}
# A list as people keep it, in short cells: what costs most in a spreadsheet.
OTHER_SAMPLES: Mapping[Format, Callable[[Sequence[Story]], bytes]] = {
    Format.XLSX: lambda stories: xlsx_of(table_of(stories)),
    Format.ODS: lambda stories: ods_of(table_of(stories)),
}
NOT_WORDS = (Format.IMAGE, Format.MEDIA)
NEEDED = {Format.PDF: "pdftotext", Format.IMAGE: "tesseract"}


@dataclass(frozen=True, slots=True)
class _Row:
    """One sample of one kind, what came of it, and its cost for each megabyte."""

    kind: Format
    megabytes: float
    cost: Cost

    @property
    def seconds(self) -> float:
        return self.cost.seconds / self.megabytes

    @property
    def memory(self) -> float:
        return self.cost.more_bytes / MEGABYTE / self.megabytes


def measure(_folder: Path) -> Measure:
    """Measure every reader, and write the table and the picture of the documentation."""
    missing = [kind for kind, program in NEEDED.items() if shutil.which(program) is None]
    rows = {kind: _rows(kind) for kind in READERS if kind not in missing}
    figures = {key: value for kind, found in rows.items() for key, value in _figures(kind, found)}
    figures["readers/worst_growth"] = max(_growth(found) for found in rows.values())
    _keep(rows)
    return Measure(figures, (_table(rows),))


def _rows(kind: Format) -> list[_Row]:
    make = OTHER_SAMPLES.get(kind, SAMPLES[kind])
    sizes = OTHER_SIZES.get(kind, SIZES)
    small, rows = make(told_stories(sizes[0] // 4)), []
    for size in sizes:
        stories = told_stories(size)
        data = make(stories)
        told = len(data) if kind in NOT_WORDS else sum(len(story.text.encode()) for story in stories)
        rows.append(_Row(kind, told / MEGABYTE, cost_of(data, small)))
    return rows


def _growth(rows: Sequence[_Row]) -> float:
    """Give how much dearer a megabyte is in the largest sample than in the smallest; 1 is linear."""
    return rows[-1].seconds / rows[0].seconds


def _figures(kind: Format, rows: Sequence[_Row]) -> list[tuple[str, float]]:
    name = f"readers/{kind.replace(' ', '_')}"
    return [
        (f"{name}/seconds_per_mb", rows[-1].seconds),
        (f"{name}/memory_mb_per_mb", rows[-1].memory),
        (f"{name}/growth", _growth(rows)),
    ]


COLUMNS = ("reader", "MB", "reports", "paragraphs", "letters", "errors", "s a MB", "MB a MB", "growth")
NOTE = (
    "Of the largest sample. MB: of words put in; of the picture or recording itself. s: CPU. Growth: what a MB costs\n"
    "in the largest sample over what it costs in the smallest."
)


def _table(rows: Mapping[Format, Sequence[_Row]]) -> Table:
    return Table("Every reader", COLUMNS, tuple(tuple(_cells(found)) for found in rows.values()), NOTE)


def _cells(rows: Sequence[_Row]) -> Iterator[str | int | float]:
    last = rows[-1]
    reports = [each for each in last.cost.found if isinstance(each, Report)]
    yield str(last.kind)
    yield last.megabytes
    yield len(reports)
    yield sum(each.text.count("\n\n") + 1 for each in reports)
    yield sum(len(each.text) for each in reports)
    yield len(last.cost.found) - len(reports)
    yield from (f"{value:.2f}" for value in (last.seconds, last.memory, _growth(rows)))


def _keep(rows: Mapping[Format, Sequence[_Row]]) -> None:
    """Write the numbers beside the results, the table and the picture into the documentation."""
    with (RESULTS / "readers.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["reader", "mb", "cpu_seconds", "memory_mb"])
        for row in (row for found in rows.values() for row in found):
            more = row.cost.more_bytes / MEGABYTE
            writer.writerow([row.kind, f"{row.megabytes:.4f}", f"{row.cost.seconds:.3f}", f"{more:.1f}"])
    words = {str(kind): found for kind, found in rows.items() if kind not in NOT_WORDS}
    lines_of = {name: [(row.megabytes, row.cost.seconds) for row in found] for name, found in words.items()}
    (DOCS / "images" / "reading-size.svg").write_text(plot_costs(lines_of), encoding="utf-8")
    table = [COLUMNS, ("---", *["--:"] * (len(COLUMNS) - 1)), *(_shown(found) for found in rows.values())]
    (DOCS / "explanation" / "readers-table.md").write_text(
        "".join(f"| {' | '.join(line)} |\n" for line in table), encoding="utf-8"
    )


def _shown(rows: Sequence[_Row]) -> tuple[str, ...]:
    return tuple(
        f"{each:,.1f}" if isinstance(each, float) else f"{each:,}" if isinstance(each, int) else each
        for each in _cells(rows)
    )
