"""Drafts on a text that is no longer the newest of its report: it was read again since, and quotes stand elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef

from onrecord.store.models import Draft, DraftEdit, Listing, Reading

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Left", "drafts_left", "newer_reading"]

MOST = 50


@dataclass(frozen=True, slots=True)
class Left:
    """An open draft of this person on an older text of a report: how much they did, and which reading is in force."""

    reading: str
    report: str
    title: str | None
    edits: int
    newer: str


def newer_reading(case: CaseFile, reading: Reading) -> str | None:
    """Give the reading of a report that took the place of this one, None where this one is in force."""
    listed = Listing.objects.using(case.alias).filter(report=reading.report).exclude(reading=reading.pk)
    return listed.values_list("reading", flat=True).first()


def drafts_left(case: CaseFile, report: str | None = None) -> list[Left]:
    """Give the open drafts of this person, with something in them, whose reading is in force no more; of one report, or
    of all, those opened last first.
    """
    in_force = Listing.objects.using(case.alias).filter(reading=OuterRef("reading"))
    begun = DraftEdit.objects.using(case.alias).filter(draft=OuterRef("pk"))
    drafts = Draft.objects.using(case.alias).filter(coder=case.who, coding__isnull=True)
    if report is not None:
        drafts = drafts.filter(report=report)
    some = list(drafts.filter(Exists(begun), ~Exists(in_force)).order_by("-opened_at")[:MOST])
    listed = Listing.objects.using(case.alias).in_bulk([each.report for each in some], field_name="report")
    counted = DraftEdit.objects.using(case.alias).filter(draft__in=[each.pk for each in some]).values("draft")
    edits = dict(counted.annotate(n=Count("pk")).values_list("draft", "n"))
    return [
        Left(each.reading, each.report, listed[each.report].title, edits[each.pk], listed[each.report].reading)
        for each in some
        if each.report in listed
    ]
