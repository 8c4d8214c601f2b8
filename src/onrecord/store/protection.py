"""Which reports are protected: one rule, asked by every screen, list, search and call.

A report is *protected* where every original that it stands in is kept under the key of a protected source, or where it
names one as its source. One that was brought in openly as well stays open: that it vanished would tell that a protected
source brought it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from onrecord.store.chunks import cut
from onrecord.store.models import Appearance, Listing, Reading
from onrecord.store.sources import sources

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["OF_SOURCE", "SEALED", "protected_reports"]

OF_SOURCE = "source:"
"""What the key of an original begins with where it is that of a protected source."""
SEALED = Q(original__key__startswith=OF_SOURCE)
"""Of a reading or an appearance: that its original is sealed to a protected source."""

CHUNK = 400


def protected_reports(case: CaseFile, reports: Iterable[str]) -> frozenset[str]:
    """Give those of the reports that are protected; in a few queries, however many they are."""
    named = [source.shown for source in sources(case) if source.is_protected]
    found: set[str] = set()
    for some in cut(sorted(set(reports)), CHUNK):
        sealed = {*_reports(case, Reading, some).filter(SEALED), *_reports(case, Appearance, some).filter(SEALED)}
        for model in (Reading, Appearance) if sealed else ():
            sealed -= set(_reports(case, model, sorted(sealed)).exclude(SEALED))
        found |= sealed
        if named:
            listed = Listing.objects.using(case.alias).filter(report__in=some, source__in=named)
            found.update(listed.values_list("report", flat=True))
    return frozenset(found)


def _reports(case: CaseFile, model: Any, reports: Sequence[str]) -> Any:
    return model.objects.using(case.alias).filter(report__in=reports).values_list("report", flat=True)
