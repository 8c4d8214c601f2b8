"""From "reportedly" to on record: casualty reports in, claims tied to their words out.

    import onrecord

    report = onrecord.read("report.html")
    coding = onrecord.code(report)

The records that come back are those of `onrecord.core`; `onrecord.core.wire` turns them into JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from onrecord.core.coding import Coding
    from onrecord.core.errors import EvidenceError
    from onrecord.core.report import Report

__all__ = ["code", "read", "read_all"]

# The rooms are imported when called: `import onrecord` takes a millisecond, a parser most of a second.


def read(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    published: date | None = None,
    limit_bytes: int | None = None,
) -> Report:
    """Give the report that a file, or its bytes, hold; nothing is fetched.

    Of a document or letter with photographs and files inside it is the document's own; a flag says how many more there
    are, which `read_all` gives.

    Args:
        source: the path of a file, or the bytes themselves; what they are is told by the bytes.
        name: what to call the bytes in errors, and where a date in a file's name is looked for.
        published: the publication date, where you vouch for one.
        limit_bytes: the largest input that is read, 20 MB where it is not given.

    Raises:
        SeveralReports: they hold more than one, and none that is the file's own; `read_all` gives them.
        EvidenceError: the bytes cannot become a report; which of its kinds says why.
    """
    from onrecord.evidence.read import LIMIT_BYTES, read

    limit = LIMIT_BYTES if limit_bytes is None else limit_bytes
    return read(source, name=name, published=published, limit_bytes=limit)


def read_all(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    published: date | None = None,
    limit_bytes: int | None = None,
    protect_senders: bool = True,
) -> Iterator[Report | EvidenceError]:
    """Yield each report that a file, or its bytes, hold, or the error that says why a part of it gives none.

    Args:
        source: the path of a file, or the bytes themselves: a mailbox, a web archive, a feed hold many reports.
        name: what to call the bytes in errors, and where a date in a file's name is looked for.
        published: the publication date of them all, where you vouch for one.
        limit_bytes: the largest input that is read, 20 MB where it is not given.
        protect_senders: number those who wrote in private (chats, letters) in order of appearance, and name none.
    """
    from onrecord.evidence.read import LIMIT_BYTES, read_all

    limit = LIMIT_BYTES if limit_bytes is None else limit_bytes
    return read_all(source, name=name, published=published, limit_bytes=limit, protect_senders=protect_senders)


def code(report: Report, *, codebook: Path | None = None, gazetteers: Iterable[Path] = ()) -> Coding:
    """Give everything found in the report, by the coder of its language; every value has the words it rests on.

    Args:
        report: what `read` gave.
        codebook: a YAML codebook to code by, instead of the bundled one.
        gazetteers: places of your own, asked before the bundled ones: what `onrecord gazetteer list` shows.

    Raises:
        CodebookError: the codebook breaks its own rules.
        GazetteerError: a gazetteer cannot be opened.
    """
    from onrecord.coding import coder_for

    return coder_for(report.language, codebook, tuple(gazetteers)).code(report)
