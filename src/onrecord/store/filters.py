"""Filters that people keep under a name, each for themselves or for everybody: what a list was narrowed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.evidence.characters import clean_line
from onrecord.store.entries import body_of, newest_entries, newest_entry, set_entry

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Entry
    from onrecord.store.writing import Pen

__all__ = ["FILTER", "Filter", "drop_filter", "filters_of", "save_filter"]

FILTER = "filter"
"""The kind of their entries; the key is the person and the name."""

LONGEST_NAME, LONGEST_QUERY, LONGEST_KEY = 80, 2_000, 200


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: whose, its name, of which screen (the name of its address), the filters as they stand in an address
    behind the question mark, and whether everybody sees it.
    """

    owner: str
    name: str
    screen: str
    query: str
    is_shared: bool


def filters_of(case: CaseFile) -> list[Filter]:
    """Give the filters of whoever opened the case file, then those that others share, each by name."""
    found = [_read(entry) for entry in newest_entries(case, FILTER) if not body_of(entry).get("dropped")]
    seen = [each for each in found if each.owner == case.who or each.is_shared]
    return sorted(seen, key=lambda each: (each.owner != case.who, each.name.casefold(), each.owner))


def save_filter(pen: Pen, kept: Filter) -> bool:
    """Keep a filter of whoever holds the pen, in its transaction; one of the same name becomes its older version.

    Raises:
        BadOption: it has no name, or one that is too long, or is somebody else's.
    """
    name = clean_line(kept.name)
    key = f"{pen.case.who}/{name}"
    if not name or len(name) > LONGEST_NAME or len(key) > LONGEST_KEY:
        raise BadOption(
            "the name of a filter", found=f"{len(name)} letters", expected=f"1 to {LONGEST_NAME}", do="Give another."
        )
    if kept.owner != pen.case.who or len(kept.query) > LONGEST_QUERY:
        raise BadOption("filter", found="another's, or too long", expected="one's own", do="Keep it under your name.")
    told = {"name": name, "screen": kept.screen, "query": kept.query, "shared": kept.is_shared}
    return set_entry(pen, FILTER, key, told) is not None


def drop_filter(pen: Pen, name: str) -> None:
    """Put away a filter of whoever holds the pen, in its transaction; its versions stay in the ledger.

    Raises:
        BadOption: they have none of that name.
    """
    key = f"{pen.case.who}/{clean_line(name)}"
    entry = newest_entry(pen.case, FILTER, key) if len(key) <= LONGEST_KEY else None
    if entry is None or body_of(entry).get("dropped"):
        raise BadOption("filter", found=repr(name), expected="one of your own", do="Look at your filters.")
    set_entry(pen, FILTER, key, body_of(entry) | {"dropped": True})


def _read(entry: Entry) -> Filter:
    told = body_of(entry)
    owner = entry.key.removesuffix(f"/{told['name']}")
    return Filter(owner, told["name"], told["screen"], told["query"], bool(told["shared"]))
