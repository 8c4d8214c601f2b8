"""What reports codings are of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.store.chunks import cut
from onrecord.store.models import Listing

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["reports_of_codings"]

CHUNK = 400


def reports_of_codings(case: CaseFile, codings: Iterable[str]) -> dict[str, str]:
    """Give the report of each coding that is in force."""
    found: dict[str, str] = {}
    for some in cut(sorted(set(codings)), CHUNK):
        listed = Listing.objects.using(case.alias).filter(coding__in=some).values_list("coding", "report")
        found |= {str(coding): report for coding, report in listed}
    return found
