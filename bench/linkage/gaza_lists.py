"""Three releases of an official list, and victims as reports name them, as records."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from bench.linkage.records import Record, Spot

__all__ = ["RELEASES", "load_release", "load_victims", "read_age"]

RELEASES = ("2024-09-21", "2025-03-23", "2025-06-15")
# The first release has its own headings.
_NAME = {"arabic": ("name", "name_ar"), "latin": ("en_name", "name_en")}
_WITHIN_A_YEAR = re.compile(r"less than a day|\d+ (?:days?|months?)", re.IGNORECASE)


def load_release(folder: Path, day: str, *scripts: str) -> list[Record]:
    """Give a release, names in these scripts. Ids are row numbers, so that they tell nothing."""
    return [
        Record(
            id=f"{day}:{number:06d}",
            list=day,
            names=tuple(_first(row, _NAME[script]) for script in scripts),
            sex=row["sex"] or None,
            age=read_age(row["age"]),
            birth=_first(row, ("dob", "born")) or None,
            person=row["person"] or None,
        )
        for number, row in enumerate(_rows(folder / "linkage" / f"gaza_list_{day}.csv.gz"))
    ]


def load_victims(folder: Path) -> list[Record]:
    """Give the half's killed with two Arabic words of name or more, their age hidden: it was copied from the match."""
    rows = _rows(folder / "linkage" / "airwars_gaza_victims_half.csv.gz")
    return [_victim(row) for row in rows if row["status"] == "killed" and len(row["name_ar"].split()) > 1]


def read_age(words: str) -> int | None:
    """Give completed years; days and months are none of them.

    >>> read_age("7 months"), read_age("31"), read_age("")
    (0, 31, None)
    """
    if _WITHIN_A_YEAR.fullmatch(words.strip()):
        return 0
    return int(float(words)) if words.strip() else None


def _victim(row: dict[str, str]) -> Record:
    names = tuple(name for name in (row["name_ar"], row["name_en"]) if name)
    return Record(
        id=f"{row['incident_id']}:{row['victim_no']}",
        list="victims",
        names=names,
        sex=row["sex"] or None,
        died=(row["date_start"], row["date_end"] or row["date_start"]) if row["date_start"] else None,
        place=Spot(row["location_text"]) if row["location_text"] else None,
        incident=row["incident_id"],
        person=row["person"] or None,
    )


def _first(row: dict[str, str], headings: tuple[str, ...]) -> str:
    return next((row[heading] for heading in headings if heading in row), "")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
