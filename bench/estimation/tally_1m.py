"""A million incidents tallied by month, actor and place on both databases, and the click from a cell to its records.

What is counted of each incident is generated, and kept as `onrecord tally` keeps it when a case file has changed: that
step reads every coding anew, and is timed apart, on case files of bundled reports (`counted_per_second`).
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.coding.corpus import Measure
from bench.store.cases import Place, fill, places
from bench.tables import Table
from onrecord.jobs.counting import counted
from onrecord.store.casefile import CaseFile
from onrecord.store.chunks import several
from onrecord.store.models import Coding, Counted, CountedName, CountedRun
from onrecord.store.tallies import Question, records_of, tally_of
from onrecord.tally.rules.schemes import Scheme, scheme_named
from onrecord.tally.tallying import Cell

__all__ = ["measure"]

INCIDENTS = 1_000_000
MONTHS, ACTORS, PLACES = 150, 40, 1_500
# Of a hundred incidents two may be one with another.
TWINS = 10_000
TIMES, CLICKS = 5, 100
BY = ("month", "actor", "place")
COLUMNS = ("database", "cells", "tally s", "click ms, median", "click ms, worst", "counted anew /s")
NOTE = f"{INCIDENTS:,} incidents; medians of {TIMES} tallies; {CLICKS} cells clicked, the largest among them."
TOLD = ("cells", "seconds", "click_ms_median", "click_ms", "counted_per_second")


def measure(_folder: Path, incidents: int = INCIDENTS) -> Measure:
    """Tally generated incidents on each database."""
    with places() as made:
        found = [(place.database, _of_one(place, incidents)) for place in made]
    figures = {f"tally_1m/{database}_{key}": value for database, told in found for key, value in told.items()}
    for key in ("seconds", "click_ms"):
        figures[f"tally_1m/{key}"] = max(told[key] for _, told in found)
    rows = tuple((database, *(told[key] for key in TOLD)) for database, told in found)
    return Measure(figures, (Table("Tallies by month, actor and place", COLUMNS, rows, NOTE),))


def _of_one(place: Place, incidents: int) -> dict[str, float]:
    """Give what tallies on one database take."""
    case, scheme = fill(place), scheme_named("every-casualty")
    rate = _rate(case, scheme)
    run = _generated(case, scheme, incidents)
    seconds, cells = _tallied(case, run, scheme)
    clicks = _clicked(case, run, scheme, cells)
    return {
        "cells": len(cells),
        "seconds": seconds,
        "click_ms_median": median(clicks),
        "click_ms": max(clicks),
        "counted_per_second": rate,
    }


def _rate(case: CaseFile, scheme: Scheme) -> float:
    """Give how many codings are counted anew a second."""
    started = time.perf_counter()
    counted(case, scheme)
    return Coding.objects.using(case.alias).count() / (time.perf_counter() - started)


def _generated(case: CaseFile, scheme: Scheme, incidents: int) -> CountedRun:
    """Keep generated incidents in place of those that were counted."""
    dice = random.Random(20261129)
    run = CountedRun.objects.using(case.alias).get(scheme=scheme.id)
    Counted.objects.using(case.alias).all().delete()
    names = _names(case)
    for some in several(_rows(run, names, dice, incidents), 2_000):
        Counted.objects.using(case.alias).bulk_create(some)
    pairs = [(f"{number:032x}", f"{number + 1:032x}") for number in range(0, 2 * TWINS, 2)]
    CountedRun.objects.using(case.alias).filter(pk=run.pk).update(
        twins=json.dumps({"pairs": pairs, "likely": pairs[::2]}), incidents=incidents, made_at=datetime.now(UTC)
    )
    run.refresh_from_db(using=case.alias)
    return run


def _names(case: CaseFile) -> dict[str, list[int]]:
    texts = {
        "month": [f"{2012 + number // 12}-{number % 12 + 1:02d}" for number in range(MONTHS)],
        "actor": [f"Armed group {number}" for number in range(ACTORS)],
        "place": [f"LY / Place {number}" for number in range(PLACES)],
        "rest": ["2012", "LY", "killing", "shelling"],
    }
    found = {}
    for kind, told in texts.items():
        made = CountedName.objects.using(case.alias).bulk_create([CountedName(text=text) for text in told])
        found[kind] = [each.pk for each in made]
    return found


def _rows(run: CountedRun, names: dict[str, list[int]], dice: random.Random, incidents: int) -> Iterator[Counted]:
    """Yield incidents: few places and actors have most of them, as in every war."""
    year, country, act, method = names["rest"]
    for number in range(incidents):
        month = dice.choice(names["month"])
        at = {"day": month, "month": month, "year": year, "country": country, "act": act, "method": method}
        place = names["place"][min(PLACES - 1, int(dice.expovariate(20 / PLACES)))]
        actor = names["actor"][min(ACTORS - 1, int(dice.expovariate(8 / ACTORS)))]
        low = dice.choice((1, 1, 1, 2, 3, 5, 8))
        yield Counted(
            run=run, outcome=0, record=f"{number:032x}", is_twin=number < 2 * TWINS, low=low, best=low, high=low + 1,
            open_ended=0, rules=act, grounds=act, grade=act, place=place, actor=actor, **at,
        )  # fmt: skip


def _tallied(case: CaseFile, run: CountedRun, scheme: Scheme) -> tuple[float, Sequence[Cell]]:
    seconds = []
    for _ in range(TIMES):
        started = time.perf_counter()
        found = tally_of(case, run, scheme, Question(by=BY), with_records=False)
        seconds.append(time.perf_counter() - started)
    return median(seconds), found.cells


def _clicked(case: CaseFile, run: CountedRun, scheme: Scheme, cells: Sequence[Cell]) -> list[float]:
    """Give the milliseconds from a cell to its records: of the largest, and of others by chance."""
    largest = sorted(cells, key=lambda cell: -cell.incidents)[: CLICKS // 10]
    chosen = [*largest, *random.Random(1).sample(list(cells), CLICKS - len(largest))]
    told = []
    for cell in chosen:
        started = time.perf_counter()
        records = records_of(case, run, scheme, Question(only=dict(zip(BY, cell.key, strict=True))))
        told.append(1000 * (time.perf_counter() - started))
        assert len(records) == cell.incidents
    return told
