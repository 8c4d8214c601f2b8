"""How far coders agree, as it was counted last."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Schema

from onrecord.store.adjudicating import count_waiting
from onrecord.store.agreements import agreement_kept, count_codings_since
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes

__all__ = ["Agreement", "Figures", "agreement", "routes"]

routes = Routes("agreement")


class Figures(Schema):
    """What was counted: over how many reports of how many that could be compared; `fields`, `found` and `groups` hold
    each coefficient with its interval, or why there is none.
    """

    made_at: datetime
    reports: int
    eligible: int
    dependent: int
    fields: list[dict[str, Any]]
    found: list[dict[str, Any]]
    groups: dict[str, Any]


class Agreement(Schema):
    """The figures, null where none were counted; how many codings came since; how many readings wait to be settled."""

    figures: Figures | None
    codings_since: int
    waiting: int


@routes.get("/agreement", "adjudicate", Agreement)
def agreement(request: CaseRequest) -> dict[str, Any]:
    """Give how far coders agree, as it was counted last."""
    kept = agreement_kept(request.case)
    figures = None
    if kept is not None:
        figures = {
            **{name: getattr(kept, name) for name in ("made_at", "reports", "eligible", "dependent")},
            **{name: kept.told[name] for name in ("fields", "found", "groups")},
        }
    return {
        "figures": figures,
        "codings_since": count_codings_since(request.case, kept) if kept is not None else 0,
        "waiting": count_waiting(request.case),
    }
