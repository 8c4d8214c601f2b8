"""Families of estimates side by side, what is documented as a line apart, and beneath them the models they weigh."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.tally.charts.intervals import Outcome, draw_outcome, interval_keys, interval_label, tell_outcomes
from onrecord.tally.charts.marks import AXIS, BEST, ESTIMATE, ESTIMATE_BAND, box, clamped, dot, label, line
from onrecord.tally.charts.markup import Svg
from onrecord.tally.charts.models import FamilyModels, draw_models, model_labels, tell_lighter, tell_models
from onrecord.tally.charts.page import PLAIN, Caption, Key, Look, Page, open_page
from onrecord.tally.charts.rows import Columns, draw_row_axis, plan_columns
from onrecord.tally.charts.sheet import Body, draw_sheet, nothing

__all__ = ["Estimates", "draw_estimates"]


@dataclass(frozen=True, slots=True)
class Estimates:
    """The outcomes of families, the envelope of their intervals unless they disagree, and how many are documented.

    `documented` is everyone on any list: it is part of what is estimated, and is never added to it.
    """

    caption: Caption
    documented: int
    outcomes: tuple[Outcome, ...]
    envelope: tuple[float, float] | None = None
    models: tuple[FamilyModels, ...] = ()


def draw_estimates(chart: Estimates, look: Look = PLAIN) -> str:
    """Give the SVG of families of estimates side by side."""
    page = open_page(look)
    subtitle = page.words.say("estimates_subtitle", what=chart.caption.what(page.words))
    if not chart.outcomes:
        return draw_sheet(page, chart.caption, nothing(page, subtitle))
    marks, height = _marks(page, chart)
    body = Body(subtitle, _told(page, chart), height, marks, _keys(page, chart), _notes(page, chart))
    return draw_sheet(page, chart.caption, body)


def _marks(page: Page, chart: Estimates) -> tuple[tuple[Svg, ...], float]:
    """Give the marks of the chart from the back to the front, and where they end."""
    columns, top = _columns(page, chart), AXIS + 8
    rows, y = [], top
    for outcome in chart.outcomes:
        row, y = draw_outcome(columns, y, outcome)
        rows.append(row)
    envelope = _envelope(columns, chart, (top, y))
    for family in chart.models:
        models, y = draw_models(columns, y, family)
        rows += models
    title = page.words.say("estimates_axis", what=chart.caption.what(page.words))
    axis, height = draw_row_axis(columns, (top, y), title)
    return (*envelope, axis, *_documented(columns, chart.documented, (top, y)), *rows), height


def _columns(page: Page, chart: Estimates) -> Columns:
    given = [outcome.interval for outcome in chart.outcomes if outcome.interval is not None]
    highest = max([chart.documented, *(each.high for each in given), *(chart.envelope or ())])
    labels = [interval_label(page.words, outcome) for outcome in chart.outcomes]
    labels += [each for family in chart.models for each in model_labels(page, family)]
    return plan_columns(page, highest * 1.02, labels)


def _documented(columns: Columns, documented: int, down: tuple[float, float]) -> tuple[Svg, Svg]:
    """Give the line of what is documented, and over it the words."""
    page, x = columns.page, columns.scale(documented)
    words = page.words.say("estimates_documented", number=page.words.number(documented))
    above = label(clamped(x, words, AXIS, page.width), AXIS, words, text_anchor="middle", fill=BEST)
    return line((x, down[0]), (x, down[1]), stroke=BEST, stroke_width=2), above


def _envelope(columns: Columns, chart: Estimates, down: tuple[float, float]) -> list[Svg]:
    if chart.envelope is None:
        return []
    low, high = map(columns.scale, chart.envelope)
    return [box((low, high), down, fill=ESTIMATE_BAND, fill_opacity="0.6")]


def _keys(page: Page, chart: Estimates) -> tuple[Key, ...]:
    keys = list(interval_keys(page)) if any(outcome.interval for outcome in chart.outcomes) else []
    if chart.envelope is not None:
        low, high = map(page.words.number, chart.envelope)
        keys.append(Key(_band, page.words.say("estimates_envelope", low=low, high=high)))
    if chart.models:
        keys.append(Key(lambda x, y: dot(x, y, 5, fill=ESTIMATE), page.words.say("estimates_model")))
    return tuple(keys)


def _band(x: float, y: float) -> Svg:
    return box((x - 12, x + 12), (y - 6, y + 6), fill=ESTIMATE_BAND)


def _notes(page: Page, chart: Estimates) -> tuple[str, ...]:
    several = sum(outcome.interval is not None for outcome in chart.outcomes) > 1
    notes = [page.words.say("estimates_disagree")] if chart.envelope is None and several else []
    return tuple(filter(None, (*notes, *(tell_lighter(page, family) for family in chart.models))))


def _told(page: Page, chart: Estimates) -> str:
    words = page.words
    parts = [tell_outcomes(words, chart.outcomes)]
    if chart.envelope is not None:
        low, high = map(words.number, chart.envelope)
        parts.append(words.say("estimates_envelope_told", low=low, high=high))
    parts.append(words.say("estimates_documented_told", number=words.number(chart.documented)))
    parts += [tell_models(page, family) for family in chart.models]
    return " ".join(filter(None, (*parts, *_notes(page, chart))))
