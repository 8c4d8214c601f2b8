"""The report side of the page: its paragraphs with the words that values rest on marked and numbered.

The numbers are drawn by the style sheet, so that a paragraph's text in the browser is the report's, character for
character; the script makes one text node of it and lights words up by their offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.publish.reading.marks import Paragraph, Piece, mark_paragraphs
from onrecord.publish.reading.markup import Markup, element, join_markup
from onrecord.publish.reading.record_pane import Pen, language_tag

__all__ = ["render_footnotes", "render_text"]


def render_text(pen: Pen, *, titled: bool) -> Markup:
    """Give the marked paragraphs, translations beside them; a title is set apart as the report's own heading."""
    seen: set[int] = set()
    marked = list(mark_paragraphs(pen.text, pen.numbers))
    beside, below = _translations(pen, len(marked))
    shown: list[Markup] = []
    for at, (paragraph, pieces) in enumerate(marked):
        shown.append(_paragraph(paragraph, join_markup(_pieces(pieces, seen, pen)), pen, titled and at == 0))
        shown += beside.get(at, ())
    return join_markup((*shown, *below))


def _translations(pen: Pen, count: int) -> tuple[dict[int, list[Markup]], list[Markup]]:
    """Give the translations paragraph by paragraph where they have as many as the report, and the others whole."""
    beside: dict[int, list[Markup]] = {}
    below: list[Markup] = []
    for each in pen.report.translations if pen.report is not None else ():
        said = element("p", pen.phrases.say("translation", by=each.made_by), class_="note")
        paragraphs = [
            element("p", text, dir="auto", lang=language_tag(each.language)) for text in _paragraphs(each.text)
        ]
        if len(paragraphs) != count:
            below.append(element("div", said, *paragraphs, class_="translation"))
            continue
        for at, paragraph in enumerate(paragraphs):
            parts = (said, paragraph) if at == 0 else (paragraph,)
            beside.setdefault(at, []).append(element("div", *parts, class_="translation"))
    return beside, below


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]


def render_footnotes(pen: Pen) -> Markup:
    """Give every quote under its number, for paper."""
    return element("ol", *(_footnote(start, end, number, pen) for (start, end), number in pen.numbers.items()))


def _footnote(start: int, end: int, number: int, pen: Pen) -> Markup:
    return element("li", element("q", pen.text[start:end], dir="auto", lang=pen.language), value=str(number))


def _paragraph(paragraph: Paragraph, content: Markup, pen: Pen, is_headline: bool) -> Markup:
    kind = "headline" if is_headline else None
    lang = pen.language_at(paragraph.start)
    return element("p", content, class_=kind, dir="auto", lang=lang, data_start=str(paragraph.start))


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
