"""A report as it is compared with others: its words, their runs, its sketch, and what it says of where it is from."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from onrecord.core.report import Report
from onrecord.evidence.reprints.credits import OPENING, agency_credited
from onrecord.evidence.reprints.sketches import runs_of, sketch_of
from onrecord.evidence.reprints.words import Numbers, Words, words_in

__all__ = ["Text", "text_of"]


@dataclass(frozen=True, slots=True)
class Text:
    """What a report is compared by; the first `headline` of its words are its title, `opening` its first paragraphs."""

    id: str
    words: Words
    runs: Numbers
    sketch: tuple[int, ...]
    headline: int = 0
    published: date | None = None
    source: str | None = None
    agency: str | None = None
    opening: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.words)


def text_of(report: Report) -> Text:
    """Give a report as it is compared."""
    words = words_in(report.text)
    runs = runs_of(words)
    paragraphs = report.text.split("\n\n")
    title = report.title if report.title is not None and report.text.startswith(report.title) else ""
    return Text(
        report.id,
        words,
        runs,
        sketch_of(runs),
        bisect_left(words.starts, len(title)),
        report.published,
        report.source,
        agency_credited(paragraphs, report.byline),
        tuple(paragraphs[:OPENING]),
    )
