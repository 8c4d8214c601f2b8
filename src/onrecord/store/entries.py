"""Things a person sets, kept in versions: the newest holds, the others stay to be seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import BadOption
from onrecord.store.canonical import canonical_json
from onrecord.store.models import Entry

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["body_of", "is_own_of_late", "newest_entries", "newest_entry", "set_again", "set_entry", "versions"]


def set_entry(pen: Pen, kind: str, key: str, body: dict[str, Any]) -> Entry | None:
    """Keep a new version of an entry in the pen's transaction; None where the newest says the same already."""
    newest = newest_entry(pen.case, kind, key)
    text = canonical_json(body)
    if newest is not None and newest.body == text:
        return None
    version = newest.version + 1 if newest is not None else 1
    entry = Entry(kind=kind, key=key, version=version, body=text, set_by=pen.case.who, set_at=pen.now)
    pen.note("set", f"{kind}:{key}", [entry], version=version)
    pen.flush()
    return entry


def set_again(pen: Pen, kind: str, key: str, version: int) -> Entry | None:
    """Keep what an earlier version of an entry says as the newest; None where the newest says the same already.

    Raises:
        BadOption: there is no such version.
    """
    row = Entry.objects.using(pen.case.alias).filter(kind=kind, key=key, version=version).first()
    if row is None:
        raise BadOption(
            "version", found=str(version), expected="one that was set", do="Choose one of the list of versions."
        )
    return set_entry(pen, kind, key, body_of(row))


def is_own_of_late(case: CaseFile, entry: Entry, within: timedelta) -> bool:
    """True where whoever works on the case file set an entry, and not longer ago than `within`."""
    return bool(entry.set_by == case.who and timedelta() <= case.clock() - entry.set_at <= within)


def newest_entry(case: CaseFile, kind: str, key: str) -> Entry | None:
    """Give the version that holds, None where none was set."""
    return Entry.objects.using(case.alias).filter(kind=kind, key=key).order_by("-version").first()


def newest_entries(case: CaseFile, kind: str) -> Iterator[Entry]:
    """Yield the version that holds of every key of a kind, in order of key."""
    rows = Entry.objects.using(case.alias).filter(kind=kind).order_by("key", "version")
    held: Entry | None = None
    for row in rows.iterator(chunk_size=500):
        if held is not None and held.key != row.key:
            yield held
        held = row
    if held is not None:
        yield held


def versions(case: CaseFile, kind: str, key: str) -> list[Entry]:
    """Give every version of an entry, oldest first."""
    return list(Entry.objects.using(case.alias).filter(kind=kind, key=key).order_by("version"))


def body_of(entry: Entry) -> dict[str, Any]:
    """Give what an entry says."""
    told = json.loads(entry.body)
    if not isinstance(told, dict):
        raise TypeError(f"entry {entry.kind}:{entry.key} holds no object")
    return told
