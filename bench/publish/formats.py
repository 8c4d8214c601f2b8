"""Measure the formats of exchange: whether readers that nobody here wrote take them, and how much comes back.

The readers are packages of requirements/bench.in. ONRECORD_READERS may name the Python of another environment that has
them. A format counts as validated where its own tool, or a validator of its standard, took the whole of it and counted
the incidents that are in it; shapes of others, which have no validator, are read as tables and not counted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.coding.corpus import Measure
from bench.tables import Cell, Table

__all__ = ["measure", "share_that_returns"]

READERS = Path(__file__).with_name("readers.py")
# Shapes without a validator of their own: a reader of tables takes anything.
SHAPES = ("ucdp", "acled", "airwars", "iraq-body-count")
INCIDENTS = 400
NOT_READ = "–"


def measure(_: Path | None = None) -> Measure:
    """Give how many formats are written, how many an outside reader took, and what share of values comes back."""
    from onrecord.publish.exchange.formats import FORMATS
    from tests.published import edition_of

    edition = edition_of(INCIDENTS)
    figures: dict[str, float] = {"formats/written": 0, "formats/validated": 0}
    rows: list[tuple[Cell, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, format_ in FORMATS.items():
            place = Path(folder) / name
            started = time.process_time()
            format_.write(edition, place)
            seconds = time.process_time() - started
            figures["formats/written"] += 1
            told = _read_by_others(name, place)
            figures["formats/validated"] += told.get("incidents") == INCIDENTS + 1 and name not in SHAPES
            back = format_.read(place)
            share = None if back is None else share_that_returns(edition, back)
            if share is not None:
                figures[f"formats/{name}/roundtrip"] = share
            size = sum(each.stat().st_size for each in place.rglob("*") if each.is_file())
            reader = told.get("reader", told.get("refused", NOT_READ))
            rows.append(
                (name, str(reader), told.get("incidents"), None if share is None else 100 * share,
                 len(format_.losses), size // 1000, 1000 * seconds / (INCIDENTS + 1))
            )  # fmt: skip
    columns = ("format", "read by", "incidents", "% of values back", "losses said", "kB", "ms an incident")
    note = (
        f"An edition of {INCIDENTS + 1} incidents. Values: every leaf of every record, by id and path. Shapes of "
        "others hold numbers and no statements, and read some incidents less where nobody died."
    )
    return Measure(figures, (Table("Formats", columns, tuple(rows), note),))


def share_that_returns(edition: Any, back: Any) -> float:
    """Give the share of an edition's values that another has at the same place of the same incident."""
    told, returned = set(_values(edition)), set(_values(back))
    return len(told & returned) / len(told)


def _values(edition: Any) -> Iterator[tuple[object, ...]]:
    from onrecord.publish.wire import plain_of

    for file in edition.incidents():
        for path, value in _leaves(plain_of(file), ()):
            yield (file.incident.id, *path, str(value))
    for each in (edition.about, *edition.tolls(), *edition.citations, *edition.withdrawals):
        for path, value in _leaves(plain_of(each), ()):
            yield (getattr(each, "id", None), *path, str(value))


def _leaves(told: Any, path: tuple[object, ...]) -> Iterator[tuple[tuple[object, ...], object]]:
    if isinstance(told, dict):
        for key, value in told.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(told, list):
        for number, value in enumerate(told):
            yield from _leaves(value, (*path, number))
    elif told is not None:
        yield path, told


def _read_by_others(name: str, place: Path) -> dict[str, Any]:
    """Give what a reader found, run by itself; a refusal in its own words, nothing where there is no reader."""
    from onrecord.publish.exchange.schema import records_schema

    if name == "casualty-records":
        (place / "schema.json").write_text(json.dumps(records_schema()), encoding="utf-8")
    done = subprocess.run(
        [os.environ.get("ONRECORD_READERS", sys.executable), "-P", str(READERS), name, str(place)],
        capture_output=True, text=True, timeout=1200, check=False,
    )  # fmt: skip
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["nothing said"])[-1]
        return {} if last == f"KeyError: '{name}'" else {"refused": f"refused: {last[:90]}"}
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
