"""What could not be read or coded, and has not gone well since."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Query, Schema

from onrecord.store.models import Setback as Row
from onrecord.store.setbacks import setbacks_before
from onrecord.store.setbacks_seen import seen_setbacks
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Limit, Number, Page
from onrecord.web.api.sight import sees_all

__all__ = ["Setback", "Setbacks", "WhichSetbacks", "routes", "setbacks"]

routes = Routes("setbacks")


class Setback(Schema):
    """A step (read, code) on an item (an id) that failed: why, and how often it was tried. `thing` may be the name of a
    file, and is empty for who may not add any.
    """

    number: int
    step: str
    item: str
    thing: str
    reason: str
    attempts: int
    last_at: datetime


class Setbacks(Page):
    """Setbacks, newest first."""

    setbacks: list[Setback]


class WhichSetbacks(Schema):
    """Which setbacks are listed."""

    before: Number | None = None
    limit: Limit = 25


@routes.get("/setbacks", "read", Setbacks)
def setbacks(request: CaseRequest, which: Query[WhichSetbacks]) -> dict[str, Any]:
    """List what could not be read or coded; what protected sources brought is left out for who may not know of it."""
    found = setbacks_before(request.case, which.before, which.limit + 1)
    shown = found[: which.limit]
    seen = seen_setbacks(request.case, shown, sees_all=sees_all(request))
    return {
        "setbacks": [_told(request, row) for row in seen],
        "next": str(shown[-1].pk) if len(found) > which.limit else None,
    }


def _told(request: CaseRequest, row: Row) -> dict[str, Any]:
    return {
        "number": row.pk,
        "step": row.step,
        "item": row.item,
        "thing": row.thing if "add" in request.rights else "",
        "reason": row.reason,
        "attempts": row.attempts,
        "last_at": row.last_at,
    }
