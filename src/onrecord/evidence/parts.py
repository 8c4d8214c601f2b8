"""What a reader makes of the bytes on the way to a report: parts in the order of the original, each with its fate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from onrecord.core.vocabulary import PublishedBasis

__all__ = ["Draft", "Kind", "Part", "Published", "kept"]


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
class Part:
    """One paragraph's worth of the original. `dropped` says why it is not text, and is None while it is."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    dropped: str | None = None

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
    """A report before furniture and repeats are taken out; the title is not among the parts."""

    parts: tuple[Part, ...] = ()
    title: str | None = None
    byline: str | None = None
    source: str | None = None
    published: Published | None = None
    language: str | None = None
    flags: tuple[str, ...] = field(default=())


def kept(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Give the parts that are still text."""
    return tuple(part for part in parts if part.dropped is None)
