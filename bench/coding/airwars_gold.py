"""Airwars' half: one incident a narrative, with the counts, place, date and victims that analysts coded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.coding.corpus import Document, make_report, read_tables
from bench.coding.reading import fold
from bench.folder import find_rows, read_rows

__all__ = ["Assessment", "Person", "load", "name_parts", "read_assessment"]

ARTICLES = frozenset(read_tables("airwars")["articles"])
SEXES = read_tables("airwars")["sexes"]


@dataclass(frozen=True, slots=True)
class Person:
    """A victim as named; the parts are folded, without the article."""

    parts: frozenset[str]
    name: str
    age: int | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one narrative's incident was coded as: `killed` are its named dead."""

    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    points: tuple[tuple[float, float], ...]
    dates: tuple[str, str] | None
    killed: tuple[Person, ...]


def load(folder: Path, split: str) -> list[Document[Assessment]]:
    """Give the narratives; they say their dates themselves, so that the reports have no publication date."""
    path = find_rows(folder / "coding", f"airwars_gaza_incidents_{split}")
    rows = [] if path is None else read_rows(path)
    return [Document(row["id"], split, make_report(row["narrative"]), read_assessment(row)) for row in rows]


def read_assessment(row: dict[str, Any]) -> Assessment:
    """Read one incident."""
    return Assessment(
        row["killed_min"],
        row["killed_max"],
        row["injured_min"],
        row["injured_max"],
        tuple((point["lat"], point["lon"]) for point in row["geolocations"]),
        (row["date_start"], row["date_end"]) if row["date_start"] else None,
        tuple(
            Person(name_parts(v["name_en"]), v["name_en"], v["age_years"], SEXES.get(v["sex"] or ""))
            for v in row["victims"]
            if v["status"] == "killed" and v["name_en"]
        ),
    )


def name_parts(name: str) -> frozenset[str]:
    """Give the parts of a name after folding case, accents and hyphens, the article left out."""
    return frozenset(part for part in fold(name).split() if part not in ARTICLES)
