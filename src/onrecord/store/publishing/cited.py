"""Where readers find a report that is cited: the address on the web that it was fetched from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.store.chunks import cut
from onrecord.store.models import Acquisition, Appearance, Reading

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["addresses_of"]

CHUNK = 400


def addresses_of(case: CaseFile, reports: Iterable[str]) -> dict[str, str]:
    """Give the address of each report that has one, the first that it was fetched from; in a few queries."""
    found: dict[str, str] = {}
    for some in cut(sorted(set(reports)), CHUNK):
        homes: dict[str, set[str]] = {}
        for model in (Reading, Appearance):
            rows = model.objects.using(case.alias).filter(report__in=some).values_list("original", "report")
            for original, report in rows:
                homes.setdefault(original, set()).add(report)
        for originals in cut(sorted(homes), CHUNK):
            acquired = Acquisition.objects.using(case.alias).filter(original__in=originals, origin__startswith="http")
            for original, origin in acquired.order_by("pk").values_list("original", "origin"):
                if _is_public(origin):
                    found |= {report: origin for report in homes[original] if report not in found}
    return found


def _is_public(address: str) -> bool:
    """Tell whether an address is one of the web that lets nobody in by a name or a password in it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
