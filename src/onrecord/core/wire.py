"""The edge of the records: JSON in, checked; JSON out, without loss; the JSON Schema of both.

Pydantic works only here, on the plain dataclasses of this package, and is imported when first needed.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from onrecord.core.coding import Coding
from onrecord.core.errors import MalformedCoding
from onrecord.core.record import Record
from onrecord.core.report import Report

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = [
    "coding_from_json",
    "coding_schema",
    "coding_to_json",
    "record_from_json",
    "record_to_json",
    "report_from_json",
    "report_to_json",
]

Edged = TypeVar("Edged", Coding, Report, Record)


@cache
def _codings() -> TypeAdapter[Coding]:
    from pydantic import TypeAdapter

    return TypeAdapter(Coding)


@cache
def _reports() -> TypeAdapter[Report]:
    from pydantic import TypeAdapter

    return TypeAdapter(Report)


@cache
def _records() -> TypeAdapter[Record]:
    from pydantic import TypeAdapter

    return TypeAdapter(Record)


def coding_to_json(coding: Coding, *, indent: int | None = None) -> str:
    """Give the coding as JSON that `coding_from_json` reads back to an equal coding."""
    return _codings().dump_json(coding, indent=indent).decode()


def coding_from_json(data: str | bytes) -> Coding:
    """Read a coding, with every type and closed set checked.

    Raises:
        MalformedCoding: not JSON, or not in the shape of `coding_schema`; names the first place that is wrong.
    """
    return _read(_codings(), "coding", data)


def report_to_json(report: Report, *, indent: int | None = None) -> str:
    """Give the report as JSON that `report_from_json` reads back to an equal report."""
    return _reports().dump_json(report, indent=indent).decode()


def report_from_json(data: str | bytes) -> Report:
    """Read a report, with every type checked.

    Raises:
        MalformedCoding: not JSON, or not in the shape of a report.
    """
    return _read(_reports(), "report", data)


def record_to_json(record: Record, *, indent: int | None = None) -> str:
    """Give the record as JSON that `record_from_json` reads back to an equal record."""
    return _records().dump_json(record, indent=indent).decode()


def record_from_json(data: str | bytes) -> Record:
    """Read a record, with every type checked.

    Raises:
        MalformedCoding: not JSON, or not in the shape of a record.
    """
    return _read(_records(), "record", data)


def coding_schema() -> dict[str, object]:
    """Give the JSON Schema (draft 2020-12) of a coding."""
    schema = _codings().json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Coding", **schema}


def _read(adapter: TypeAdapter[Edged], kind: str, data: str | bytes) -> Edged:
    from pydantic import ValidationError

    try:
        return adapter.validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole document"
        found = json.dumps(first["input"], default=str, ensure_ascii=False)[:80]
        raise MalformedCoding(
            f"{kind} JSON at {place}",
            found=found,
            expected=first["msg"],
            do="Compare it with `onrecord schema coding`.",
        ) from error
