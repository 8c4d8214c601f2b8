"""Make paragraphs of the lines of pages, and lay over each where its words stand.

A line goes on in the next where the next word would not have fitted, as in plain text; here the widths are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from onrecord.evidence.characters import even_lines, solid
from onrecord.evidence.lines import is_item
from onrecord.evidence.pagefurniture import Sorted, sort_lines
from onrecord.evidence.pagelines import Line, Page
from onrecord.evidence.parts import Draft, Mark, Part
from onrecord.evidence.plain import read_plain

__all__ = ["Paragraph", "draft_of_pages", "paragraphs_of"]

# Letters of another height than this are another paragraph's; above the second a line is a heading.
SAME_SIZE, HEADING_SIZE = 0.13, 1.18
# Lines further apart than this many times the usual distance begin a paragraph.
WIDER = 1.22
# Lines apart by more of their height than this are never one paragraph; tall fonts with open lines reach 1.8.
FARTHEST = 2.0
# The first word of the next line is taken to be so much longer than its letters say, and the edge so much nearer.
ROOMY, FULL = 1.2, 0.004
INDENT = 0.01
# A line so many times its height from the next is not of its column.
FAR = 5.0
# Figures are so much wider than the letters of Arabic, which lean on one another.
FIGURES = 1.5
# A line of this share of its column without a stop goes on in a line that begins small, however much room was left:
# some programs break lines after so many letters.
LONG = 0.7

_ended = re.compile(r"[.!?؟。:;…][\"'”’»)\]]*\d{0,2}$")
_broken = re.compile(r"([^\W\d_]{2,})[-\u2010\u00ad]$")


@dataclass(slots=True)
class Paragraph:
    """A paragraph as one line of text, and which stretch of it came from which line."""

    text: str
    spans: list[tuple[int, int, Line]] = field(default_factory=list)


def draft_of_pages(pages: Sequence[Page]) -> Draft:
    """Give the draft of a document's pages: read as plain text is, with a mark for each line and each weak word."""
    found = sort_lines(pages)
    right = sum(len(page.lines) for page in pages if page.from_right)
    from_right = 2 * right > sum(len(page.lines) for page in pages)
    paragraphs = [*paragraphs_of(found.body, from_right=from_right), *_notes(found, from_right=from_right)]
    draft = read_plain("\n\n".join(paragraph.text for paragraph in paragraphs))
    source = _Source(paragraphs)
    title = draft.title
    parts = tuple(replace(part, marks=source.marks(part.text)) for part in draft.parts)
    furniture = tuple(
        Part(line.text, dropped=reason, marks=(_place(line, 0, len(line.text)),)) for line, reason in found.dropped
    )
    return replace(
        draft,
        parts=(*parts, *furniture),
        title_marks=_Source(paragraphs).marks(title) if title is not None else (),
        details=found.details,
    )


def _notes(found: Sorted, *, from_right: bool) -> list[Paragraph]:
    return paragraphs_of(found.notes, from_right=from_right)


def paragraphs_of(lines: Sequence[Line], *, from_right: bool) -> list[Paragraph]:
    """Give the paragraphs that the lines, in reading order, make."""
    cleaned = [
        line if (text := _clean(line.text)) == line.text else replace(line, text=text, weak=()) for line in lines
    ]
    live = [line for line in cleaned if line.text]
    if not live:
        return []
    setting = _Setting(live, from_right=from_right)
    known = _known_hyphens(live)
    paragraphs: list[Paragraph] = [_opened(live[0])]
    for before, line in pairwise(live):
        if setting.goes_on(before, line):
            _append(paragraphs[-1], line, known)
        else:
            paragraphs.append(_opened(line))
    return paragraphs


def _clean(text: str) -> str:
    return " ".join(" ".join(even_lines(text)).split())


def _opened(line: Line) -> Paragraph:
    return Paragraph(line.text, [(0, len(line.text), line)])


def _append(paragraph: Paragraph, line: Line, known: frozenset[str]) -> None:
    """Put a line behind a paragraph: a word that its end broke is made whole, a hyphen that spells it stays."""
    broken = _broken.search(paragraph.text)
    between = " "
    if broken is not None and line.text[:1].isalpha():
        between = ""
        rest = re.match(r"\w+", line.text)
        spelled = f"{broken[1]}-{rest[0] if rest is not None else ''}".casefold()
        if spelled not in known and line.text[0].islower():
            paragraph.text = paragraph.text[:-1]
            start, end, last = paragraph.spans[-1]
            paragraph.spans[-1] = (start, end - 1, last)
    start = len(paragraph.text) + len(between)
    paragraph.text += between + line.text
    paragraph.spans.append((start, len(paragraph.text), line))


def _known_hyphens(lines: Sequence[Line]) -> frozenset[str]:
    """Give the words that the document spells with a hyphen within its lines."""
    return frozenset(word.casefold() for line in lines for word in re.findall(r"[^\W\d_]+-\w+", line.text))


class _Setting:
    """How a document is set: the height of its letters, the distance of its lines, the edges of its columns."""

    def __init__(self, lines: Sequence[Line], *, from_right: bool) -> None:
        self.from_right = from_right
        self.height = median(line.height for line in lines)
        self.edges = dict(_edges(lines))
        apart = [
            (after.box[3] - before.box[3]) / max(before.height, 1e-6)
            for before, after in pairwise(lines)
            if self._is_below(before, after) and self._is_full(before, after)
        ]
        self.apart = median(apart) if apart else FARTHEST / WIDER

    def goes_on(self, before: Line, line: Line) -> bool:
        """Tell whether a paragraph goes on over the end of the line before."""
        if (
            before.row
            or line.row
            or is_item(line.text)
            or abs(line.height - before.height) > SAME_SIZE * max(line.height, before.height)
        ):
            return False
        ended = _ended.search(before.text) is not None
        if not self._is_below(before, line):
            small = line.text[0].islower() or (self.from_right and len(before.text.split()) > 3)
            return not ended and small and self._is_full(before, line)
        distance = (line.box[3] - before.box[3]) / max(before.height, 1e-6)
        if before.height > HEADING_SIZE * self.height:
            return distance <= FARTHEST and not ended
        if distance > WIDER * self.apart:
            return False
        if not ended and line.text[0].islower() and self._is_long(before):
            return True
        return self._is_full(before, line) and not (ended and self._is_indented(line))

    def _is_below(self, before: Line, line: Line) -> bool:
        apart = line.box[3] - before.box[3]
        beside = min(before.box[2], line.box[2]) - max(before.box[0], line.box[0])
        return before.page == line.page and 0 < apart <= FARTHEST * before.height and beside > 0

    def _is_full(self, before: Line, line: Line) -> bool:
        """Tell whether the first word of the line would not have fitted on the one before."""
        if _broken.search(before.text):
            return True
        left, right = self.edges[id(before)]
        room = before.box[0] - left if self.from_right else right - before.box[2]
        first = line.text.split(maxsplit=1)[0]
        wide = FIGURES if self.from_right and first[0].isdecimal() else 1.0
        needed = wide * (line.box[2] - line.box[0]) * (len(first) + 1) / max(len(line.text), 1)
        return room <= FULL + ROOMY * needed

    def _is_long(self, line: Line) -> bool:
        left, right = self.edges[id(line)]
        return line.box[2] - line.box[0] >= LONG * (right - left)

    def _is_indented(self, line: Line) -> bool:
        left, right = self.edges[id(line)]
        return (right - line.box[2] if self.from_right else line.box[0] - left) > INDENT


def _edges(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[float, float]]]:
    """Yield each line with the left and right edge of its column: the lines below one another on its page."""
    column: list[Line] = []
    for line in lines:
        if column and not _same_column(column[-1], line):
            yield from _with_edges(column)
            column = []
        column.append(line)
    yield from _with_edges(column)


def _same_column(before: Line, line: Line) -> bool:
    beside = min(before.box[2], line.box[2]) - max(before.box[0], line.box[0])
    return before.page == line.page and line.box[1] >= before.box[1] - before.height and beside > 0


def _with_edges(column: Sequence[Line]) -> Iterator[tuple[int, tuple[float, float]]]:
    """Yield the edges of each line of a column.

    A heading above it may reach over the next column, and what the page prints at its foot stands where it likes:
    neither sets the edges of the text.
    """
    usual = median(line.height for line in column)
    far = {id(line) for line in _far(column)}
    text = [line for line in column if line.height <= HEADING_SIZE * usual and id(line) not in far] or column
    edges = (min(line.box[0] for line in text), max(line.box[2] for line in text))
    whole = (min(line.box[0] for line in column), max(line.box[2] for line in column))
    own = {id(line) for line in text}
    for line in column:
        yield id(line), edges if id(line) in own else whole


def _far(column: Sequence[Line]) -> Iterator[Line]:
    """Yield the first and the last line of a column where they stand far from the others."""
    if len(column) > 2:
        for line, other in ((column[0], column[1]), (column[-1], column[-2])):
            if abs(line.box[3] - other.box[3]) > FAR * max(line.height, other.height):
                yield line


def _place(line: Line, start: int, end: int) -> Mark:
    return Mark(start, end, page=line.page, box=line.place)


class _Source:
    """The letters of a document in order, each with its line, so that a part of the text finds where it stands."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.letters = solid("".join(paragraph.text for paragraph in paragraphs))
        self.runs: list[tuple[int, int, Line]] = []
        for paragraph in paragraphs:
            for start, end, line in paragraph.spans:
                count = len(solid(paragraph.text[start:end]))
                at = self.runs[-1][1] if self.runs else 0
                self.runs.append((at, at + count, line))
        self.at = 0
        self.run = 0

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Give the marks of the next part of the text that has these words."""
        wanted = solid(text)
        found = self.letters.find(wanted, self.at) if wanted else -1
        if found < 0:
            return ()
        self.at = found + len(wanted)
        while self.run < len(self.runs) and self.runs[self.run][1] <= found:
            self.run += 1
        offsets = [place for place, letter in enumerate(text) if not letter.isspace()]
        return tuple(self._marks_from(found, offsets))

    def _marks_from(self, found: int, offsets: Sequence[int]) -> Iterator[Mark]:
        beyond = found + len(offsets)
        for number in range(self.run, len(self.runs)):
            start, end, line = self.runs[number]
            if start >= beyond:
                return
            first, last = max(start, found) - found, min(end, beyond) - found
            yield _place(line, offsets[first], offsets[last - 1] + 1)
            yield from _weak_marks(line, (start - found, first, last), offsets)


def _weak_marks(line: Line, reach: tuple[int, int, int], offsets: Sequence[int]) -> Iterator[Mark]:
    """Yield a mark for each weak word of the line that lies in the reach: where the line starts, first and last."""
    origin, first, last = reach
    for weak in line.weak:
        start = origin + len(solid(line.text[: weak.start]))
        end = origin + len(solid(line.text[: weak.end]))
        if first <= start < end <= last:
            yield Mark(offsets[start], offsets[end - 1] + 1, doubt=weak.reason, confidence=weak.confidence)
