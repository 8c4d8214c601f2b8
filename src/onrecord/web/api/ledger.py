"""Rows of the ledger, oldest first. What an act was on may name reports and people: it is told to whoever may see both
what is protected and who sources are; the chain of sums is told to all who read.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any

from ninja import Query, Schema
from pydantic import Field

from onrecord.store.models import LedgerRow
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import LARGEST, Limit, Page

__all__ = ["Row", "Rows", "WhichRows", "routes", "rows"]

routes = Routes("ledger")


class Row(Schema):
    """One row: `subject` and `detail` are null for who may not see all that they may tell."""

    seq: int
    at: datetime
    who: str
    action: str
    subject: str | None
    detail: dict[str, Any] | None
    previous: str
    hash: str


class Rows(Page):
    """Rows of the ledger, oldest first."""

    rows: list[Row]


class WhichRows(Schema):
    """Which rows are listed: those behind a number."""

    after: Annotated[int, Field(ge=0, le=LARGEST)] = 0
    limit: Limit = 50


@routes.get("/ledger", "read", Rows)
def rows(request: CaseRequest, which: Query[WhichRows]) -> dict[str, Any]:
    """List rows of the ledger, oldest first."""
    found = LedgerRow.objects.using(request.case.alias).filter(seq__gt=which.after).order_by("seq")
    some = list(found[: which.limit + 1])
    shown, sees = some[: which.limit], {"protected", "sources"} <= request.rights
    return {
        "rows": [
            {
                **{name: getattr(row, name) for name in ("seq", "at", "who", "action", "previous", "hash")},
                "subject": row.subject if sees else None,
                "detail": json.loads(row.detail) if sees else None,
            }
            for row in shown
        ],
        "next": str(shown[-1].seq) if len(some) > which.limit else None,
    }
