"""The chains that gave the draws of an estimate, one small picture each, and in words whether they agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.tally.charts.lettering import width_of
from onrecord.tally.charts.marks import (
    AXIS,
    BODY,
    ESTIMATE,
    ESTIMATE_BAND,
    LINE,
    QUIET,
    SMALL,
    box,
    label,
    line,
    path,
    told,
)
from onrecord.tally.charts.markup import Svg
from onrecord.tally.charts.page import PLAIN, Caption, Key, Look, Page, open_page
from onrecord.tally.charts.quantiles import Quantiles, quantiles_of
from onrecord.tally.charts.scales import Scale
from onrecord.tally.charts.sheet import Body, draw_sheet, nothing

__all__ = ["Chains", "draw_chains"]

HEIGHT, GAP = 70.0, 14.0
POINTS = 160
"""Draws of a chain that are drawn, evenly apart: a picture is about as many pixels wide."""
LIMIT = 1.05
"""R-hat above which chains do not agree (Vehtari, Gelman, Simpson, Carpenter and Bürkner, Bayesian Analysis 2021)."""


@dataclass(frozen=True, slots=True)
class Chains:
    """The draws of each chain in their order, and R-hat over all of them where it is known."""

    caption: Caption
    chains: tuple[tuple[float, ...], ...]
    rhat: float | None = None
    limit: float = LIMIT


@dataclass(frozen=True, slots=True)
class _Panel:
    sides: tuple[float, float]
    values: Scale


def draw_chains(chart: Chains, look: Look = PLAIN) -> str:
    """Give the SVG of chains beside each other."""
    page = open_page(look)
    subtitle = page.words.say("chains_subtitle", what=chart.caption.what(page.words))
    draws = [draw for chain in chart.chains for draw in chain]
    if not draws:
        return draw_sheet(page, chart.caption, nothing(page, subtitle))
    pooled, ends = quantiles_of(draws), (min(draws), max(draws))
    across = 2 if page.narrow else 4
    verdict = _verdict(page, chart)
    marks = [*page.lines(verdict, 0, BODY, font_weight="600")]
    top = len(marks) * BODY * 1.35 + 6
    for number, chain in enumerate(chart.chains):
        panel = _panel(page, (number, across), top, ends)
        marks.append(told(_sentence(page, number, chain), *_chain(page, panel, number, chain, pooled)))
        if number % across == 0:
            marks += _ends(page, panel, ends)
    height = top - (-len(chart.chains) // across) * (HEIGHT + GAP + AXIS * 1.6)
    said = page.words.list_some(_sentence(page, number, chain) for number, chain in enumerate(chart.chains))
    keys = (Key(lambda x, y: box((x - 12, x + 12), (y - 6, y + 6), fill=ESTIMATE_BAND), page.words.say("chains_band")),)
    return draw_sheet(page, chart.caption, Body(subtitle, f"{verdict} {said}", height, tuple(marks), keys))


def _panel(page: Page, at: tuple[int, int], above: float, ends: tuple[float, float]) -> _Panel:
    """Give the place of a chain: pictures follow in the order of reading, draws in each from left to right."""
    number, across = at
    start = _room(page, ends)
    width = (page.width - start - GAP * (across - 1)) / across
    offset = start + number % across * (width + GAP)
    top = above + number // across * (HEIGHT + GAP + AXIS * 1.6) + AXIS * 1.6
    return _Panel(page.sides(offset, offset + width), Scale(*ends, top + HEIGHT, top))


def _room(page: Page, ends: tuple[float, float]) -> float:
    return max(width_of(page.words.number(end), SMALL) for end in ends) + 8


def _chain(page: Page, panel: _Panel, number: int, chain: tuple[float, ...], pooled: Quantiles) -> Iterator[Svg]:
    (left, right), values = panel.sides, panel.values
    name = page.words.say("chains_name", number=page.words.number(number + 1))
    yield label(right if page.words.mirrored else left, values.end - 5, name, font_size=SMALL)
    yield box((left, right), (values.start, values.end), fill="none", stroke=LINE)
    yield box((left, right), (values(pooled.low), values(pooled.high)), fill=ESTIMATE_BAND, fill_opacity="0.6")
    drawn = chain[:: -(-len(chain) // POINTS) or 1]
    places = Scale(0, max(1, len(drawn) - 1), left, right)
    yield path([(places(n), values(draw)) for n, draw in enumerate(drawn)], stroke=ESTIMATE, stroke_width=0.9)


def _ends(page: Page, panel: _Panel, ends: tuple[float, float]) -> Iterator[Svg]:
    """Yield the lowest and highest draw of all chains, beside the first picture of a row."""
    (left, right), values = panel.sides, panel.values
    edge = right + 5 if page.words.mirrored else left - 5
    for end, shift in zip(dict.fromkeys(ends), (0, 9), strict=False):
        number = page.words.number(end)
        yield label(edge, values(end) + shift, number, font_size=SMALL, text_anchor="end", fill=QUIET)
        yield line((left, values(end)), (right, values(end)), stroke=LINE)


def _sentence(page: Page, number: int, chain: tuple[float, ...]) -> str:
    name = page.words.number(number + 1)
    if not chain:
        return page.words.say("chains_empty", number=name)
    median = quantiles_of(chain).median
    ends = {"low": page.words.number(min(chain)), "high": page.words.number(max(chain))}
    return page.words.say("chains_told", number=name, median=page.words.number(median), **ends)


def _verdict(page: Page, chart: Chains) -> str:
    if chart.rhat is None:
        return page.words.say("chains_alone")
    key = "chains_agree" if chart.rhat <= chart.limit else "chains_disagree"
    return page.words.say(key, rhat=page.words.number(chart.rhat, 2), limit=page.words.number(chart.limit, 2))
