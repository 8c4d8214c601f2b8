"""How precisely a time and a place are known, in the codes of the standards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from onrecord.core.vocabulary import PlacePrecision
from onrecord.tally.happenings import Happening, Period, held
from onrecord.tally.tables.columns import rules_for

__all__ = ["days_in", "level_of", "when_code", "where_code"]

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
    days = days_in(happening.when)
    steps: Sequence[Sequence[int]] = _rules(standard)["when"]
    return next((code for most, code in steps if days is not None and days <= most), None)


def where_code(happening: Happening, standard: str) -> int | str | None:
    """Give how precisely the place is known, in the code of a standard."""
    codes: Mapping[str, int | str] = _rules(standard)["where"]
    level = level_of(happening)
    return None if level is None else codes.get(level)


def level_of(happening: Happening) -> str | None:
    """Give the unit of place that is known: as told or as placed on the map, whichever is coarser; `near` a place, or
    `between` two, where the words say so.
    """
    where = happening.where
    if where.name is None:
        return str(PlacePrecision.COUNTRY) if where.country is not None else None
    placed = held(happening.incident, "where.coordinates_precision")
    levels = [LEVELS.index(each) for each in (where.precision, placed) if isinstance(each, str) and each in LEVELS]
    if not levels:
        return None
    level = LEVELS[max(levels)]
    town = LEVELS.index(str(PlacePrecision.TOWN))
    words = held(happening.incident, "where.text")
    if max(levels) > town or not isinstance(words, str):
        return level
    return next(
        (beside for beside in (BETWEEN, NEAR) if _stands_before(beside).search(_before(where.name, words))), level
    )


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
