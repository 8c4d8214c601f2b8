"""Tallies: how many people, as low, best and high, by dimensions; and the incidents beneath a cell."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from ninja import Query, Schema
from pydantic import Field, StringConstraints

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome
from onrecord.jobs.overviews import Numbers, numbers_of
from onrecord.store.models import RecordLine
from onrecord.store.rules import rules_of
from onrecord.store.tallies import Beneath, Question, Stretch, records_beneath
from onrecord.store.withheld import Withheld, withheld_from
from onrecord.tally.counted import COUNTED
from onrecord.tally.ranges import Range
from onrecord.tally.tallying import DIMENSIONS, KINDS, Cell
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Cursor, Day, Page, Short, Word
from onrecord.web.api.sight import fields_kept, sees_all

__all__ = [
    "Asked",
    "AskedBeneath",
    "AskedTally",
    "BeneathOf",
    "CellOf",
    "RangeOf",
    "Records",
    "Tally",
    "beneath",
    "routes",
    "tally",
]

routes = Routes("tallies")

CELLS = tuple(name for name in DIMENSIONS if name not in KINDS)
MOST_CELLS = 500


class RangeOf(Schema):
    """How many people; `open_ended` counts the incidents in it that have no upper end."""

    low: int
    best: int
    high: int
    open_ended: int


class CellOf(Schema):
    """One cell: its value of each dimension, how many people, in how many incidents; `straddling` is how many of these
    may be one with an incident of another cell.
    """

    key: list[str]
    range: RangeOf
    incidents: int
    straddling: int


class Tally(Page):
    """A tally; `counted` is false where nothing was counted by these rules yet, `behind` how many acts came since."""

    scheme: str
    outcome: str
    by: list[str]
    counted: bool
    behind: int
    whole: CellOf | None
    cells: list[CellOf]


class BeneathOf(Schema):
    """An incident beneath a cell; `cells` are empty where they may not be shown."""

    record: str
    range: RangeOf
    cells: dict[str, str]
    may_be_twin: bool


class Records(Page):
    """Incidents beneath a cell, the largest first."""

    records: list[BeneathOf]


class Asked(Schema):
    """What is counted: by which rules, what people suffered, only of which cells, within which days."""

    scheme: Word | None = None
    outcome: Word = str(Outcome.KILLED)
    since: Day | None = None
    until: Day | None = None
    day: Short = ""
    month: Short = ""
    year: Short = ""
    country: Short = ""
    place: Short = ""
    actor: Short = ""
    act: Short = ""
    method: Short = ""
    grounds: Short = ""
    grade: Short = ""


class AskedTally(Asked):
    """What is counted, parted by dimensions, one after the other with commas between."""

    by: Annotated[str, StringConstraints(max_length=120, pattern=r"^([a-z_]+(,[a-z_]+)*)?$")] = ""
    limit: Annotated[int, Field(ge=1, le=MOST_CELLS)] = 100
    after: Cursor | None = None


class AskedBeneath(Asked):
    """Of what the incidents are wanted."""

    limit: Annotated[int, Field(ge=1, le=100)] = 50
    after: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}-[0-9a-f]{8,64}$")] | None = None


@routes.get("/tallies", "read", Tally)
def tally(request: CaseRequest, asked: Query[AskedTally]) -> dict[str, Any]:
    """Give how many people, by dimensions; a number is never more certain than low, best and high together tell."""
    by = tuple(asked.by.split(",")) if asked.by else ()
    if set(by) & set(fields_kept(request)):
        raise PermissionDenied
    numbers, question = _asked(request, asked)
    question = replace(question, by=by)
    told: dict[str, Any] = {
        "scheme": numbers.scheme.id,
        "outcome": str(question.outcome),
        "by": list(by),
        "counted": numbers.run is not None,
        "behind": numbers.behind,
        "whole": None,
        "cells": [],
        "next": None,
    }
    if numbers.run is None:
        return told
    found = numbers.tally(question)
    after = _key_of(asked.after) if asked.after is not None else None
    cells = [each for each in found.cells if after is None or each.key > after] if by else []
    shown = cells[: asked.limit]
    more = _cursor(shown[-1].key) if len(cells) > len(shown) else None
    return told | {"whole": _cell(found.whole), "cells": list(map(_cell, shown)), "next": more}


@routes.get("/tallies/records", "read", Records)
def beneath(request: CaseRequest, asked: Query[AskedBeneath]) -> dict[str, Any]:
    """Give the incidents beneath a cell, the largest first; those that may not be known of are left out."""
    numbers, question = _asked(request, asked)
    if numbers.run is None:
        return {"records": [], "next": None}
    high, _, record = (asked.after or "").partition("-")
    after = (int(high), record) if asked.after is not None else None
    stretch = Stretch(after, asked.limit + 1)
    found = records_beneath(request.case, numbers.run, numbers.scheme, question, stretch)
    shown = found[: asked.limit]
    lines = RecordLine.objects.using(request.case.alias).in_bulk([each.record for each in shown])
    last = f"{shown[-1].range.high}-{shown[-1].record}" if len(found) > asked.limit else None
    kept = numbers.withheld
    told = [_beneath(each, lines, kept) for each in shown if not kept.hides(lines.get(each.record), each.record)]
    return {"records": told, "next": last}


def _beneath(each: Beneath, lines: dict[str, RecordLine], kept: Withheld) -> dict[str, Any]:
    return {
        "record": each.record,
        "range": _range(each.range),
        "cells": {} if kept.masks(lines.get(each.record)) else dict(each.cells),
        "may_be_twin": each.is_twin,
    }


def _asked(request: CaseRequest, asked: Asked) -> tuple[Numbers, Question]:
    if asked.outcome not in map(str, COUNTED):
        known = ", ".join(map(str, COUNTED))
        raise BadOption("outcome", found=repr(asked.outcome), expected=f"one of {known}", do="Name one of these.")
    only = {name: getattr(asked, name) for name in CELLS if getattr(asked, name)}
    scheme = rules_of(request.case, asked.scheme)
    question = Question(Outcome(asked.outcome), (), only, asked.since, asked.until)
    withheld = withheld_from(request.case, sees_all=sees_all(request))
    return numbers_of(request.case, scheme).seen_by(withheld), question


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "key": list(cell.key),
        "range": _range(cell.range),
        "incidents": cell.incidents,
        "straddling": cell.straddling,
    }


def _range(told: Range) -> dict[str, int]:
    return {name: getattr(told, name) for name in ("low", "best", "high", "open_ended")}


def _cursor(key: tuple[str, ...]) -> str:
    return base64.urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode()


def _key_of(cursor: str) -> tuple[str, ...]:
    try:
        told = json.loads(base64.b64decode(cursor.encode(), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, list) or not all(isinstance(each, str) for each in told):
        raise BadOption("after", found=repr(cursor[:40]), expected="one that a page gave", do="Start again.")
    return tuple(told)
