"""A person or a counted group harmed in an incident, with all that is held of them, in the shape that is published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from onrecord.core.coding import Relation
from onrecord.core.record import Record
from onrecord.core.values import Count
from onrecord.core.vocabulary import AgeGroup, Outcome, PartyKind, Sex, Status
from onrecord.publish.casualties import Harmed, VictimRecord
from onrecord.publish.whole.material import Material, text_of
from onrecord.publish.whole.values import age_of, count_of, names_of, term_of
from onrecord.tally.accounts import told_values

__all__ = ["victim_record"]

OUTCOME = ".outcome"


def victim_record(record: Record, material: Material, homes: Mapping[str, str]) -> VictimRecord:
    """Give a victim as they are published; `homes` gives the record of each subject of the incident."""
    kind = material.kind(record)
    count = count_of(record)
    if kind is PartyKind.PERSON and count == Count():
        count = Count.exactly(1)
    return VictimRecord(
        record.id, record.within or "", kind, text_of(record, "name"), names_of(record, material),
        text_of(record, "description"), count, age_of(record), term_of(record, "age_group", AgeGroup),
        term_of(record, "sex", Sex), term_of(record, "status", Status), text_of(record, "occupation"),
        text_of(record, "affiliation"), text_of(record, "nationality"), tuple(_relations(record)),
        _whole(record, homes), tuple(_harm(record, homes.values())),
        tuple(material.disagreements(record, _path)), tuple(material.statements(record, _path)),
    )  # fmt: skip


def _whole(record: Record, homes: Mapping[str, str]) -> str | None:
    """Give the record of the group that a victim is part of: a claim names it as its own report calls it."""
    for value, claim in told_values(record, "part_of"):
        whole = homes.get(f"{claim.partition('/')[0]}/{value}")
        if whole is not None and whole != record.id:
            return whole
    return None


def _relations(record: Record) -> Iterator[Relation]:
    for each in record.values:
        root, _, other = each.property.partition(".")
        if root == "relations" and other and isinstance(each.value, str):
            yield Relation(each.value, other)


def _harm(record: Record, acts: Collection[str]) -> Iterator[Harmed]:
    for each in record.values:
        if each.property.endswith(OUTCOME) and isinstance(each.value, str):
            act = each.property.split(".")[1]
            yield Harmed(Outcome(each.value), act if act in acts else None)


def _path(path: str) -> str:
    """Give the path below a victim that is published: what an act did stands under `harm`."""
    return f"harm.{path.split('.')[1]}" if path.endswith(OUTCOME) else path
