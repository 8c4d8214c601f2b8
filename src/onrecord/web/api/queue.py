"""Reports that wait to be coded, by what they wait as."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Query, Schema
from pydantic import StringConstraints

from onrecord.store.queues import Queue, queue_page
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Limit, Number, Page, Short
from onrecord.web.api.sight import sees_all

__all__ = ["QueueName", "QueueOf", "QueuedReport", "WhichQueue", "queue", "routes"]

routes = Routes("queue")

QueueName = Literal["suggested", "waiting", "open", "uncoded", "finished", "all"]


class QueuedReport(Schema):
    """A report that waits to be coded: whose coding is in force, who else is at it, whether you have begun."""

    reading: str
    title: str | None
    source: str | None
    language: str | None
    published: date | None
    kind: str | None
    coder: str | None
    here: list[str]
    is_begun: bool


class QueueOf(Page):
    """Reports of a queue, newest first."""

    reports: list[QueuedReport]


class WhichQueue(Schema):
    """Which reports wait: with suggestions nobody has read, for you to code blind, being coded, without suggestions."""

    queue: QueueName = "suggested"
    before: Number | None = None
    limit: Limit = 25
    language: Annotated[str, StringConstraints(max_length=16)] = ""
    source: Short = ""


@routes.get("/queue", "code", QueueOf)
def queue(request: CaseRequest, which: Query[WhichQueue]) -> dict[str, Any]:
    """List the reports of a queue, newest first."""
    wanted = Queue(which.queue, which.language, which.source.strip(), sees_all(request))
    rows = queue_page(request.case, wanted, which.before, which.limit + 1)
    shown = rows[: which.limit]
    told = [{name: getattr(row, name) for name in QueuedReport.model_fields} for row in shown]
    return {
        "reports": [each | {"here": list(each["here"])} for each in told],
        "next": str(shown[-1].number) if len(rows) > which.limit else None,
    }
