"""From "reportedly" to on record: casualty reports in, claims tied to their words out.

    import onrecord

    report = onrecord.read("report.html")
    coding = onrecord.code(report)

The records that come back are those of `onrecord.core`; `onrecord.core.wire` turns them into JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from onrecord.core.coding import Coding
    from onrecord.core.report import Report

__all__ = ["code", "read"]

# The rooms are imported when called: `import onrecord` takes a millisecond, a parser most of a second.


def read(source: str | Path | bytes, *, name: str | None = None, published: date | None = None) -> Report:
    """Give the report that a file, or its bytes, hold; nothing is fetched.

    Args:
        source: the path of a text or a web page, or the bytes themselves.
        name: what to call the bytes in errors, and where a date in a file's name is looked for.
        published: the publication date, where you vouch for one.

    Raises:
        EvidenceError: the bytes cannot become a report; which of its kinds says why.
    """
    from onrecord.evidence import read

    return read(source, name=name, published=published)


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
