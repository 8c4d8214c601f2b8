"""What the way an original came says of its source."""

from __future__ import annotations

import json

from onrecord.store.models import Acquisition

__all__ = ["FROM", "source_of"]

FROM = "from_source"
"""What an acquisition calls the number of the source that it brought from."""


def source_of(row: Acquisition) -> str | None:
    """Give the number of the source that an original was brought from, where that was said."""
    told = json.loads(row.detail).get(FROM)
    return str(told) if told is not None else None
