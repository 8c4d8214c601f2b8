"""Reports to be coded blind: by somebody who sees no other coding of them, so that two codings can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.core.vocabulary import CoderKind
from onrecord.store.chunks import cut
from onrecord.store.entries import body_of, newest_entries, newest_entry
from onrecord.store.models import Coding, Draft
from onrecord.store.second_readings import SECOND

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["asked_blind", "is_asked_blind"]

CHUNK = 500


def is_asked_blind(case: CaseFile, reading: str) -> bool:
    """True where this person is asked to code a reading without seeing what others coded, and has not yet: by name, or
    as anybody but whoever coded it first.
    """
    entry = newest_entry(case, SECOND, reading)
    return entry is not None and reading in _asked_of(case, {reading: body_of(entry).get("coder")})


def asked_blind(case: CaseFile) -> list[str]:
    """Give the readings that this person is asked to code without seeing what others coded, and has not yet."""
    told = {entry.key: body_of(entry).get("coder") for entry in newest_entries(case, SECOND)}
    return _asked_of(case, told)


def _asked_of(case: CaseFile, told: Mapping[str, str | None]) -> list[str]:
    """Give those of some readings, each with whom it was asked of (None: anybody), that wait for this person."""
    told = {reading: coder for reading, coder in told.items() if coder in (None, case.who)}
    blind = Draft.objects.using(case.alias).filter(is_blind=True)
    mine = Coding.objects.using(case.alias).filter(kind=str(CoderKind.PERSON), name=case.who)
    done, taken, coded = set[str](), set[str](), set[str]()
    for some in cut(list(told), CHUNK):
        done |= set(
            blind.filter(reading__in=some, coder=case.who, coding__isnull=False).values_list("reading", flat=True)
        )
        taken |= set(blind.filter(reading__in=some).exclude(coder=case.who).values_list("reading", flat=True))
        coded |= set(mine.filter(reading__in=some).values_list("reading_id", flat=True))
    not_theirs = taken | coded
    return [each for each, coder in told.items() if each not in done and (coder is not None or each not in not_theirs)]
