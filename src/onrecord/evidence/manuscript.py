"""Make a draft of what office documents are made of: paragraphs, rows, notes, and what only an editor sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.core.report import Detail
from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.addresses import day_in_name
from onrecord.evidence.blocks import CELL_MARK, LONGEST_ROW
from onrecord.evidence.characters import clean_line, doubts, even_lines
from onrecord.evidence.days import first_day
from onrecord.evidence.lines import join_lines
from onrecord.evidence.parts import Draft, Kind, Part, Published
from onrecord.evidence.plain import read_parts

__all__ = [
    "COMMENT",
    "CONTENTS",
    "DELETED",
    "HIDDEN",
    "MACROS",
    "MARGIN",
    "OBJECTS",
    "PICTURE_TEXT",
    "Manuscript",
    "Properties",
]

# Between the lines of one cell.
LINE_MARK = " / "

DELETED = "deleted in the document (tracked change)"
HIDDEN = "hidden in the document"
COMMENT = "comment in the margin"
MARGIN = "header or footer of the pages"
CONTENTS = "table of contents"
PICTURE_TEXT = "description of a picture"
OBJECTS = "embedded objects in it were not opened"
MACROS = "the document carries macros; they were not run"

# Said once of a document that has something dropped for the reason.
_flags = {
    DELETED: "the document holds tracked changes: deleted words were left out, inserted ones kept",
    HIDDEN: "the document holds hidden text, which was left out",
}


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself, by the names used in `details`."""

    said: tuple[tuple[str, str], ...] = ()

    def details(self) -> tuple[Detail, ...]:
        """Give what is said and not empty, each on one line."""
        lines = ((name, clean_line(value)) for name, value in self.said)
        return tuple(Detail(name, line[:1000]) for name, line in lines if line)

    def created(self) -> date | None:
        """Give the day the file says it was made, or None."""
        told = next((value for name, value in self.said if name == "created"), "")
        found = first_day(told[:10])
        return found.day if found is not None else None


@dataclass(slots=True)
class Manuscript:
    """Gathers the parts of a document in its order; notes and what stands in margins come after the text."""

    parts: list[Part] = field(default_factory=list)
    notes: list[Part] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    title: str | None = None
    doubtful: list[str] = field(default_factory=list)

    def head(self, text: str) -> None:
        """Take what the document calls its title; a second one is a heading."""
        if self.title is None and text.strip():
            self.title = clean_line(text)
        else:
            self.add(text, Kind.HEADING)

    def add(self, text: str, kind: Kind = Kind.PARAGRAPH, dropped: str | None = None) -> None:
        """Take a paragraph, whose line breaks may part it into several."""
        self.doubtful += [text] if doubts(text) else []
        self.parts += _lines(text, kind, dropped)

    def note(self, text: str, dropped: str | None = None) -> None:
        """Take a paragraph of a footnote, margin or comment."""
        self.notes += _lines(text, Kind.PARAGRAPH, dropped)

    def row(self, cells: Sequence[str], dropped: str | None = None) -> None:
        """Take a row of a table; where the table only lays out the page, take its cells as paragraphs.

        An empty cell between others stays one, so that those behind it stand below the names of their columns.
        """
        told = [[part.text for part in _lines(cell, Kind.PARAGRAPH, None)] for cell in cells]
        filled = [lines for lines in told if lines]
        if len(filled) > 1 and sum(len(line) for lines in filled for line in lines) <= LONGEST_ROW:
            self.parts.append(Part(" ".join(CELL_MARK.join(map(LINE_MARK.join, told)).split()), Kind.ROW, dropped))
            return
        for lines in filled:
            self.parts += [Part(line, Kind.PARAGRAPH, dropped) for line in lines]

    def flag(self, flag: str) -> None:
        """Take what is doubtful, once."""
        if flag not in self.flags:
            self.flags.append(flag)

    def draft(self, properties: Properties, name: str | None) -> Draft:
        """Give the draft. The day the file was made is that of the report only where neither text nor name tells."""
        parts = (*self.parts, *self.notes)
        draft = read_parts(parts, self.title)
        for reason in dict.fromkeys(part.dropped for part in parts if part.dropped in _flags):
            self.flag(_flags[str(reason)])
        for flag in doubts("\n".join(self.doubtful)):
            self.flag(flag)
        draft = replace(draft, flags=(*self.flags, *draft.flags), details=properties.details())
        created = properties.created()
        if draft.published is not None or created is None or day_in_name(name) is not None:
            return draft
        flag = "no date in the text: the publication date is the day the file says it was made"
        return replace(draft, published=Published(created, PublishedBasis.FILE), flags=(*draft.flags, flag))


def _lines(text: str, kind: Kind, dropped: str | None) -> Iterator[Part]:
    for line in join_lines(even_lines(text)):
        item = line.item and kind is Kind.PARAGRAPH
        yield Part(line.text, Kind.ITEM if item else kind, dropped)
