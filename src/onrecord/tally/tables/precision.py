"""How precisely a time and a place are known, in the codes of the standards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from onrecord.core.values import Where
from onrecord.core.vocabulary import PlacePrecision
from onrecord.tally.happenings import Happening, Period, held
from onrecord.tally.tables.columns import rules_for

__all__ = ["code_of_days", "code_of_level", "days_in", "level_at", "level_of", "when_code", "where_code"]

LEVELS = tuple(str(each) for each in PlacePrecision if each is not PlacePrecision.UNKNOWN)
"""From the finest to the coarsest."""

NEAR, BETWEEN = "near", "between"


def days_in(period: Period) -> int | None:
    """Give how many days a period has, None where an end is open."""
    if period.earliest is None or period.latest is None:
        return None
    return (period.latest - period.earliest).days + 1


def when_code(happening: Happening, standard: str) -> int | None:
    """Give how precisely the time is known, in the code of a standard."""
    return code_of_days(days_in(happening.when), standard)


def code_of_days(days: int | None, standard: str) -> int | None:
    """Give how precisely a time of so many days is known, in the code of a standard."""
    steps: Sequence[Sequence[int]] = _rules(standard)["when"]
    return next((code for most, code in steps if days is not None and days <= most), None)


def where_code(happening: Happening, standard: str) -> int | str | None:
    """Give how precisely the place is known, in the code of a standard."""
    return code_of_level(level_of(happening), standard)


def code_of_level(level: str | None, standard: str) -> int | str | None:
    """Give what a standard calls a unit of place."""
    codes: Mapping[str, int | str] = _rules(standard)["where"]
    return None if level is None else codes.get(level)


def level_of(happening: Happening) -> str | None:
    """Give the unit of place that is known: as told or as placed on the map, whichever is coarser; `near` a place, or
    `between` two, where the words say so.
    """
    told = (held(happening.incident, f"where.{each}") for each in ("coordinates_precision", "text"))
    placed, words = (each if isinstance(each, str) else None for each in told)
    where = happening.where
    return _level(where.name, where.country, (where.precision, placed), words)


def level_at(where: Where) -> str | None:
    """Give the unit of place that is known of a place, as `level_of` gives it of an incident."""
    return _level(where.name, where.country, (where.precision, where.coordinates_precision), where.text)


def _level(name: str | None, country: str | None, units: Sequence[str | None], words: str | None) -> str | None:
    if name is None:
        return str(PlacePrecision.COUNTRY) if country is not None else None
    levels = [LEVELS.index(each) for each in units if each in LEVELS]
    if not levels:
        return None
    level = LEVELS[max(levels)]
    town = LEVELS.index(str(PlacePrecision.TOWN))
    if max(levels) > town or words is None:
        return level
    return next((beside for beside in (BETWEEN, NEAR) if _stands_before(beside).search(_before(name, words))), level)


def _before(name: str, words: str) -> str:
    before, is_there, _ = words.casefold().partition(name.casefold())
    return before.rstrip() if is_there else ""


@cache
def _stands_before(beside: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, rules_for("precision")[beside]))
    return re.compile(rf"(?<!\w)(?:{words})(?: the)?$")


def _rules(standard: str) -> dict[str, Any]:
    told: dict[str, Any] = rules_for("precision")[standard]
    return told
