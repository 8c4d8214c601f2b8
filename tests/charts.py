"""Charts to draw in tests: invented counts in real places, and names that would do harm if they could."""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.core.values import Count
from onrecord.tally.charts.bars import Bar, Bars, draw_bars
from onrecord.tally.charts.chains import Chains, draw_chains
from onrecord.tally.charts.draws import Draws, draw_draws
from onrecord.tally.charts.estimates import Estimates, draw_estimates
from onrecord.tally.charts.intervals import Outcome
from onrecord.tally.charts.known import DocumentationCurve, Known, draw_documentation_curve
from onrecord.tally.charts.models import FamilyModels, Model
from onrecord.tally.charts.over_time import OverTime, TimeCell, draw_over_time
from onrecord.tally.charts.overlaps import OverlapPlot, draw_overlaps
from onrecord.tally.charts.page import Caption, Look
from onrecord.tally.charts.places import Place, Places, draw_places
from onrecord.tally.charts.sensitivity import Sensitivity, draw_sensitivity

__all__ = ["CAPTION", "DRAWN", "EMPTY", "HOSTILE", "Ends", "draw", "month_cell"]

CAPTION = Caption("Killed in Tarhuna", "sha256:" + "9f1c2ab47d0e5b88" * 4, "people killed")
HOSTILE = (
    '<script>alert("x")</script> & "quotes"',
    "\u202eevil\u2069 \u2067 كتيبة الباب السابع (7th)",
    "Extraordinarily" * 30,
    "a\x00b\ud800c\ufffe\nd",
    "كَتِيبَة " * 40,
    "",
)


class Ends(NamedTuple):
    """An interval, as a range of an estimate is one."""

    low: float
    median: float
    high: float


def month_cell(year: int, month: int, count: Count) -> TimeCell:
    """Give the cell of a month."""
    return TimeCell(date(year, month, 1), date(year, month, monthrange(year, month)[1]), count)


def _count(chance: random.Random, most: int) -> Count:
    low, best, high = sorted(chance.randint(0, most) for _ in range(3))
    return chance.choice(
        [Count(low, best, high)] * 4
        + [Count(low, best), Count(low), Count(None, None, high), Count(best=best), Count(), Count.exactly(best)]
    )


def over_time(chance: random.Random, many: int, most: int) -> Callable[[Look], str]:
    cells = tuple(month_cell(2005 + n // 12, n % 12 + 1, _count(chance, most)) for n in range(many))
    year = TimeCell(date(2006, 1, 1), date(2006, 12, 31), _count(chance, most))
    wider = (year, TimeCell(date(2006, 3, 4), date(2006, 5, 5), Count(2)), TimeCell(None, None, Count(1, 2, 3)))
    return lambda look: draw_over_time(OverTime(CAPTION, cells, wider[: many + 1]), look)


def places(chance: random.Random, many: int, most: int) -> Callable[[Look], str]:
    points = [(chance.uniform(20, 33), chance.uniform(9, 25)) for _ in range(many)]
    found = [
        Place(chance.choice((*HOSTILE, "Sirte", "بني وليد")), _count(chance, most), *point, chance.choice((0, 0, 90)))
        for point in points
    ]
    return lambda look: draw_places(Places(CAPTION, (*found, Place("the south", Count(3)))), look)


def bars(chance: random.Random, many: int, most: int) -> Callable[[Look], str]:
    names = [HOSTILE[n % len(HOSTILE)] or f"Harbour Guard {n}" for n in range(many)]
    found = tuple(Bar(name, _count(chance, most), n % 7 == 3) for n, name in enumerate(names))
    return lambda look: draw_bars(Bars(CAPTION, found), look)


def known(chance: random.Random, many: int, most: int) -> Callable[[Look], str]:
    days = [date(2019, 4, 1) + timedelta(days=chance.randint(0, 2000)) for _ in range(many)]
    steps = tuple(Known(day, _count(chance, most)) for day in days)
    return lambda look: draw_documentation_curve(DocumentationCurve(CAPTION, steps), look)


def overlaps(chance: random.Random, many: int, most: int) -> Callable[[Look], str]:
    lists = tuple(f"{n} {HOSTILE[n % len(HOSTILE)]}" for n in range(min(6, 1 + many // 10)))
    counts = (0, *(chance.choice((0, 3, chance.randint(0, most))) for _ in range(2 ** len(lists) - 1)))
    return lambda look: draw_overlaps(OverlapPlot(CAPTION, lists, counts, 5), look)


def estimates(chance: random.Random, many: int, most: int) -> Callable[[Look], str]:
    models = tuple(Model(f"[A{n}][BC]", chance.uniform(1, 3 * most), 1 / many) for n in range(many))
    outcomes = (
        Outcome("Log-linear models", Ends(most / 2, most, 1.5 * most)),
        Outcome(HOSTILE[0], Ends(most, most, most)),
        Outcome(HOSTILE[1], None, HOSTILE[4], HOSTILE[2]),
    )
    envelope = None if most % 2 else (most / 2, 1.5 * most)
    chart = Estimates(CAPTION, most // 3, outcomes, envelope, (FamilyModels("Log-linear models", models),))
    return lambda look: draw_estimates(chart, look)


def draws(chance: random.Random, many: int, most: int) -> Callable[[Look], str]:
    found = tuple(most * (1 + chance.lognormvariate(0, 0.5)) for _ in range(many))
    return lambda look: draw_draws(Draws(CAPTION, found, most), look)


def chains(chance: random.Random, many: int, most: int) -> Callable[[Look], str]:
    found = tuple(tuple(chance.uniform(0, most) for _ in range(many)) for _ in range(min(many, 20)))
    return lambda look: draw_chains(Chains(CAPTION, found, 1.0 + many / 1000), look)


def sensitivity(chance: random.Random, many: int, most: int) -> Callable[[Look], str]:
    without = [Outcome(HOSTILE[n % 5], Ends(*sorted(chance.uniform(0, most) for _ in range(3)))) for n in range(many)]
    refused = Outcome("Court files", None, "two lists have nobody in common")
    return lambda look: draw_sensitivity(Sensitivity(CAPTION, Ends(1, 2, most), (*without, refused)), look)


DRAWN = {
    each.__name__: each for each in (over_time, places, bars, known, overlaps, estimates, draws, chains, sensitivity)
}
"""By its name, what makes each chart of about so many marks, the highest of about so much."""

EMPTY: dict[str, Callable[[Look], str]] = {
    "over_time": lambda look: draw_over_time(OverTime(CAPTION, ()), look),
    "places": lambda look: draw_places(Places(CAPTION, ()), look),
    "bars": lambda look: draw_bars(Bars(CAPTION, ()), look),
    "known": lambda look: draw_documentation_curve(DocumentationCurve(CAPTION, ()), look),
    "overlaps": lambda look: draw_overlaps(OverlapPlot(CAPTION, ("A", "B"), (0, 0, 0, 0)), look),
    "estimates": lambda look: draw_estimates(Estimates(CAPTION, 0, ()), look),
    "draws": lambda look: draw_draws(Draws(CAPTION, ()), look),
    "chains": lambda look: draw_chains(Chains(CAPTION, ()), look),
    "sensitivity": lambda look: draw_sensitivity(Sensitivity(CAPTION, Ends(1, 2, 3), ()), look),
}


def draw(name: str, look: Look, many: int = 12, most: int = 300) -> str:
    """Give the SVG of an invented chart; the same numbers for every look."""
    return DRAWN[name](random.Random(many), many, most)(look)
