"""What stands round every chart: its title, what its numbers are, its key, its notes and the state it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from onrecord.tally.charts.lettering import width_of, wrap
from onrecord.tally.charts.marks import AXIS, BODY, INK, LINE, PAPER, QUIET, SMALL, box, label, line
from onrecord.tally.charts.markup import Svg, element, isolate, plain
from onrecord.tally.charts.page import MARGIN, Caption, Key, Page

__all__ = ["Body", "draw_sheet", "nothing"]

TITLE = 19.0
FACES = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', 'Geeza Pro', Tahoma, "
    "'DejaVu Sans', sans-serif"
)
SAMPLE = 34.0
"""Room for the mark that a key explains."""


@dataclass(frozen=True, slots=True)
class Body:
    """A chart without its sheet: marks from 0 to `height`, what its numbers are, and the numbers in sentences.

    `notes` stand below the chart.
    """

    subtitle: str
    told: str
    height: float = 0
    marks: tuple[Svg, ...] = ()
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()


def nothing(page: Page, subtitle: str) -> Body:
    """Give the body of a chart without data, which says so."""
    words = page.words.say("nothing")
    frame = box((0, page.width), (0, 90), fill="none", stroke=LINE, stroke_dasharray="4 4")
    middle = label(page.width / 2, 50, words, text_anchor="middle", font_size=BODY, fill=QUIET)
    return Body(subtitle, words, 96, (frame, middle))


def draw_sheet(page: Page, caption: Caption, body: Body) -> str:
    """Give the SVG of a chart with its sheet."""
    above = _header(page, caption, body)
    below = _footer(page, caption, body)
    inside = [
        *above.marks,
        element("g", *body.marks, transform=f"translate(0 {above.height:.0f})"),
        element("g", *below.marks, transform=f"translate(0 {above.height + body.height:.0f})"),
    ]
    height = round(above.height + body.height + below.height + 2 * MARGIN)
    return _document(
        page, (caption, body.told), element("g", *inside, transform=f"translate({MARGIN:.0f} {MARGIN:.0f})"), height
    )


@dataclass(frozen=True, slots=True)
class _Block:
    marks: tuple[Svg, ...]
    height: float


def _document(page: Page, told: tuple[Caption, str], inside: Svg, height: int) -> str:
    caption, desc = told
    name = "chart-" + sha256(f"{plain(caption.title)}\n{desc}\n{inside}".encode()).hexdigest()[:12]
    width = round(page.width + 2 * MARGIN)
    return (
        element(
            "svg",
            *("\n", element("title", plain(caption.title), id=f"{name}-title")),
            *("\n", element("desc", desc, id=f"{name}-desc")),
            *("\n", box((0, width), (0, height), fill=PAPER)),
            *("\n", Svg(inside.replace("><", ">\n<")), "\n"),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {width} {height}",
            width=str(width),
            height=str(height),
            role="img",
            aria_labelledby=f"{name}-title {name}-desc",
            lang=page.words.language,
            direction=page.words.direction,
            font_family=FACES,
        )
        + "\n"
    )


def _header(page: Page, caption: Caption, body: Body) -> _Block:
    title = page.lines(isolate(caption.title), 0, TITLE, font_size=TITLE, font_weight="600")
    y = len(title) * TITLE * 1.35 + BODY
    subtitle = page.lines(body.subtitle, 0, y, fill=QUIET)
    keys = _keys(page, body.keys, y + len(subtitle) * BODY * 1.35 + 6)
    return _Block((*title, *subtitle, *keys.marks), keys.height + 12)


def _keys(page: Page, keys: tuple[Key, ...], y: float) -> _Block:
    """Give the keys one after the other, as many in a row as there is room for; `height` is where they end."""
    marks: list[Svg] = []
    offset = 0.0
    for key in keys:
        room = SAMPLE + width_of(key.text, AXIS) + 18
        if offset and offset + room > page.width:
            offset, y = 0.0, y + AXIS * 1.7
        told = wrap(key.text, page.width - offset - SAMPLE, AXIS)
        marks.append(key.glyph(page.x(offset + 12), y - AXIS * 0.35))
        marks += [label(page.x(offset + SAMPLE), y + n * AXIS * 1.3, each) for n, each in enumerate(told)]
        y += (len(told) - 1) * AXIS * 1.3
        offset += room
    return _Block(tuple(marks), y + 4 if keys else y - BODY)


def _footer(page: Page, caption: Caption, body: Body) -> _Block:
    marks: list[Svg] = []
    y = 12.0
    for note in body.notes:
        y += SMALL * 1.3
        lines = page.lines(note, 0, y, font_size=SMALL, fill=INK)
        marks += lines
        y += (len(lines) - 1) * SMALL * 1.35 + 4
    marks.append(line((0, y + 6), (page.width, y + 6), stroke=LINE))
    source = tuple(_source(page, caption, y + 6 + SMALL * 1.6))
    return _Block((*marks, *source), y + 6 + SMALL * (1.6 + 1.35 * (len(source) - 1)) + 4)


def _source(page: Page, caption: Caption, y: float) -> Iterator[Svg]:
    words = page.words.say("digest", digest=isolate(caption.digest))
    yield from page.lines(words, 0, y, font_size=SMALL, fill=QUIET)
