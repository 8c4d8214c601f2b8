"""Tell what a page prints around its text: running headers and footers, page numbers, footnotes, a browser's lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from onrecord.core.report import Detail
from onrecord.evidence.characters import without_unseen
from onrecord.evidence.pagelines import Line, Page

__all__ = ["Sorted", "sort_lines"]

# Furniture stands in the top and bottom eighth of a page, three lines at most.
EDGE, EDGE_LINES = 0.125, 3
# What stands so on half of the pages, and on two at least, is repeated by the page and not by the writer.
LEAST_PAGES, PAGES_SHARE = 2, 0.5
# Lines that stand at one height stand within this share of the page.
NEAR = 0.02
# Footnotes are printed smaller than this share of the text, in the lower half.
NOTE_SIZE, NOTE_FROM = 0.9, 0.5
# Browsers print in the outermost part of the margin, all at one height.
MARGIN = 0.06
BROWSER = "printed by the browser"

_printed = re.compile(
    r"(?P<time>\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,،]?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*(?:[AaPp]\.?[Mm]\.?|ص|م))?)(?:\s.*)?"
)
_address = re.compile(r"(?:.*\s)?(?P<address>(?:https?|file)://\S+)(?:\s+\d{1,4}\s*/\s*\d{1,4})?", re.IGNORECASE)
_figures = re.compile(r"\d+")
_number = re.compile(
    r"[-–—\s|\[(]*(?:(?:page|p\.|seite|página|صفحة|الصفحة|ص)\s*:?\s*)?\d{1,4}"
    r"(?:\s*(?:/|of|sur|von|de|من)\s*\d{1,4})?[-–—\s|\])]*",
    re.IGNORECASE,
)
_note = re.compile(r"(?:\[?\(?\d{1,3}[\])]?\s*\S|[*†‡§]+\s*\S)")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines of a document by what they are: the text, its notes, and what the page prints, with the reason."""

    body: tuple[Line, ...]
    notes: tuple[Line, ...]
    dropped: tuple[tuple[Line, str], ...]
    details: tuple[Detail, ...] = ()


def sort_lines(pages: Sequence[Page]) -> Sorted:
    """Give the lines of the pages sorted into text, footnotes and furniture."""
    repeated = _repeated(pages)
    heights = [line.height for page in pages for line in page.lines for _ in range(len(line.text) // 10 + 1)]
    usual = median(heights) if heights else 0.0
    body: list[Line] = []
    notes: list[Line] = []
    dropped: list[tuple[Line, str]] = []
    details: list[Detail] = []
    for page in pages:
        printed = {id(line) for line in _browser_lines(page, details)}
        edge = {id(line) for line in _edges(page)}
        noted = {id(line) for line in _notes(page, usual)}
        for line in page.lines:
            reason = _reason(line, repeated, len(page.lines)) if id(line) in edge else None
            if id(line) in printed:
                reason = BROWSER
            if reason is not None:
                dropped.append((line, reason))
            else:
                (notes if id(line) in noted else body).append(line)
    return Sorted(tuple(body), tuple(notes), tuple(dropped), tuple(dict.fromkeys(details)))


def _browser_lines(page: Page, details: list[Detail]) -> Iterator[Line]:
    """Yield what a browser that printed the page set in its margins, and add what that says to the details.

    A time of printing or an address opens or ends the line; what stands at its height is the page's title and number.
    """
    margin = [line for line in page.lines if line.box[3] <= MARGIN or line.box[1] >= 1 - MARGIN]
    told = []
    for line in margin:
        words = without_unseen(line.text)
        for pattern, name in ((_printed, "printed"), (_address, "printed from")):
            found = pattern.fullmatch(words)
            if found is not None:
                told.append(line)
                details.append(Detail(name, found[1]))
    for line in margin:
        if any(abs(line.box[3] - other.box[3]) <= NEAR / 2 for other in told):
            yield line


def _edges(page: Page) -> Iterator[Line]:
    """Yield the lines that stand at the top and the bottom of the page."""
    ordered = sorted(page.lines, key=lambda line: line.box[1])
    yield from (line for line in ordered[:EDGE_LINES] if line.box[3] <= EDGE)
    yield from (line for line in ordered[-EDGE_LINES:] if line.box[1] >= 1 - EDGE)


def _pattern(line: Line) -> tuple[str, bool]:
    return _figures.sub("#", line.text.casefold()), line.box[1] < 0.5


def _repeated(pages: Sequence[Page]) -> frozenset[tuple[str, bool]]:
    """Give what stands at the edges of many pages, but for its figures."""
    counts = Counter(pattern for page in pages for pattern in {_pattern(line) for line in _edges(page)})
    least = max(LEAST_PAGES, PAGES_SHARE * len(pages))
    alternate = max(LEAST_PAGES + 1, PAGES_SHARE / 2 * len(pages))
    return frozenset(pattern for pattern, count in counts.items() if count >= min(least, alternate))


def _reason(line: Line, repeated: frozenset[tuple[str, bool]], lines: int) -> str | None:
    if _number.fullmatch(line.text) and lines > 1:
        return "page number"
    if _pattern(line) in repeated:
        return "running header" if line.box[1] < 0.5 else "running footer"
    return None


def _notes(page: Page, usual: float) -> Iterable[Line]:
    """Give the small lines at the foot of a page from the first that opens with a note's figure or star."""
    numbers = _number
    foot = sorted(
        (line for line in page.lines if line.box[1] >= NOTE_FROM and not numbers.fullmatch(line.text)),
        key=lambda line: line.box[1],
    )
    small: list[Line] = []
    for line in reversed(foot):
        if line.height > NOTE_SIZE * usual and line.box[1] < 1 - EDGE:
            break
        if line.height <= NOTE_SIZE * usual:
            small.append(line)
    small.reverse()
    first = next((place for place, line in enumerate(small) if _note.match(line.text)), len(small))
    return small[first:]
