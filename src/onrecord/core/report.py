"""A report: one item from one source, its text with offsets that never move."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from onrecord.core.vocabulary import PublishedBasis

__all__ = ["Dropped", "Quote", "Report"]


@dataclass(frozen=True, slots=True)
class Quote:
    """The stretch `[start, end)` of a report's text, in Unicode code points, with the words it covers."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words of the original that did not become text, and why; nothing is lost in silence."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """One item from one source. `id` is `sha256:` and the digest of the original bytes.

    `text` holds paragraphs parted by a blank line; the title, where there is one, is the first. `source` is the outlet.
    `flags` say what is doubtful about the reading, in words for people.
    """

    id: str
    text: str
    title: str | None = None
    byline: str | None = None
    source: str | None = None
    published: date | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None
    dropped: tuple[Dropped, ...] = ()
    flags: tuple[str, ...] = ()

    def quote(self, start: int, end: int) -> Quote:
        """Give the quote `[start, end)` of this report's text."""
        return Quote(start, end, self.text[start:end])

    def dated(self, published: date) -> Report:
        """Give this report with a publication date that a person vouches for."""
        return replace(self, published=published, published_basis=PublishedBasis.GIVEN)
