"""Make a report of bytes: recognise them, let their reader draft, take out repeats, account for what is left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from onrecord.core.errors import EmptyReport
from onrecord.core.report import Dropped, Report
from onrecord.evidence.addresses import day_in_name
from onrecord.evidence.characters import clean_line
from onrecord.evidence.formats import recognise
from onrecord.evidence.parts import Part, kept
from onrecord.evidence.readers import READERS
from onrecord.evidence.repeats import mark_repeats

__all__ = ["make_report"]


def make_report(data: bytes, thing: str, name: str | None = None) -> Report:
    """Give the report the bytes hold; `thing` is what errors call them, `name` their file's name, if they have one.

    Raises:
        EvidenceError: the bytes cannot become a report.
    """
    draft = READERS[recognise(data, thing)](data, thing)
    title = clean_line(draft.title or "") or None
    parts = mark_repeats(draft.parts, title)
    text = "\n\n".join((*([title] if title else []), *(part.text for part in kept(parts))))
    if not text:
        raise _empty(thing, parts)
    dated = draft.published or day_in_name(name)
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


def _empty(thing: str, parts: Iterable[Part]) -> EmptyReport:
    reasons = sorted({part.dropped for part in parts if part.dropped is not None})
    return EmptyReport(
        thing,
        found=f"nothing but {', '.join(reasons)}" if reasons else "nothing, or nothing but space",
        expected="a text or a page with a report in it",
        do="Check that the capture holds the report: a page that loads its text by script must be saved as shown.",
    )
