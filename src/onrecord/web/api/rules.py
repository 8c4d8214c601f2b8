"""What the project sets besides scope and codebook: rules of counting and grades, retention, and earlier versions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from onrecord.store.entries import body_of, set_again, versions
from onrecord.store.retention import (
    RETENTION,
    Retention,
    count_ended_sessions,
    count_old_drafts,
    keep_to_retention,
    retention_of,
    set_retention,
)
from onrecord.store.rules import COUNTING, Counting, counting_of, set_counting
from onrecord.store.scopes import SCOPE
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Again, Given, Versions, Word, version_told

__all__ = [
    "CountingOf",
    "CountingSet",
    "Gone",
    "RetentionOf",
    "RetentionSet",
    "SettingName",
    "again",
    "counting",
    "held_versions",
    "remove_now",
    "retention",
    "routes",
    "set_counted",
    "set_retained",
]

routes = Routes("rules")

SettingName = Literal["scope", "counting", "retention"]
KINDS = {"scope": SCOPE, "counting": COUNTING, "retention": RETENTION}


class CountingOf(Schema):
    """The scheme that counts and the one that grades, where nobody names others."""

    scheme: str
    grades: str


class CountingSet(Given):
    """The schemes by which the case file is counted and graded."""

    scheme: Word
    grades: Word


class RetentionOf(Schema):
    """After how many days a draft that was left goes, null: never; how many would go now, and how many sessions that
    ended are still kept.
    """

    draft_days: int | None
    old_drafts: int
    ended_sessions: int


class RetentionSet(Given):
    """After how many days a draft that was left goes; null keeps every one."""

    draft_days: Annotated[int, Field(ge=7, le=3_650)] | None


class Gone(Schema):
    """How much was removed."""

    drafts: int
    sessions: int


@routes.get("/counting", "settings", CountingOf)
def counting(request: CaseRequest) -> dict[str, str]:
    """Give by whose rules the case file is counted and graded."""
    held = counting_of(request.case)
    return {"scheme": held.scheme, "grades": held.grades}


@routes.post("/counting", "settings", CountingOf)
def set_counted(request: CaseRequest, said: CountingSet) -> dict[str, str]:
    """Set by whose rules the case file is counted and graded; every version stays."""
    with request.case.writing() as pen:
        set_counting(pen, Counting(said.scheme, said.grades))
    return counting(request)


@routes.get("/retention", "settings", RetentionOf)
def retention(request: CaseRequest) -> dict[str, Any]:
    """Give how long what is no evidence stays."""
    held = retention_of(request.case)
    return {
        "draft_days": held.draft_days,
        "old_drafts": count_old_drafts(request.case, held),
        "ended_sessions": count_ended_sessions(request.case),
    }


@routes.post("/retention", "settings", RetentionOf)
def set_retained(request: CaseRequest, said: RetentionSet) -> dict[str, Any]:
    """Set how long drafts stay that nobody opens; every version stays."""
    with request.case.writing() as pen:
        set_retention(pen, Retention(said.draft_days))
    return retention(request)


@routes.post("/retention/remove-now", "settings", Gone)
def remove_now(request: CaseRequest) -> dict[str, int]:
    """Remove what has stayed as long as it should: drafts that were left, and sessions that ended."""
    with request.case.writing() as pen:
        gone = keep_to_retention(pen)
    return {"drafts": gone.drafts, "sessions": gone.sessions}


@routes.get("/settings/{setting}/versions", "settings", Versions)
def held_versions(request: CaseRequest, setting: SettingName) -> dict[str, Any]:
    """Give every version of a setting."""
    return {"versions": [version_told(each, body_of(each)) for each in versions(request.case, KINDS[setting], "")]}


@routes.post("/settings/{setting}/again", "settings", Versions)
def again(request: CaseRequest, setting: SettingName, which: Again) -> dict[str, Any]:
    """Let an earlier version of a setting hold again, as its newest."""
    with request.case.writing() as pen:
        set_again(pen, KINDS[setting], "", which.version)
    return held_versions(request, setting)
