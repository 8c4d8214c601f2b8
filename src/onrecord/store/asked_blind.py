"""Who codes a report blind, and what they must not see meanwhile: one rule for queues, pages, lists and calls.

A report that was sent to a second coder waits until somebody has coded it blind. It is for whom it was sent to by name;
else for whoever takes it first, but for those who coded it, have it open, or were forestalled. Whoever it was sent to
by name, or who began it blind, sees no other coding of it until they have coded it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from onrecord.store.chunks import cut
from onrecord.store.entries import body_of, newest_entries, newest_entry
from onrecord.store.models import Draft
from onrecord.store.second_readings import SECOND, coded_by, sent_to

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["asked_blind", "blind_readings", "is_asked_blind", "is_blind_for"]

CHUNK = 500
Told = Mapping[str, str | None]
"""Readings that were sent to a second coder, each with to whom: None for whoever takes it."""


def is_blind_for(case: CaseFile, reading: str, name: str) -> bool:
    """True where a person is to code a reading blind, or began to, and has not done so: they must see no other coding
    of it.
    """
    entry = newest_entry(case, SECOND, reading)
    asked = entry is not None and body_of(entry).get("coder") == name and bool(_waiting(case, {reading: name}))
    return asked or _begun(case, name).filter(reading=reading).exists()


def blind_readings(case: CaseFile, name: str) -> frozenset[str]:
    """Give every reading that a person is to code blind and has not coded: for pages that show many reports."""
    begun = {str(each) for each in _begun(case, name).values_list("reading", flat=True)}
    return frozenset(begun | _waiting(case, dict.fromkeys(sent_to(case, name), name)).keys())


def is_asked_blind(case: CaseFile, reading: str) -> bool:
    """True where this person is to code a reading blind, or may take it, and has not done so."""
    entry = newest_entry(case, SECOND, reading)
    told = {} if entry is None else {reading: body_of(entry).get("coder")}
    return reading in _for(case, told) or _begun(case, case.who).filter(reading=reading).exists()


def asked_blind(case: CaseFile) -> list[str]:
    """Give the readings that this person is to code blind, or may take, and has not coded."""
    told = {entry.key: body_of(entry).get("coder") for entry in newest_entries(case, SECOND)}
    found = _for(case, told)
    return list(dict.fromkeys([*found, *map(str, _begun(case, case.who).values_list("reading", flat=True))]))


def _for(case: CaseFile, told: Told) -> list[str]:
    """Give those of some readings that wait for this person."""
    waits = _waiting(case, {reading: coder for reading, coder in told.items() if coder in (None, case.who)})
    anybodys = [reading for reading, coder in waits.items() if coder is None]
    not_theirs: set[str] = set()
    for some in cut(anybodys, CHUNK):
        taken = _blind(case).filter(reading__in=some).exclude(coder=case.who).values_list("reading", flat=True)
        not_theirs |= set(taken) | coded_by(case, case.who, some)
    return [reading for reading in waits if reading not in not_theirs]


def _waiting(case: CaseFile, told: Told) -> dict[str, str | None]:
    """Give those of some readings that nobody has coded blind."""
    done: set[str] = set()
    for some in cut(list(told), CHUNK):
        done |= set(_blind(case).filter(reading__in=some, coding__isnull=False).values_list("reading", flat=True))
    return {reading: coder for reading, coder in told.items() if reading not in done}


def _begun(case: CaseFile, name: str) -> QuerySet[Draft]:
    """Give the blind drafts that a person has open: they may have taken a report that was sent to nobody by name."""
    return _blind(case).filter(coder=name, coding__isnull=True)


def _blind(case: CaseFile) -> QuerySet[Draft]:
    return Draft.objects.using(case.alias).filter(is_blind=True)
