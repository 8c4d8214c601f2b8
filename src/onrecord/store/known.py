"""What was documented by when: how the range of a case file grew with each report."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from onrecord.core.sharing import Share, alone
from onrecord.core.vocabulary import Outcome
from onrecord.store.counted_bodies import known_bodies, known_of_many
from onrecord.store.counting import over_bodies
from onrecord.tally.ranges import Range
from onrecord.tally.rules.schemes import Scheme

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["known_by_day"]


def known_by_day(case: CaseFile, scheme: Scheme, outcome: Outcome, share: Share = alone) -> list[tuple[date, Range]]:
    """Give, day by day of its reports, what was documented by then in all.

    Incidents that may be one are apart, and all grades are in. A report without a day is heard from the first day that
    another of its incident has; an incident of which none has a day is in none.
    """
    grown: defaultdict[date, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    work = partial(known_bodies, scheme, outcome), partial(known_of_many, scheme, outcome)
    for day, *ends in over_bodies(case, share, *work):
        grown[day] = [sum(two) for two in zip(grown[day], ends, strict=True)]
    total = [0, 0, 0, 0]
    found: list[tuple[date, Range]] = []
    for day in sorted(grown):
        total = [sum(two) for two in zip(total, grown[day], strict=True)]
        found.append((day, Range(*total)))
    return found
