"""The records of a release some at a time, found by where they stand in the file: all pages are equally near."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.publish.casualties import IncidentFile
from onrecord.publish.release.names import RECORDS
from onrecord.publish.wire import read_line

__all__ = ["Leaf", "leaf"]

MOST, HEAVIEST = 25, 2_000_000
"""Incidents on a page, and bytes of records after which a page ends: one incident may have thousands of victims."""
OTHERS, INCIDENT = b'{"type":"', b'{"type":"incident"'
"""How lines begin, and those of incidents: the others are not read."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some incidents, and where in the file the next stand; None after the last."""

    incidents: tuple[IncidentFile, ...]
    next: int | None


def leaf(folder: Path, at: int) -> Leaf:
    """Give the incidents of a release that stand in its records from a place on.

    Raises:
        MalformedRecords: no line begins there, or it is none of records.
    """
    found: list[IncidentFile] = []
    with (folder / RECORDS).open("rb") as file:
        # No system goes to a place beyond what its numbers, or its disk, can hold.
        file.seek(min(at, (folder / RECORDS).stat().st_size))
        while line := file.readline():
            if line.startswith(OTHERS) and not line.startswith(INCIDENT):
                continue
            if len(found) >= MOST or (found and file.tell() - at > HEAVIEST):
                return Leaf(tuple(found), file.tell() - len(line))
            entry = read_line(line.decode("utf-8", "replace"), RECORDS)
            if isinstance(entry, IncidentFile):
                found.append(entry)
    return Leaf(tuple(found), None)
