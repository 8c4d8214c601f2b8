"""A folder of pictures: the pages of a document or scan on which the words of records stand, those words framed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.destination import make_folder, writing
from onrecord.core.errors import BadOption

if TYPE_CHECKING:
    from onrecord.core.coding import Coding
    from onrecord.jobs.engine import Job

__all__ = ["write_pages"]


def write_pages(coding: Coding, record: str | None, job: Job, folder: Path) -> list[Path]:
    """Write a picture of each page on which words of the record, or of any, stand, and give their paths.

    Raises:
        BadOption: the report has no pages, or is one of several in its file.
        MissingPart: what draws its pages is not installed.
        EvidenceError: a page cannot be drawn.
        UnwritableOutput: the folder or a picture cannot be written.
    """
    from onrecord.evidence.files import LIMIT_BYTES, load
    from onrecord.evidence.pageimages import show_quotes

    if coding.report.part_of is not None:
        raise BadOption(
            f"--pages {folder}",
            found="a report that is one of several in its file",
            expected="a document or a picture in a file of its own",
            do="Save the attachment or the file in the archive, and explain that.",
        )
    data = job.data if job.data is not None else load(Path(job.name), LIMIT_BYTES)
    make_folder(folder)
    paths = []
    for number, picture in show_quotes(data, coding.report, sorted(set(_quotes(coding, record)))):
        path = folder / f"page-{number}.png"
        with writing(f"--pages {folder}"):
            path.write_bytes(picture)
        paths.append(path)
    return paths


def _quotes(coding: Coding, record: str | None) -> Iterator[tuple[int, int]]:
    """Yield where the words stand that the claims of a record and its parts rest on, or those of all."""
    from onrecord.publish.reading.reasons import known_records

    subjects = None if record is None else known_records(coding)[record]
    for claim in coding.claims:
        if subjects is None or claim.subject in subjects:
            yield from ((quote.start, quote.end) for quote in claim.quotes)
