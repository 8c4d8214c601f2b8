"""A report: one item from one source, its text with offsets that never move."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from onrecord.core.vocabulary import PublishedBasis

__all__ = [
    "REPORT_ID",
    "Detail",
    "Doubt",
    "Dropped",
    "Making",
    "Passage",
    "Quote",
    "Region",
    "Report",
    "Translation",
]


REPORT_ID = re.compile(r"sha256:[0-9a-f]{64}")
"""The id of a report where it stands in a sentence."""


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
class Making:
    """How the text was made of the bytes: the reader and what it used, with versions, and for recognised letters the
    mean confidence, 0 to 1.
    """

    reader: str
    version: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The language (ISO 639) and script (ISO 15924) of the paragraph at `[start, end)`, as far as they can be told."""

    start: int
    end: int
    language: str | None = None
    script: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """Where the words `[start, end)` stand on a page, counted from 1: shares of its width and height, 0 to 1, from the
    top left corner.
    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words `[start, end)` that may not be what stands in the original, why, and how sure their reader was, 0 to 1."""

    start: int
    end: int
    reason: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """What the file says of itself: the camera, the programme, the place of a photograph. Kept, and never trusted."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The text in another language, beside the original and never in its place; `made_by` is who or what made it."""

    language: str
    text: str
    made_by: str


@dataclass(frozen=True, slots=True)
class Report:
    """One item from one source. `id` is `sha256:` and the digest of the original bytes.

    `text` holds paragraphs parted by a blank line; the title, where there is one, is the first. `source` is the outlet.
    `flags` say what is doubtful about the reading, in words for people. Of several reports in one file each has an `id`
    of its own, `part_of` is that of the file and `place` says where in it the report stands ("message 3").
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
    made: Making | None = None
    passages: tuple[Passage, ...] = ()
    regions: tuple[Region, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    details: tuple[Detail, ...] = ()
    translations: tuple[Translation, ...] = ()
    part_of: str | None = None
    place: str | None = None

    @property
    def called(self) -> str | None:
        """Give what it is called: its title, or the outlet and the place of what is a part of a file, such as a row of
        a list. None where neither is told.
        """
        return self.title or (", ".join(filter(None, (self.source, self.place))) if self.place else None)

    @property
    def title_length(self) -> int:
        """Give how many letters of the text its title is: none where it has no title, or it stands elsewhere."""
        return len(self.title) if self.title is not None and self.text.startswith(self.title) else 0

    def regions_of(self, start: int, end: int) -> tuple[Region, ...]:
        """Give where the words `[start, end)` stand on the pages of the original, none where it has no pages."""
        return tuple(region for region in self.regions if region.start < end and start < region.end)

    def translated(self, translation: Translation) -> Report:
        """Give this report with one more translation beside it."""
        return replace(self, translations=(*self.translations, translation))

    def quote(self, start: int, end: int) -> Quote:
        """Give the quote `[start, end)` of this report's text."""
        return Quote(start, end, self.text[start:end])

    def dated(self, published: date) -> Report:
        """Give this report with a publication date that a person vouches for."""
        return replace(self, published=published, published_basis=PublishedBasis.GIVEN)
