"""Show quotes on the pages they stand on: a picture of each page, the quotes' lines washed and their words framed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.core.report import Region, Report
from onrecord.evidence.inkboxes import Box, fit_line, fit_words, ink_of
from onrecord.evidence.pagedrawing import draw_page

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["show_quote", "show_quotes"]

FRAME, LINE, WORDS = (200, 30, 30), (255, 248, 205), (255, 228, 110)
# The frame stands so many points outside the ink.
AROUND = 3


def show_quote(data: bytes, report: Report, start: int, end: int) -> tuple[bytes, ...]:
    """Give a PNG of each page on which words `[start, end)` of the report stand, as `show_quotes` does."""
    return tuple(png for _, png in show_quotes(data, report, [(start, end)]))


def show_quotes(data: bytes, report: Report, quotes: Sequence[tuple[int, int]]) -> Iterator[tuple[int, bytes]]:
    """Yield the number and a PNG of each page on which one of the quotes stands: lines washed, words framed.

    Args:
        data: the bytes the report was made of, a PDF document or a picture.
        report: the report, with its regions.
        quotes: start and end of each, in code points of the report's text.

    Raises:
        BadOption: the report has no place on a page for any of them.
        MissingPart: poppler is not installed.
        EvidenceError: a page cannot be drawn.
    """
    marks = sorted(
        {(region, *_within(region, quote)) for quote in quotes for region in report.regions_of(*quote)}, key=_place
    )
    if not marks:
        raise BadOption(
            "the quotes",
            found="no place on a page for these words",
            expected="words of a report that was made of a PDF document or a picture",
            do="Show the words themselves.",
        )
    for number in dict.fromkeys(region.page for region, _, _ in marks):
        here = [mark for mark in marks if mark[0].page == number]
        yield number, _png(_framed(draw_page(data, number), here, report.text))


_Mark = tuple[Region, int, int]


def _place(mark: _Mark) -> tuple[int, int, int]:
    return mark[0].page, mark[1], mark[2]


def _within(region: Region, quote: tuple[int, int]) -> tuple[int, int]:
    return max(region.start, quote[0]), min(region.end, quote[1])


def _framed(page: Image, marks: Iterable[_Mark], text: str) -> Image:
    """Give the page with the marks under its ink, which stays as dark as it was."""
    import PIL.Image
    from PIL import ImageChops, ImageDraw

    ink = ink_of(page)
    wash = PIL.Image.new("RGB", page.size, (255, 255, 255))
    boxes = []
    pen = ImageDraw.Draw(wash)
    for region, start, end in marks:
        line = fit_line(ink, _box(region, page.size))
        told = text[region.start : region.end]
        words = (start - region.start, end - region.start)
        boxes.append(fit_words(ink, line, told, words, from_right=_from_right(told)))
        pen.rectangle(_around(line), fill=LINE)
    for box in boxes:
        pen.rectangle(_around(box), fill=WORDS)
    shown = ImageChops.multiply(page, wash)
    pen = ImageDraw.Draw(shown)
    for box in boxes:
        pen.rectangle(_around(box), outline=FRAME, width=2)
    return shown


def _box(region: Region, size: tuple[int, int]) -> Box:
    width, height = size
    left, top = int(region.left * width), int(region.top * height)
    return Box(left, top, max(left + 1, round(region.right * width)), max(top + 1, round(region.bottom * height)))


def _around(box: Box) -> tuple[int, int, int, int]:
    return box.left - AROUND, box.top - AROUND, box.right + AROUND, box.bottom + AROUND


def _from_right(text: str) -> bool:
    """Tell whether most letters of a line run from right to left."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")


def _png(page: Image) -> bytes:
    out = BytesIO()
    page.save(out, "PNG", optimize=True)
    return out.getvalue()
