"""Records that somebody may not see, and names that nothing else tells: what lists and numbers leave out for them.

An incident that protected sources alone tell of is not there for who may not see it; of one that they tell in part its
days alone are. One that a report tells of which somebody is to code blind is not there until they have.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from onrecord.core.wire import coding_from_json
from onrecord.store.asked_blind import blind_readings
from onrecord.store.canonical import unpack
from onrecord.store.lines import records_of
from onrecord.store.models import Coding, Counted, CountedName, CountedRun, Listing, RecordLine

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["NAMING", "Withheld", "names_told", "withheld_from"]

NAMING = ("country", "place", "actor", "act", "method", "grounds")
"""Dimensions whose cells are words of reports; days, grades and kinds of people tell nobody's."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is kept from whoever asks: what protected sources tell, unless they see all, and of `blind` incidents."""

    sees_all: bool
    blind: frozenset[str] = frozenset()

    def hides(self, line: RecordLine | None, record: str) -> bool:
        """True of an incident that is not there for them."""
        return record in self.blind or (line is not None and line.is_hidden and not self.sees_all)

    def masks(self, line: RecordLine | None) -> bool:
        """True of an incident of which its days alone are told."""
        return not self.sees_all and (line is None or line.hides_some)

    @property
    def is_nothing(self) -> bool:
        """True where all of everything may be seen."""
        return self.sees_all and not self.blind


def withheld_from(case: CaseFile, *, sees_all: bool) -> Withheld:
    """Give what is kept from whoever opened the case file."""
    readings = blind_readings(case, case.who)
    if not readings:
        return Withheld(sees_all)
    coded = Listing.objects.using(case.alias).filter(reading__in=readings, coding__isnull=False)
    rows = Coding.objects.using(case.alias).filter(pk__in=coded.values("coding"))
    told = [f"{row.pk}/{each.id}" for row in rows for each in coding_from_json(unpack(row.body)).incidents]
    return Withheld(sees_all, frozenset(records_of(case, told).values()))


def names_told(case: CaseFile, run: CountedRun, dimension: str, withheld: Withheld) -> frozenset[str]:
    """Give the names of a dimension that counted incidents have and that nothing else tells than what is withheld."""
    kept = _kept(case, withheld)
    counted = Counted.objects.using(case.alias).filter(run=run)
    numbers = set(counted.filter(record__in=kept).values_list(dimension, flat=True))
    if not numbers:
        return frozenset()
    alone = {each for each in numbers if not counted.filter(**{dimension: each}).exclude(record__in=kept).exists()}
    return frozenset(CountedName.objects.using(case.alias).filter(pk__in=alone).values_list("text", flat=True))


def _kept(case: CaseFile, withheld: Withheld) -> QuerySet[RecordLine, str]:
    told = Q(record__in=_some(withheld.blind))
    if not withheld.sees_all:
        told |= Q(is_hidden=True) | Q(hides_some=True)
    return RecordLine.objects.using(case.alias).filter(told, kind="incident").values_list("record", flat=True)


def _some(records: Iterable[str]) -> list[str]:
    return sorted(records)
