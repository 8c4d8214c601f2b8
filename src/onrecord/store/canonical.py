"""One spelling for every value, so that the same facts have the same digest on every database and machine."""

from __future__ import annotations

import hashlib
import json
import zlib
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Model

__all__ = ["canonical_json", "pack", "row_digest", "sum_of", "unpack", "utc_text"]

LEVEL = 6


def canonical_json(value: Any) -> str:
    """Give the value as JSON with its keys in order, no spaces, and letters of every script as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sum_of(text: str) -> str:
    """Give the SHA-256 of the text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def utc_text(moment: datetime) -> str:
    """Give the moment as ISO 8601 in UTC, to the microsecond that both databases keep."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def row_digest(row: Model) -> str:
    """Give the SHA-256 of a row: its table and every column."""
    told = {field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}
    return sum_of(canonical_json([row._meta.db_table, told]))


def pack(text: str) -> bytes:
    """Give the text as packed UTF-8 bytes."""
    return zlib.compress(text.encode(), LEVEL)


def unpack(data: bytes | memoryview) -> str:
    """Give the text that `pack` was given.

    Raises:
        ValueError: the bytes were not made by `pack`.
    """
    try:
        return zlib.decompress(data).decode()
    except zlib.error as error:
        raise ValueError(str(error)) from error


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview | bytearray):
        return hashlib.sha256(value).hexdigest()
    return value
