"""Records that somebody may not see, and names that nothing else tells: what lists and numbers leave out for them.

An incident that protected sources alone tell of is not there for who may not see it; of one that they tell in part its
days alone are. One that a report tells of which somebody is to code blind is not there until they have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.wire import coding_from_json
from onrecord.store.asked_blind import blind_readings
from onrecord.store.canonical import unpack
from onrecord.store.chunks import cut
from onrecord.store.lines import records_of
from onrecord.store.models import Coding, Counted, CountedName, CountedRun, Listing, RecordLine
from onrecord.store.models.lines import KEPT

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["NAMING", "Withheld", "kept_records", "names_counted", "names_told", "withheld_from"]

CHUNK = 400
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


def kept_records(case: CaseFile, withheld: Withheld) -> frozenset[str]:
    """Give the incidents of which whoever asks may not see all."""
    if withheld.sees_all:
        return withheld.blind
    kept = RecordLine.objects.using(case.alias).filter(KEPT, kind="incident")
    return withheld.blind.union(kept.values_list("record", flat=True))


def names_counted(case: CaseFile, run: CountedRun, dimension: str) -> dict[int, int]:
    """Give how many incidents that were counted have each name of a dimension, by the numbers of the names."""
    rows = Counted.objects.using(case.alias).filter(run=run).values_list("record", dimension).distinct()
    return dict(Counter(name for _, name in rows))


def names_told(
    case: CaseFile, run: CountedRun, dimension: str, kept: frozenset[str], counted: Mapping[int, int]
) -> frozenset[str]:
    """Give the names of a dimension that counted incidents have and that nothing else tells than those of `kept`;
    `counted` is how many have each (`names_counted`).
    """
    found: Counter[int] = Counter()
    # Asking of each name whether another incident has it took ten seconds of 79,000.
    for some in cut(sorted(kept), CHUNK):
        rows = Counted.objects.using(case.alias).filter(run=run, record__in=some)
        found.update(name for _, name in rows.values_list("record", dimension).distinct())
    alone = [name for name, times in found.items() if times == counted.get(name)]
    return frozenset(CountedName.objects.using(case.alias).filter(pk__in=alone).values_list("text", flat=True))
