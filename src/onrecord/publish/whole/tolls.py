"""A toll with all that is held of it, in the shape that is published."""

from __future__ import annotations

from onrecord.core.record import Record
from onrecord.core.values import When, Where
from onrecord.publish.casualties import Citation, TollRecord
from onrecord.publish.whole.material import Material, text_of
from onrecord.publish.whole.values import count_of, when_of, where_of

__all__ = ["toll_record"]


def toll_record(record: Record, material: Material) -> tuple[TollRecord, tuple[Citation, ...]]:
    """Give a toll as it is published, and the reports that it cites."""
    citations = material.citations([record])
    period, where = when_of(record, "period"), where_of(record)
    return TollRecord(
        record.id, text_of(record, "act") or "unknown", count_of(record), text_of(record, "population"),
        text_of(record, "actor"), None if where == Where() else where, None if period == When() else period,
        tuple(each.id for each in citations), tuple(material.statements(record)),
    ), citations  # fmt: skip
