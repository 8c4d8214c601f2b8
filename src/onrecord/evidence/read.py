"""Bytes in, a report out: its text, what it says of itself, what was left out of the text and what is doubtful."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from onrecord.core.errors import EmptyReport, EvidenceError
from onrecord.core.report import Dropped, Report
from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.addresses import day_in_name
from onrecord.evidence.characters import clean_line
from onrecord.evidence.files import LIMIT_BYTES, check_size, expand, load
from onrecord.evidence.formats import recognise
from onrecord.evidence.parts import Part, Published, kept
from onrecord.evidence.readers import READERS
from onrecord.evidence.repeats import mark_repeats

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
    data, name = _bytes_of(source, name, limit_bytes)
    thing = str(source) if not isinstance(source, bytes) else name or "the given bytes"
    draft = READERS[recognise(data, thing)](data, thing)
    title = clean_line(draft.title or "") or None
    parts = mark_repeats(draft.parts, title)
    text = "\n\n".join((*([title] if title else []), *(part.text for part in kept(parts))))
    if not text:
        raise _empty(thing, parts)
    dated = (
        Published(published, PublishedBasis.GIVEN) if published is not None else draft.published or day_in_name(name)
    )
    return Report(
        id=f"sha256:{hashlib.sha256(data).hexdigest()}",
        text=text,
        title=title,
        byline=clean_line(draft.byline or "") or None,
        source=clean_line(draft.source or "") or None,
        published=dated.day if dated is not None else None,
        published_basis=dated.basis if dated is not None else None,
        language=draft.language,
        dropped=tuple(Dropped(part.text, part.dropped) for part in parts if part.dropped is not None),
        flags=draft.flags,
    )


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


def _bytes_of(source: str | Path | bytes, name: str | None, limit_bytes: int) -> tuple[bytes, str | None]:
    if isinstance(source, bytes):
        check_size(len(source), name or "the given bytes", limit_bytes)
        return source, name
    path = Path(source)
    return load(path, limit_bytes), name or path.name


def _empty(thing: str, parts: Iterable[Part]) -> EmptyReport:
    reasons = sorted({part.dropped for part in parts if part.dropped is not None})
    return EmptyReport(
        thing,
        found=f"nothing but {', '.join(reasons)}" if reasons else "nothing, or nothing but space",
        expected="a text or a page with a report in it",
        do="Check that the capture holds the report: a page that loads its text by script must be saved as shown.",
    )
