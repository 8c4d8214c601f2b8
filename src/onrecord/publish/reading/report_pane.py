"""The report side of the page: its paragraphs with the words that values rest on marked and numbered.

The numbers are drawn by the style sheet, so that a paragraph's text in the browser is the report's, character for
character; the script makes one text node of it and lights words up by their offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.publish.reading.marks import Paragraph, Piece, mark_paragraphs
from onrecord.publish.reading.markup import Markup, element, join_markup
from onrecord.publish.reading.record_pane import Pen

__all__ = ["render_footnotes", "render_text"]


def render_text(pen: Pen, *, titled: bool) -> Markup:
    """Give the marked paragraphs; a title is set apart as the report's own heading."""
    seen: set[int] = set()
    return join_markup(
        _paragraph(paragraph, join_markup(_pieces(pieces, seen, pen)), pen, titled and at == 0)
        for at, (paragraph, pieces) in enumerate(mark_paragraphs(pen.text, pen.numbers))
    )


def render_footnotes(pen: Pen) -> Markup:
    """Give every quote under its number, for paper."""
    return element("ol", *(_footnote(start, end, number, pen) for (start, end), number in pen.numbers.items()))


def _footnote(start: int, end: int, number: int, pen: Pen) -> Markup:
    return element("li", element("q", pen.text[start:end], dir="auto", lang=pen.language), value=str(number))


def _paragraph(paragraph: Paragraph, content: Markup, pen: Pen, is_headline: bool) -> Markup:
    kind = "headline" if is_headline else None
    return element("p", content, class_=kind, dir="auto", lang=pen.language, data_start=str(paragraph.start))


def _pieces(pieces: Iterable[Piece], seen: set[int], pen: Pen) -> Iterator[str]:
    for piece in pieces:
        if not piece.marked:
            yield piece.text
            continue
        numbers = " ".join(map(str, piece.closed))
        marked = element("mark", piece.text, data_n=numbers or None)
        for number in piece.opened:
            if number not in seen:  # a quote that runs over a paragraph's end is found at its beginning
                seen.add(number)
                marked = element("span", marked, id=f"{pen.id}-m{number}")
        yield marked
