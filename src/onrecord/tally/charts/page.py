"""The room a chart has and the words on it: language, width, caption, and offsets from where reading starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.core.errors import BadOption
from onrecord.tally.charts.lettering import wrap
from onrecord.tally.charts.marks import BODY, label
from onrecord.tally.charts.markup import Svg, isolate
from onrecord.tally.charts.words import Words, load_words

__all__ = ["MARGIN", "PLAIN", "Caption", "Glyph", "Key", "Look", "Page", "open_page"]

NARROWEST, WIDEST = 320, 2000
MARGIN = 14.0
Glyph = Callable[[float, float], Svg]
"""Draws a sample of a mark about a point, within 24 by 14 pixels."""


@dataclass(frozen=True, slots=True)
class Look:
    """The language of a chart and the width in pixels it is drawn for.

    Raises:
        BadOption: a width that no screen or page has.
    """

    language: str = "en"
    width: int = 760

    def __post_init__(self) -> None:
        if not NARROWEST <= self.width <= WIDEST:
            raise BadOption(
                "width of a chart",
                found=str(self.width),
                expected=f"{NARROWEST} to {WIDEST} pixels",
                do="Draw it for a phone at 360 or a page at 760.",
            )


PLAIN = Look()
"""English, for a page."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The title of a chart, the digest of the state its numbers come from, and what is counted ("people killed").

    These are the writer's words, in the language of the look; without `counted` the chart says "people".
    """

    title: str
    digest: str
    counted: str = ""

    def what(self, words: Words) -> str:
        """Give what is counted, in words."""
        return isolate(self.counted) if self.counted else words.say("people")


@dataclass(frozen=True, slots=True)
class Key:
    """A sample of a mark, and what it stands for."""

    glyph: Glyph
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The room a chart has, and its words. Offsets run from where reading starts: the right, in Arabic."""

    width: float
    words: Words

    @property
    def narrow(self) -> bool:
        """Say whether there is no room for names beside the marks, as on a phone."""
        return self.width < 520

    def x(self, offset: float) -> float:
        """Give the place at an offset from where reading starts."""
        return self.width - offset if self.words.mirrored else offset

    def sides(self, start: float, end: float) -> tuple[float, float]:
        """Give the left and right of what lies between two offsets, for what is never mirrored."""
        left, right = sorted((self.x(start), self.x(end)))
        return left, right

    def lines(self, text: str, offset: float, y: float, **look: str | float) -> tuple[Svg, ...]:
        """Give words wrapped from an offset to the end of the page, the first line's baseline at `y`."""
        size = float(look.get("font_size", BODY))
        told = wrap(text, self.width - offset, size, str(look.get("font_weight", "normal")))
        style = {"font_size": size} | look
        return tuple(label(self.x(offset), y + n * size * 1.35, each, **style) for n, each in enumerate(told))


def open_page(look: Look) -> Page:
    """Give the page that a look asks for."""
    return Page(look.width - 2 * MARGIN, load_words(look.language))
