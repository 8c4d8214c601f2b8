"""What a reader makes of the bytes on the way to a report: parts in the order of the original, each with its fate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from onrecord.core.report import Detail, Making
from onrecord.core.vocabulary import PublishedBasis

__all__ = ["Draft", "Enclosed", "Kind", "Mark", "Part", "Published", "kept"]


class Kind(StrEnum):
    """What a part is in the original; plain text knows only paragraphs and items."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    PULL_QUOTE = "pull quote"
    CAPTION = "caption"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something about the words `[start, end)` of one part: where they stand on a page, or why they are doubtful.

    `box` is left, top, right, bottom, as shares of the page's width and height from its top left corner.
    """

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    doubt: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph's worth of the original. `dropped` says why it is not text, and is None while it is."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    dropped: str | None = None
    marks: tuple[Mark, ...] = ()

    def drop(self, reason: str) -> Part:
        """Give this part as one that does not become text; a reason it already has stands."""
        return self if self.dropped else replace(self, dropped=reason)


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date and where it was read."""

    day: date
    basis: PublishedBasis


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before furniture and repeats are taken out; the title is not among the parts.

    `data` are the bytes that this report alone is made of, where it is one of several in a file; `place` says where in
    the file it stands.
    """

    parts: tuple[Part, ...] = ()
    title: str | None = None
    byline: str | None = None
    source: str | None = None
    published: Published | None = None
    language: str | None = None
    flags: tuple[str, ...] = field(default=())
    title_marks: tuple[Mark, ...] = ()
    made: Making | None = None
    details: tuple[Detail, ...] = ()
    place: str | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Bytes inside other bytes that are read on their own: an attachment, a page in a web archive, a file in a zip.

    `name` is what the wrapper calls them, a claim like any; `place` where in the wrapper they stand. `known` is what
    the wrapper knows of them and they may not say: `title`, `source`, `byline`, `published`, `details` stand where the
    reading itself leaves them open.
    """

    data: bytes
    name: str
    place: str
    known: Draft | None = None
    charset: str | None = None
    url: str | None = None


def kept(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Give the parts that are still text."""
    return tuple(part for part in parts if part.dropped is None)
