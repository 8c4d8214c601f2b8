"""What a search finds, page by page: each page begins where the one before it ended, however many there are.

Reports and names are found apart, for each has an index of its own, and a page goes on by its rows in that index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import BadOption
from onrecord.store.matching import Match, newest_listings, newest_matching
from onrecord.store.models import Listing, Reading
from onrecord.store.protection import open_only, protected_reports
from onrecord.store.searching import MOST_COUNTED, Query, filters_of, names_match, text_match

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["FoundPage", "Seen", "named_page", "protected_readings", "text_page"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What whoever asks may see, and which page: `after` is where the page before ended, None for the first."""

    with_protected: bool = False
    after: int | None = None
    size: int = 25


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page of listings. `next` is where the next one begins, None where there is none; `total`, told on the first
    page alone, is None where there are more than `MOST_COUNTED`.
    """

    rows: tuple[Listing, ...]
    next: int | None = None
    total: int | None = None


def text_page(case: CaseFile, query: Query, seen: Seen) -> FoundPage:
    """Give a page of the reports whose text has the words, or where there are none that pass the filters.

    Raises:
        BadOption: too many words.
    """
    match = text_match(case, query)
    if match is None and query.words.strip():
        return FoundPage((), total=0)
    return _page(case, query, seen, match)


def named_page(case: CaseFile, query: Query, seen: Seen) -> FoundPage:
    """Give a page of the reports in whose coding somebody has such a name, in any script and spelling."""
    match = names_match(case, query)
    return FoundPage((), total=0) if match is None else _page(case, query, seen, match)


def protected_readings(case: CaseFile, readings: Sequence[str]) -> frozenset[str]:
    """Give those of some readings that are of protected sources."""
    reports = dict(Reading.objects.using(case.alias).filter(pk__in=readings).values_list("pk", "report"))
    kept = protected_reports(case, reports.values())
    return frozenset(reading for reading, report in reports.items() if report in kept)


def _page(case: CaseFile, query: Query, seen: Seen, match: Match | None) -> FoundPage:
    if not 0 < seen.size <= MOST_COUNTED:
        raise BadOption("page", found=str(seen.size), expected=f"1 to {MOST_COUNTED}", do="Ask for fewer.")
    column = "id" if match is None else match.column
    filters = _with(case, query, seen, column)
    limit = seen.size + 1 if seen.after is not None else MOST_COUNTED + 1
    if match is None:
        found = newest_listings(case.alias, filters, limit)
    else:
        found = newest_matching(case.alias, match, filters, limit)
    rows = Listing.objects.using(case.alias).in_bulk(found[: seen.size])
    shown = tuple(rows[number] for number in found[: seen.size] if number in rows)
    more = int(getattr(shown[-1], column)) if len(found) > seen.size and shown else None
    total = len(found) if seen.after is None and len(found) <= MOST_COUNTED else None
    return FoundPage(shown, more, total)


def _with(case: CaseFile, query: Query, seen: Seen, column: str) -> tuple[str, list[Any]]:
    told, values = filters_of(query)
    held: list[Any] = list(values)
    if not seen.with_protected:
        condition, named = open_only(case)
        told += condition
        held += named
    if seen.after is not None:
        told += f" AND listing.{column} < %s"
        held.append(seen.after)
    return told, held
