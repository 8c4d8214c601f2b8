"""Types that operations share: bounded numbers and words, ids, days, pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from onrecord.store.models import Entry

__all__ = [
    "LARGEST",
    "Again",
    "Amount",
    "CodingId",
    "Cursor",
    "Day",
    "Given",
    "Limit",
    "Number",
    "Page",
    "Problem",
    "ReadingId",
    "Reason",
    "RecordId",
    "ReportId",
    "Short",
    "SubjectId",
    "Sum",
    "VersionOf",
    "Versions",
    "Word",
    "version_told",
]

LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON takes as it is."""

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(told: Any) -> Any:
    """Take a day as ISO 8601 writes it, and nothing that pydantic would make one of, such as a number of seconds."""
    if isinstance(told, str) and not _ISO_DAY.fullmatch(told):
        raise ValueError("a day is written as 2016-03-31")
    return told


Day = Annotated[date, BeforeValidator(_day)]
Number = Annotated[int, Field(ge=1, le=LARGEST)]
Amount = Annotated[int, Field(ge=0, le=LARGEST)]
Limit = Annotated[int, Field(ge=1, le=100, description="The most that one page may have.")]
Word = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Short = Annotated[str, StringConstraints(max_length=200)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=2_000, pattern=r"\S")]
Cursor = Annotated[str, StringConstraints(min_length=1, max_length=400)]
ReportId = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
CodingId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
RecordId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8,64}$")]
ReadingId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Sum = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
SubjectId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}/[a-z][a-z0-9]{0,30}$")]


class Given(Schema):
    """What somebody sends: nothing that is not named here is taken."""

    model_config = ConfigDict(extra="forbid")


class Problem(Schema):
    """Why something was not done: the thing, what was found, what was expected, what to do next."""

    thing: str
    found: str
    expected: str
    do: str


class Page(Schema):
    """How a list goes on: `next` is the cursor of the page after this one, null where it is the last."""

    next: str | None


class VersionOf(Schema):
    """One version of a setting, or of what is said of a source: what it says, who set it, when."""

    version: int
    set_by: str
    set_at: datetime
    says: dict[str, Any]


class Versions(Schema):
    """Every version of one thing, oldest first; the last one holds."""

    versions: list[VersionOf]


class Again(Given):
    """The version that is to hold again."""

    version: Annotated[int, Field(ge=1, le=999_999_999)]


def version_told(row: Entry, says: Mapping[str, Any]) -> dict[str, Any]:
    """Give one version as the API tells it."""
    return {"version": row.version, "set_by": row.set_by, "set_at": row.set_at, "says": dict(says)}
