"""Which claim stands, where sources disagree: a judgement on a value, with its reason."""

from __future__ import annotations

from typing import Any

from ninja import Schema, Status

from onrecord.core.errors import BadOption
from onrecord.store.choosing import record_choice
from onrecord.store.opened import claims_under
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.records import OPENED
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Given, Reason, RecordId, SubjectId
from onrecord.web.records.incident import opened_for

__all__ = ["Choosing", "Chosen", "choose", "routes"]

routes = Routes("choices")


class Choosing(Given):
    """The claim that stands, by its id, and why."""

    claim: SubjectId
    reason: Reason


class Chosen(Schema):
    """That a claim stands, of which property."""

    record: str
    property: str
    claim: str


@routes.post("/records/{record}/choices", "judge", Chosen, 201)
def choose(request: CaseRequest, record: RecordId, choosing: Choosing) -> Status[dict[str, Any]]:
    """Keep which claim stands of a value of a record, with the reason; the others stay beneath it."""
    opened, sight = opened_for(request, record, OPENED)
    claims = claims_under(opened, opened.record.values)
    seen = [held for each in opened.record.values if (held := sight.seen(each, claims)) is not None]
    found = next(
        (
            held.property
            for held in seen
            if choosing.claim in (*held.claims, *(ref for other in held.others for ref in other.claims))
        ),
        None,
    )
    if found is None:
        raise BadOption(
            "claim", found=choosing.claim, expected="one beneath a value of the record", do="Look at the record."
        )
    with request.case.writing() as pen:
        record_choice(pen, opened.record, [choosing.claim], choosing.reason)
    return Status(201, {"record": record, "property": found, "claim": choosing.claim})
