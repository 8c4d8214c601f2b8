"""What could not be read or coded, without what is of protected sources for who may not know of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.store.custody import is_of_protected
from onrecord.store.models import Original, Setback
from onrecord.store.protection import protected_reports

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["seen_setbacks"]

REPORT = "sha256:"


def seen_setbacks(case: CaseFile, rows: Iterable[Setback], *, sees_all: bool) -> list[Setback]:
    """Give those of the setbacks that may be known of, in order: an item is a report, or the sum of an original."""
    some = list(rows)
    if sees_all:
        return some
    reports = protected_reports(case, [row.item for row in some if row.item.startswith(REPORT)])
    held = Original.objects.using(case.alias).filter(pk__in=[row.item for row in some])
    sealed = {row.pk for row in held if is_of_protected(row)}
    return [row for row in some if row.item not in reports and row.item not in sealed]
