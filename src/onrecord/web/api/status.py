"""How the case file stands."""

from __future__ import annotations

from ninja import Schema

from onrecord.jobs.overviews import standing
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.tokens import ANY

__all__ = ["Head", "Standing", "Whoever", "me", "routes", "status"]

routes = Routes("status")


class Head(Schema):
    """The newest row of the ledger."""

    seq: int
    hash: str


class Standing(Schema):
    """Numbers of the case file; languages that are not known stand under `unknown`."""

    id: str
    name: str
    originals: int
    reports: dict[str, int]
    uncoded: dict[str, int]
    families: int
    records: dict[str, int]
    judgements: int
    setbacks: dict[str, int]
    head: Head


class Whoever(Schema):
    """Whose token it is, what it may do, and until when."""

    name: str
    token: str
    rights: list[str]
    expires_at: str


@routes.get("/status", "read", Standing)
def status(request: CaseRequest) -> dict[str, object]:
    """Give how much is in the case file, what waits, what failed: as of the row of the ledger under `head`, which of a
    large case file may be some seconds old.
    """
    told = standing(request.case).answer
    return {
        "id": request.case.id,
        "name": request.case.name,
        "originals": told.originals,
        "reports": _named(told.reports),
        "uncoded": _named(told.uncoded),
        "families": told.families,
        "records": told.records,
        "judgements": told.judgements,
        "setbacks": told.setbacks,
        "head": {"seq": told.head.seq, "hash": told.head.hash},
    }


@routes.get("/me", ANY, Whoever)
def me(request: CaseRequest) -> dict[str, object]:
    """Give whose token it is, what it may do now, and until when it holds."""
    token = request.auth  # type: ignore[attr-defined]
    return {
        "name": token.member.name,
        "token": token.name,
        "rights": sorted(request.rights),
        "expires_at": token.expires_at.isoformat(),
    }


def _named(numbers: dict[str | None, int]) -> dict[str, int]:
    return {language or "unknown": number for language, number in numbers.items()}
