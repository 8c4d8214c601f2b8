"""The reports that came from a source: those that were brought from it, and those that name it as theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from onrecord.store.acquired import FROM
from onrecord.store.models import Acquisition, Appearance, Listing, Reading

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.sources import Source

__all__ = ["reports_from"]


def reports_from(case: CaseFile, source: Source) -> QuerySet[Listing]:
    """Give the reports of a source as they are listed, the newest day first; those without a day last."""
    # As `intake` writes it, so that no row need be unpacked.
    brought = Acquisition.objects.using(case.alias).filter(detail__contains=f'"{FROM}":"{source.number}"')
    originals = brought.values("original")
    reports = Reading.objects.using(case.alias).filter(original__in=originals).values("report")
    again = Appearance.objects.using(case.alias).filter(original__in=originals).values("report")
    names = [] if source.is_protected else [name for name in (source.name, *source.aliases) if name]
    listed = Listing.objects.using(case.alias)
    found = listed.filter(report__in=reports) | listed.filter(report__in=again) | listed.filter(source__in=names)
    return found.order_by("-published", "report")
