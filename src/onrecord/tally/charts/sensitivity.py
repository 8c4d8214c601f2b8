"""The estimate again with one list left out each time, beside the estimate from all lists."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.tally.charts.intervals import (
    Interval,
    Outcome,
    draw_outcome,
    interval_keys,
    interval_label,
    tell_outcomes,
)
from onrecord.tally.charts.marks import ESTIMATE, ESTIMATE_BAND, box, line
from onrecord.tally.charts.markup import Svg
from onrecord.tally.charts.page import PLAIN, Caption, Key, Look, open_page
from onrecord.tally.charts.rows import draw_row_axis, plan_columns
from onrecord.tally.charts.sheet import Body, draw_sheet, nothing

__all__ = ["Sensitivity", "draw_sensitivity"]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The interval from all lists, and the outcome without each list, named after the list."""

    caption: Caption
    full: Interval
    without: tuple[Outcome, ...]


def draw_sensitivity(chart: Sensitivity, look: Look = PLAIN) -> str:
    """Give the SVG of what leaving out each list does to an estimate."""
    page = open_page(look)
    subtitle = page.words.say("sensitivity_subtitle", what=chart.caption.what(page.words))
    if not chart.without:
        return draw_sheet(page, chart.caption, nothing(page, subtitle))
    outcomes = [Outcome(page.words.say("sensitivity_full"), chart.full)]
    for each in chart.without:
        name = page.words.say("sensitivity_without", name=each.name)
        outcomes.append(Outcome(name, each.interval, each.refused, each.needed))
    highest = max(outcome.interval.high for outcome in outcomes if outcome.interval is not None)
    columns = plan_columns(page, highest * 1.02, [interval_label(page.words, outcome) for outcome in outcomes])
    rows, y = [], 4.0
    for outcome in outcomes:
        row, y = draw_outcome(columns, y, outcome)
        rows.append(row)
    low, median, high = map(columns.scale, (chart.full.low, chart.full.median, chart.full.high))
    band = box((low, high), (0, y), fill=ESTIMATE_BAND, fill_opacity="0.6")
    middle = line((median, 0), (median, y), stroke=ESTIMATE, stroke_dasharray="4 3")
    axis, height = draw_row_axis(columns, (0, y), page.words.say("estimates_axis", what=chart.caption.what(page.words)))
    keys = (*interval_keys(page), Key(_band, page.words.say("sensitivity_band")))
    body = Body(subtitle, tell_outcomes(page.words, outcomes), height, (band, axis, middle, *rows), keys)
    return draw_sheet(page, chart.caption, body)


def _band(x: float, y: float) -> Svg:
    return box((x - 12, x + 12), (y - 6, y + 6), fill=ESTIMATE_BAND)
