"""Estimates in rows: an interval with the median in it, or the word refused with what was found and what is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from onrecord.core.errors import BadOption
from onrecord.tally.charts.lettering import wrap
from onrecord.tally.charts.marks import AXIS, ESTIMATE, INK, PAPER, box, diamond, label, line, told
from onrecord.tally.charts.markup import Svg, isolate, join_svg
from onrecord.tally.charts.page import Key, Page
from onrecord.tally.charts.rows import Columns, plan_row
from onrecord.tally.charts.words import Words

__all__ = ["Interval", "Outcome", "draw_outcome", "interval_keys", "interval_label", "tell_outcomes"]


class Interval(Protocol):
    """What a `Range` of `onrecord.tally.estimation` is: a median and the ends that hold nineteen of twenty draws."""

    @property
    def low(self) -> float:
        """Give the lower end."""

    @property
    def median(self) -> float:
        """Give the median."""

    @property
    def high(self) -> float:
        """Give the upper end."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was asked of a name (a family of models, a list left out): an interval, or why it was refused.

    Raises:
        BadOption: neither or both, or an interval whose median is outside it.
    """

    name: str
    interval: Interval | None = None
    refused: str = ""
    needed: str = ""

    def __post_init__(self) -> None:
        given = self.interval
        ordered = given is None or given.low <= given.median <= given.high
        if (given is None) is not bool(self.refused) or not ordered:
            raise BadOption(
                f"the outcome of {self.name}",
                found="no interval" if given is None else f"{given.low}..{given.median}..{given.high}",
                expected="low <= median <= high, or the reason of a refusal",
                do="Give the one or the other.",
            )


def interval_label(words: Words, outcome: Outcome) -> str:
    """Give an interval as it stands beside its mark; of a refusal, nothing."""
    given = outcome.interval
    return "" if given is None else words.say("estimates_label", **_numbers(words, given))


def draw_outcome(columns: Columns, y: float, outcome: Outcome) -> tuple[Svg, float]:
    """Give the row of an outcome that starts at `y`, and where the next starts."""
    words = columns.page.words
    if outcome.interval is None:
        return _refused(columns, y, outcome)
    row = plan_row(columns, y, outcome.name, interval_label(words, outcome))
    marks = _interval(columns, row.middle, outcome.interval)
    return told(_sentence(words, outcome), marks, row.words), row.below


def interval_keys(page: Page) -> tuple[Key, ...]:
    """Give the keys of an interval and its median."""
    return (
        Key(_line_sample, page.words.say("estimates_interval")),
        Key(lambda x, y: diamond(x, y, 7), page.words.say("estimates_median")),
    )


def tell_outcomes(words: Words, outcomes: Iterable[Outcome]) -> str:
    """Give the outcomes in sentences."""
    return words.list_some(_sentence(words, outcome) for outcome in outcomes)


def _interval(columns: Columns, y: float, given: Interval) -> Svg:
    low, high = columns.scale(given.low), columns.scale(given.high)
    ends = [line((x, y - 6), (x, y + 6), stroke=ESTIMATE, stroke_width=2) for x in (low, high)]
    whole = line((low, y), (high, y), stroke=ESTIMATE, stroke_width=4)
    return join_svg((whole, *ends, diamond(columns.scale(given.median), y, 7)))


def _refused(columns: Columns, y: float, outcome: Outcome) -> tuple[Svg, float]:
    """Give the row of a refusal, its reason where the mark would be."""
    page, step = columns.page, AXIS * 1.35
    row = plan_row(columns, y, outcome.name, "")
    start = columns.names + 18 if columns.names else 8.0
    said = [page.words.say("estimates_refused", why=isolate(outcome.refused))]
    said += [page.words.say("estimates_needed", needed=isolate(outcome.needed))] if outcome.needed else []
    lines = [each for text in said for each in wrap(text, page.width - start - 10, AXIS)]
    top = row.middle - 11 if not columns.names else y + 4
    bottom = top + len(lines) * step + 8
    sides = (page.x(start - 8), page.x(page.width))
    frame = box(sides, (top, bottom), fill=PAPER, stroke=INK, stroke_dasharray="4 3")
    words = [label(page.x(start), top + AXIS + 3 + n * step, each) for n, each in enumerate(lines)]
    return told(_sentence(page.words, outcome), frame, *words, row.words), max(row.below, bottom + 8)


def _sentence(words: Words, outcome: Outcome) -> str:
    name = isolate(outcome.name)
    if outcome.interval is None:
        return words.say("estimates_refused_told", name=name, why=isolate(outcome.refused.rstrip(".")))
    return words.say("estimates_told", name=name, **_numbers(words, outcome.interval))


def _numbers(words: Words, given: Interval) -> dict[str, str]:
    return {"low": words.number(given.low), "median": words.number(given.median), "high": words.number(given.high)}


def _line_sample(x: float, y: float) -> Svg:
    ends = [line((at, y - 6), (at, y + 6), stroke=ESTIMATE, stroke_width=2) for at in (x - 12, x + 12)]
    return join_svg((line((x - 12, y), (x + 12, y), stroke=ESTIMATE, stroke_width=4), *ends))
