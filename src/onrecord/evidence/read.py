"""Read files and bytes into reports. What makes the report is imported when the first is read: starting costs less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from onrecord.core.errors import EvidenceError, SeveralReports
from onrecord.core.report import Report
from onrecord.evidence.files import LIMIT_BYTES, check_size, expand, load

__all__ = ["LIMIT_BYTES", "MOST_COUNTED", "own_report", "read", "read_all", "read_many"]

# So many reports of a file are counted before the error that says there are several.
MOST_COUNTED = 100


def read(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    published: date | None = None,
    limit_bytes: int = LIMIT_BYTES,
) -> Report:
    """Give the report that a file, or its bytes, hold. Nothing is fetched; the bytes decide what kind of file it is.

    Of a document or letter with photographs and files inside it is the document's own; a flag says how many more there
    are, which `read_all` gives.

    Args:
        source: the path of a file, or the bytes themselves.
        name: what to call the bytes in errors, and where a date in a file's name is looked for.
        published: the publication date, where a person vouches for one.
        limit_bytes: the largest input that is read.

    Raises:
        SeveralReports: they hold more than one, and none that is the file's own.
        EvidenceError: the bytes cannot become a report; which of its kinds says why.
    """
    thing = name or "the given bytes" if isinstance(source, bytes) else str(source)
    found = list(islice(read_all(source, name=name, published=published, limit_bytes=limit_bytes), MOST_COUNTED))
    reports = [each for each in found if isinstance(each, Report)]
    own = own_report(reports)
    if own is not None:
        return own
    if not reports and found:
        raise next(each for each in found if isinstance(each, EvidenceError))
    raise SeveralReports(
        thing,
        found=f"{len(reports)} reports" if len(found) < MOST_COUNTED else f"{MOST_COUNTED} reports or more",
        expected="one",
        do="Read them with `onrecord.read_all`.",
    )


def own_report(reports: Sequence[Report]) -> Report | None:
    """Give the one report of a file, or of several the one that the file itself is, with a flag for what is inside it.

    None where a file only holds others together: a mailbox, an archive.
    """
    if len(reports) == 1:
        return reports[0]
    own = [each for each in reports if each.part_of is None]
    if len(own) != 1:
        return None
    flag = f"{len(reports) - 1} more inside it (attachments, photographs) are reports of their own"
    return replace(own[0], flags=(*own[0].flags, flag))


def read_all(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    published: date | None = None,
    limit_bytes: int = LIMIT_BYTES,
    protect_senders: bool = True,
) -> Iterator[Report | EvidenceError]:
    """Yield each report a file or its bytes hold: a mailbox holds many; what cannot be read comes as its error.

    Args:
        source, name, published, limit_bytes: as for `read`.
        protect_senders: number those who wrote in private (chats, letters) in order of appearance, and name none.
    """
    try:
        if isinstance(source, bytes):
            thing, data = name or "the given bytes", source
            check_size(len(source), thing, limit_bytes)
        else:
            path = Path(source)
            thing, data, name = str(source), load(path, limit_bytes), name or path.name
    except EvidenceError as error:
        yield error
        return
    for found in _found(data, thing, name, protect_senders):
        yield found.dated(published) if isinstance(found, Report) and published is not None else found


def _found(data: bytes, thing: str, name: str | None, protect_senders: bool) -> Iterator[Report | EvidenceError]:
    """Yield what the bytes hold: plain text read here, every foreign format in a process apart."""
    from onrecord.evidence.formats import Format, recognise

    try:
        kind = recognise(data, thing)
    except EvidenceError as error:
        yield error
        return
    if kind is Format.TEXT:
        from onrecord.evidence.unfold import unfold

        yield from unfold(data, thing, name, protect_senders=protect_senders)
    else:
        from onrecord.evidence.apart import read_apart

        yield from read_apart(data, thing, name, protect_senders=protect_senders)


def read_many(paths: Iterable[Path]) -> Iterator[Report | EvidenceError]:
    """Yield the reports of each file, or the error that says why there is none; folders are read in order of name."""
    for path in expand(paths):
        if isinstance(path, EvidenceError):
            yield path
            continue
        yield from read_all(path)
