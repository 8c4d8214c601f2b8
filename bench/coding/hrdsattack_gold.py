"""HRDsAttack's gold in the shape a coding is brought to as well: one attack, its values normalised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypedDict

from bench.coding.corpus import Document, make_report
from bench.coding.places import countries_in
from bench.coding.reading import fold
from bench.folder import find_rows, read_rows

__all__ = ["SLOTS", "Attack", "VictimTold", "load"]

SLOTS = ("perpetrator_type", "country", "region", "city", "year", "month", "day")
UNSAID = frozenset({"", "none", "unknown", "n a", "na", "null", "nan"})
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VictimTold:
    """A victim; `name` is None for a group or person without one."""

    name: str | None
    types: frozenset[str]
    sex: str
    age_group: str
    population: str


@dataclass(frozen=True, slots=True)
class Attack:
    """One article's attack; a slot holds the values that would be right, none of them when nothing is stated.

    `other_violations` are those that a coding tells in incidents beside the main one.
    """

    perpetrator_mention: bool
    violations: frozenset[str]
    victims: tuple[VictimTold, ...]
    slots: dict[str, frozenset[str]] = field(default_factory=dict)
    other_violations: frozenset[str] = NOTHING


class _Victim(TypedDict):
    victim_name: str | None
    victim_type: list[str]
    victim_sex_type: str
    victim_age_group: str
    victim_population_type: str


class _Annotation(TypedDict):
    perpetrator_mention: bool
    perpetrator_type: str | None
    violation_types: list[str]
    year: str | None
    month: str | None
    date: str | None
    city: str | None
    region: str | None
    country: str | None
    victims: list[_Victim]


def load(folder: Path, split: str) -> list[Document[Attack]]:
    """Give the articles of a split, none where the folder has not got it."""
    path = find_rows(folder / "coding", f"hrdsattack_{split}")
    rows = [] if path is None else read_rows(path)
    return [
        Document(
            row["docid"],
            split,
            make_report(row["text"], title=row["title"], published=date.fromisoformat(row["publish_date"][:10])),
            attack_of(row["annotation"]),
        )
        for row in rows
    ]


def attack_of(annotation: _Annotation) -> Attack:
    """Read one article's annotation."""
    return Attack(
        annotation["perpetrator_mention"],
        frozenset(annotation["violation_types"]),
        tuple(_victim(victim) for victim in annotation["victims"]),
        {
            "perpetrator_type": _value(annotation["perpetrator_type"], lambda text: {text}),
            "country": _value(annotation["country"], countries_in),
            "region": _value(annotation["region"], place_name),
            "city": _value(annotation["city"], place_name),
            "year": _value(annotation["year"], _year),
            "month": _value(annotation["month"], _month),
            "day": _value(annotation["date"], _day),
        },
    )


def place_name(text: str) -> Iterable[str]:
    """Give the folded name without the word that says what kind of place it is ("Cross River State")."""
    return {re.sub(r" (state|province|city|region|district|governorate|county)$", "", fold(text))}


def _victim(row: _Victim) -> VictimTold:
    return VictimTold(
        row["victim_name"] or None,
        frozenset(row["victim_type"]),
        row["victim_sex_type"],
        row["victim_age_group"],
        row["victim_population_type"],
    )


def _value(text: str | None, normalise: Callable[[str], Iterable[str]]) -> frozenset[str]:
    return NOTHING if text is None or fold(text) in UNSAID else frozenset(normalise(text))


def _year(text: str) -> Iterable[str]:
    return re.findall(r"\b(?:1[89]|20)\d\d\b", text)[:1]


def _month(text: str) -> Iterable[str]:
    """Give the number of a month written as a number or by its first three letters (the gold has typing errors)."""
    number = _whole(text)
    if number is not None:
        return {str(number)} if 1 <= number <= 12 else NOTHING
    start = fold(text)[:3]
    return {str(MONTHS.index(start) + 1)} if start in MONTHS else NOTHING


def _day(text: str) -> Iterable[str]:
    number = _whole(text)
    return {str(number)} if number is not None and 1 <= number <= 31 else NOTHING


def _whole(text: str) -> int | None:
    match = re.fullmatch(r"\s*(\d+)(?:\.0)?\s*", text)
    return int(match[1]) if match else None
