"""What happened to a record, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from onrecord.store.histories import Event
from onrecord.tally.grading.ladders import Facet
from onrecord.web.records.labels import FACETS, SCHEMES, grade_label

__all__ = ["EventRow", "event_rows"]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One act: its row of the ledger, when, by whom, what, and why."""

    seq: int
    at: datetime
    by: str
    done: str
    what: str
    why: str
    report: str | None


def event_rows(events: Iterable[Event]) -> list[EventRow]:
    """Give the acts on a record in words, oldest first."""
    return [EventRow(each.seq, each.at, each.by, _done(each), _what(each), each.why, each.report) for each in events]


def _done(event: Event) -> str:
    if event.done == "judged":
        kind, _colon, decision = event.what.partition(":")
        told = {
            ("identity", "same"): _("judged the same as another"),
            ("identity", "different"): _("judged different from another"),
            ("identity", "unsure"): _("left open whether it is another"),
            ("value", "stands"): _("chose which claim stands"),
            ("reprint", "same"): _("judged two reports to print one text"),
            ("reprint", "different"): _("judged two reports to print different texts"),
        }
        return told.get((kind, decision), event.what)
    return {
        "brought": _("brought a report in"),
        "coded": _("had a report coded"),
        "withdrew": _("took a judgement back"),
        "signed": _("signed a grade"),
        "unsigned": _("took a signature back"),
    }[event.done]


def _what(event: Event) -> str:
    if event.done in ("signed", "unsigned"):
        scheme, facet, grade = event.what.split(":", 2)
        of, by = FACETS[Facet(facet)], SCHEMES.get(scheme, scheme)
        return f"{of}: {grade_label(grade)} ({by})" if grade else f"{of} ({by})"
    if event.done == "judged":
        return _("judgement %(number)s") % {"number": event.number}
    if event.done == "withdrew":
        return _("judgement %(number)s") % {"number": event.what}
    return event.what
