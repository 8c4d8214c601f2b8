"""A thing harmed in an incident, with all that is held of it, in the shape that is published."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onrecord.core.record import Record
from onrecord.publish.casualties import Damaged, ObjectRecord
from onrecord.publish.whole.material import Material, text_of
from onrecord.publish.whole.values import count_of

__all__ = ["object_record"]

DAMAGE = ".damage"


def object_record(record: Record, material: Material, acts: Collection[str]) -> ObjectRecord:
    """Give an object as it is published; `acts` are the ids of the acts of its incident."""
    return ObjectRecord(
        record.id, record.within or "", text_of(record, "name"), text_of(record, "type"), count_of(record),
        tuple(_harm(record, acts)), tuple(material.disagreements(record, _path)),
        tuple(material.statements(record, _path)),
    )  # fmt: skip


def _harm(record: Record, acts: Collection[str]) -> Iterator[Damaged]:
    for each in record.values:
        if each.property.endswith(DAMAGE) and isinstance(each.value, str):
            act = each.property.split(".")[1]
            yield Damaged(each.value, act if act in acts else None)


def _path(path: str) -> str:
    """Give the path below an object that is published: what an act did stands under `harm`, as it does of a victim."""
    return f"harm.{path.split('.')[1]}" if path.endswith(DAMAGE) else path
