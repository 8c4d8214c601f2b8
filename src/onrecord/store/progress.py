"""How far a case file has come: how much of what was brought in is coded, by language and by year of publication."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connections

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Part", "Progress", "progress_of"]

# Dates are text in one database and days in the other: their first four letters are the year in both.
ASKED = (
    "SELECT language, substr(CAST(published AS TEXT), 1, 4) AS year, coding IS NOT NULL AS coded, count(*) FROM listing"
    " GROUP BY 1, 2, 3"
)


@dataclass(frozen=True, slots=True)
class Part:
    """Reports that have something in common: a language, or a year; `name` is None where they show none."""

    name: str | None
    coded: int
    reports: int

    @property
    def share(self) -> int:
        """Give how much is coded, in hundredths; all is told only where nothing is left."""
        return 100 * self.coded // self.reports if self.reports else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """All reports, and parts of them: languages from the largest, years in order."""

    whole: Part
    languages: tuple[Part, ...]
    years: tuple[Part, ...]


def progress_of(case: CaseFile) -> Progress:
    """Give how much is coded."""
    with connections[case.alias].cursor() as cursor:
        cursor.execute(ASKED)
        told = [(language, year, bool(coded), int(number)) for language, year, coded, number in cursor.fetchall()]
    by_language = _parts(((language, coded, number) for language, _, coded, number in told), lambda part: -part.reports)
    by_year = _parts(
        ((year, coded, number) for _, year, coded, number in told), lambda part: (part.name is None, part.name or "")
    )
    whole = Part(None, sum(number for *_, coded, number in told if coded), sum(number for *_, number in told))
    return Progress(whole, by_language, by_year)


def _parts(told: Iterable[tuple[str | None, bool, int]], order: Callable[[Part], Hashable]) -> tuple[Part, ...]:
    numbers: defaultdict[str | None, list[int]] = defaultdict(lambda: [0, 0])
    for name, coded, number in told:
        numbers[name][0] += number * coded
        numbers[name][1] += number
    return tuple(sorted((Part(name, *each) for name, each in numbers.items()), key=order))  # type: ignore[arg-type]
