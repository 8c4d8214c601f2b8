"""What became of each record between two editions: added, changed in which properties, withdrawn, or gone.

Both are read as streams, side by side, in the order of their ids; neither is held in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from onrecord.publish.release.flat import properties_of
from onrecord.publish.release.sorting import Held, sorted_records

__all__ = ["Became", "Change", "Compared", "Corrected", "compare"]


class Became(StrEnum):
    """What became of a record; `gone` is one that is left out and not said to be withdrawn."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Corrected:
    """One property before and after, None where there was none; `note` is what was said of the correction."""

    property: str
    old: Any = None
    new: Any = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one record. `day` and `note` are those of its withdrawal; `incident` of a victim's incident."""

    became: Became
    kind: str
    id: str
    incident: str | None = None
    properties: tuple[Corrected, ...] = ()
    day: str | None = None
    note: str | None = None


@dataclass(slots=True)
class Compared:
    """What two files say of the whole: there once their records were compared. `same` counts unchanged records."""

    old: dict[str, Any] = field(default_factory=dict)
    new: dict[str, Any] = field(default_factory=dict)
    same: int = 0


def compare(old: Path, new: Path, told: Compared) -> Iterator[Change]:
    """Yield each change from an old file of records to a new one, in the order of kind and id.

    Raises:
        MalformedRecords: one of them is not in the format.
    """
    before: list[dict[str, Any]] = []
    after: list[dict[str, Any]] = []
    with sorted_records(old, before) as ones, sorted_records(new, after) as others:
        told.old, told.new = _whole(before), _whole(after)
        withdrawn = {str(each["id"]): each for each in after if each["type"] == "withdrawal"}
        notes = _notes(before, after)
        for one, other in _side_by_side(ones, others):
            if one is not None and other is not None and one.text == other.text:
                told.same += 1
            elif other is None and one is not None:
                yield _left(one, withdrawn)
            elif one is None and other is not None:
                yield Change(Became.ADDED, other.kind, other.id, other.told.get("incident"))
            elif one is not None and other is not None:
                changed = _changed(one, other, notes)
                told.same += not changed.properties
                if changed.properties:
                    yield changed


def _whole(lines: list[dict[str, Any]]) -> dict[str, Any]:
    return next((each for each in lines if each["type"] == "dataset"), {})


def _notes(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> dict[str, list[tuple[str, str]]]:
    """Give the notes on corrections that the new one has and the old one had not, by record."""
    known = [each for each in before if each["type"] == "correction"]
    found: dict[str, list[tuple[str, str]]] = {}
    for each in after:
        if each["type"] == "correction" and each not in known:
            found.setdefault(str(each["record"]), []).append((str(each["property"]), str(each["note"])))
    return found


def _side_by_side(ones: Iterator[Held], others: Iterator[Held]) -> Iterator[tuple[Held | None, Held | None]]:
    one, other = next(ones, None), next(others, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one.key < other.key):
            yield one, None
            one = next(ones, None)
        elif one is None or other.key < one.key:
            yield None, other
            other = next(others, None)
        else:
            yield one, other
            one, other = next(ones, None), next(others, None)


def _left(record: Held, withdrawn: dict[str, dict[str, Any]]) -> Change:
    incident = record.told.get("incident")
    said = withdrawn.get(record.id) or withdrawn.get(str(incident))
    if said is None:
        return Change(Became.GONE, record.kind, record.id, incident)
    day, note = str(said.get("withdrawn_on")), str(said.get("note"))
    return Change(Became.WITHDRAWN, record.kind, record.id, incident, day=day, note=note)


def _changed(one: Held, other: Held, notes: dict[str, list[tuple[str, str]]]) -> Change:
    old, new = properties_of(one.told), properties_of(other.told)
    names = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
    said = notes.get(other.id, [])
    found = tuple(Corrected(name, old.get(name), new.get(name), _note_on(name, said)) for name in names)
    return Change(Became.CHANGED, other.kind, other.id, other.told.get("incident"), found)


def _note_on(name: str, notes: list[tuple[str, str]]) -> str | None:
    found = [note for about, note in notes if name == about or name.startswith(f"{about}.")]
    return found[-1] if found else None
