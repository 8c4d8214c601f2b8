"""How often the interval of each family, and the range of all, holds a truth that is known; where they say nothing.

Forty draws of 2,000 people for each of nine laws (`invented`), estimated quickly: 8 chains of latent classes, up to
1,050 sweeps in place of 20 and up to 4,500; 300 tables drawn again in place of 1,000. Writes the table of the docs and
the figures that the product's own warning gives.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from bench.coding.corpus import Measure
from bench.estimation.invented import PEOPLE, SCENARIOS, Scenario, tables
from bench.tables import Cell, Table
from onrecord.tally.estimation.estimates import Estimate
from onrecord.tally.estimation.estimating import estimate
from onrecord.tally.estimation.overlaps import Overlaps
from onrecord.tally.estimation.side_by_side import FAMILIES, Effort
from onrecord.tally.estimation.strata import estimate_strata

__all__ = ["Held", "held_by", "measure", "summed", "table_of"]

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "explanation" / "coverage-table.md"
PRODUCT = ROOT / "src" / "onrecord" / "resources" / "estimation" / "coverage.json"
REPLICATES = 40
RANGE = "range of all"
COLUMNS = (
    "who come to lists how",
    "who says",
    "answers",
    "held",
    "too low",
    "too high",
    "high by low",
    "no point",
    "signs",
)
NOTE = (
    f"Of {REPLICATES} draws of {PEOPLE:,} people each, how many have an answer; of these, whose interval holds the "
    "truth, lies below it, or above it; the middle width, the upper end by the lower; of how many ranges no point is "
    "told; and beside how many stands a sign that some people are harder to see. Nineteen of twenty is 38 of 40."
)


@dataclass(frozen=True, slots=True)
class Held:
    """Of draws of a law: how many have an answer, whose interval holds the truth, lies below or above it, how wide the
    middle one is; of ranges how many have no point, beside how many is a sign that some people are harder to see, and
    how many times the lowest the highest median is at most.
    """

    answered: int
    held: int
    low: int
    high: int
    ratio: float | None
    pointless: int = 0
    signs: int = 0
    apart: float | None = None


def measure(_folder: Path) -> Measure:
    """Estimate every draw of every law; write the table of the docs and what the product says of it."""
    told = {scenario.name: held_by(scenario, REPLICATES) for scenario in SCENARIOS}
    rows = tuple(_row(name, who, held) for name, each in told.items() for who, held in each.items())
    table = Table(f"How often a truth of {PEOPLE:,} people is held", COLUMNS, rows, NOTE)
    DOCS.write_text(table_of(table), encoding="utf-8")
    PRODUCT.parent.mkdir(parents=True, exist_ok=True)
    PRODUCT.write_text(json.dumps(summed(told), indent=1) + "\n", encoding="utf-8")
    return Measure(dict(_figures(told)), (table,))


def held_by(scenario: Scenario, replicates: int) -> dict[str, Held]:
    """Give for each family and for the range of all how often it holds the truth."""
    found = [_estimated(strata, number) for number, strata in enumerate(tables(scenario, replicates, seed=7))]
    told = {family: _held([_of_family(each, family) for each in found]) for family in FAMILIES}
    pointless = sum(each.total is not None and each.middle is None for each in found)
    apart = max((max(each.medians) / min(each.medians) for each in found if each.medians), default=None)
    held = _held([each.total for each in found])
    signs = sum(each.has_sign for each in found)
    return {**told, RANGE: replace(held, pointless=pointless, signs=signs, apart=apart)}


def summed(told: Mapping[str, Mapping[str, Held]]) -> dict[str, object]:
    """Give what the product says of the study: of each law, how many ranges there are and how many hold the truth."""
    laws = {
        name: {"answered": held.answered, "held": held.held, "too_low": held.low, "signs": held.signs}
        for name, each in told.items()
        if (held := each[RANGE])
    }
    return {"people": PEOPLE, "draws": REPLICATES, "laws": laws}


def table_of(table: Table) -> str:
    """Give a table as the docs have it."""
    lines = [table.columns, ("---", "---", *["--:"] * (len(table.columns) - 2))]
    lines += [tuple("–" if cell is None else str(cell) for cell in row) for row in table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _estimated(strata: Mapping[str, Overlaps], number: int) -> Estimate:
    effort = Effort(seed=number, quick=True)
    if len(strata) == 1:
        return estimate(next(iter(strata.values())), effort)
    return estimate_strata(strata, effort)


def _of_family(found: Estimate, family: str) -> tuple[float, float] | None:
    told = next((each.total for each in found.families if each.family == family), None)
    return None if told is None else (told.low, told.high)


def _held(intervals: list[tuple[float, float] | None]) -> Held:
    told = [each for each in intervals if each is not None]
    low, high = sum(high < PEOPLE for _, high in told), sum(low > PEOPLE for low, _ in told)
    ratio = median(high / low for low, high in told) if told else None
    return Held(len(told), len(told) - low - high, low, high, ratio)


def _row(name: str, who: str, held: Held) -> tuple[Cell, ...]:
    ratio = None if held.ratio is None else f"{held.ratio:.2f}"
    of_range = (held.pointless, held.signs) if who == RANGE else (None, None)
    return (name, who, held.answered, held.held, held.low, held.high, ratio, *of_range)


def _figures(told: Mapping[str, Mapping[str, Held]]) -> Iterator[tuple[str, float]]:
    for name, each in told.items():
        for who, held in each.items():
            key = f"coverage/{name} {who}".replace(",", "").replace("%", "percent").replace(" ", "_").replace("-", "_")
            yield f"{key}_answered", held.answered / REPLICATES
            if held.answered:
                yield f"{key}_held", held.held / held.answered
                yield f"{key}_high_by_low", held.ratio or 0.0
            if who == RANGE:
                yield f"{key}_signs", held.signs / REPLICATES
            if held.apart is not None:
                yield f"{key}_medians_apart", held.apart
