"""What could not be read or coded: why, how often it was tried, and gone when it goes well at last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from onrecord.store.models import Setback

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "clear_setback",
    "has_setback",
    "newest_setbacks",
    "note_setback",
    "setback_numbered",
    "setbacks",
    "setbacks_before",
]

LONGEST_ITEM = 200


def note_setback(case: CaseFile, step: str, item: str, thing: str, reason: str) -> None:
    """Count one more try of a step (read, code) on an item (an id) that failed, and keep why."""
    now, item = case.clock(), item[:LONGEST_ITEM]
    with transaction.atomic(using=case.alias):
        rows = Setback.objects.using(case.alias)
        tried = rows.filter(step=step, item=item)
        if not tried.update(thing=thing, reason=reason, attempts=F("attempts") + 1, last_at=now):
            rows.create(step=step, item=item, thing=thing, reason=reason, attempts=1, last_at=now)


def clear_setback(case: CaseFile, step: str, item: str) -> None:
    """Forget the failures of an item that went well."""
    Setback.objects.using(case.alias).filter(step=step, item=item[:LONGEST_ITEM]).delete()


def setbacks(case: CaseFile, step: str | None = None) -> list[Setback]:
    """Give what failed and has not gone well since, in order."""
    rows = Setback.objects.using(case.alias)
    return list((rows.filter(step=step) if step is not None else rows.all()).order_by("step", "thing", "item"))


def newest_setbacks(case: CaseFile, most: int) -> list[Setback]:
    """Give so many of what failed, what was tried last first."""
    return list(Setback.objects.using(case.alias).order_by("-last_at", "pk")[:most])


def has_setback(case: CaseFile, step: str, item: str) -> bool:
    """True where the step failed on the item and has not gone well since."""
    return Setback.objects.using(case.alias).filter(step=step, item=item[:LONGEST_ITEM]).exists()


def setbacks_before(case: CaseFile, number: int | None = None, size: int = 50) -> list[Setback]:
    """Give what failed and has not gone well since, newest first, those with a lower number."""
    rows = Setback.objects.using(case.alias).order_by("-pk")
    return list((rows if number is None else rows.filter(pk__lt=number))[:size])


def setback_numbered(case: CaseFile, number: int) -> Setback | None:
    """Give a setback by its number, None where it is none, or went well since."""
    return Setback.objects.using(case.alias).filter(pk=number).first()
