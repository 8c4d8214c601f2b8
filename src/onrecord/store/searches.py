"""Searches kept under a name, in versions, so that what is looked for again and again is looked for in one way."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.store.entries import body_of, newest_entries, newest_entry, set_entry
from onrecord.store.searching import Query

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["SEARCH", "save_search", "saved_search"]

SEARCH = "search"
"""The kind of entries of searches; the key is the name."""

DAYS = ("since", "until")


def save_search(case: CaseFile, name: str, query: Query) -> None:
    """Keep a search under a name; one of the same name becomes its older version."""
    told = asdict(query)
    told |= {day: told[day].isoformat() for day in DAYS if told[day] is not None}
    with case.writing() as pen:
        set_entry(pen, SEARCH, name, told)


def saved_search(case: CaseFile, name: str) -> Query:
    """Give the search kept under a name.

    Raises:
        BadOption: there is none.
    """
    entry = newest_entry(case, SEARCH, name)
    if entry is None:
        raise BadOption(
            "--saved",
            found=repr(name),
            expected=", ".join(each.key for each in newest_entries(case, SEARCH)) or "a search, and none was kept",
            do="Keep one with --save NAME.",
        )
    told = body_of(entry)
    return Query(**told | {day: date.fromisoformat(told[day]) for day in DAYS if told[day] is not None})
