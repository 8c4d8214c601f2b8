"""Read files and bytes into reports. What makes the report is imported when the first is read: starting costs less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from onrecord.core.errors import EvidenceError
from onrecord.core.report import Report
from onrecord.evidence.files import LIMIT_BYTES, check_size, expand, load

__all__ = ["LIMIT_BYTES", "read", "read_many"]


def read(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    published: date | None = None,
    limit_bytes: int = LIMIT_BYTES,
) -> Report:
    """Give the report that a file, or its bytes, hold. Nothing is fetched; the bytes decide what kind of file it is.

    Args:
        source: the path of a file, or the bytes themselves.
        name: what to call the bytes in errors, and where a date in a file's name is looked for.
        published: the publication date, where a person vouches for one.
        limit_bytes: the largest input that is read.

    Raises:
        EvidenceError: the bytes cannot become a report; which of its kinds says why.
    """
    from onrecord.evidence.report import make_report

    if isinstance(source, bytes):
        thing = name or "the given bytes"
        check_size(len(source), thing, limit_bytes)
        report = make_report(source, thing, name)
    else:
        path = Path(source)
        report = make_report(load(path, limit_bytes), str(source), name or path.name)
    return report.dated(published) if published is not None else report


def read_many(paths: Iterable[Path]) -> Iterator[Report | EvidenceError]:
    """Yield a report for each file, or the error that says why there is none; folders are read in order of name."""
    for path in expand(paths):
        if isinstance(path, EvidenceError):
            yield path
            continue
        try:
            yield read(path)
        except EvidenceError as error:
            yield error
