"""The numbers by one dimension, the map, and the incidents beneath a number."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord.core.errors import BadOption
from onrecord.jobs.overview_charts import draw, largest
from onrecord.store.doubted_places import doubted_places
from onrecord.store.lost_grounds import unsupported_lines
from onrecord.store.models import RecordLine
from onrecord.store.tallies import Beneath, Stretch, records_beneath
from onrecord.store.waiting import signed_records
from onrecord.tally.charts.page import Look
from onrecord.tally.counted import SEVERAL
from onrecord.tally.tallying import DIMENSIONS, Cell
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.frame.wording import Wording, wording
from onrecord.web.overview.asked import Asked, asked_of
from onrecord.web.overview.cells import CHARTS, HALF, PHONE, WIDE, chart_of, rows_of, whole_of
from onrecord.web.records.wording import capital

__all__ = ["beneath", "by_dimension", "drawn_map"]

PAGE = 50
OF_TIME = ("day", "month", "year")
PARTED = ("sex", "age_group", "status")
"""Dimensions that part the people of one incident: their cells name no incidents apart."""


@needs("read")
@require_safe
def by_dimension(request: CaseRequest, by: str) -> HttpResponse:
    """Show all cells of a dimension, a page at a time, beneath their chart."""
    if by not in DIMENSIONS or by in PARTED:
        raise Http404
    asked = asked_of(request)
    if asked.numbers.run is None:
        return render(request, "overview/cells.html", {"asked": asked, "by": by})
    cells = _ordered(by, asked.numbers.tally(replace(asked.question, by=(by,))).cells)
    page = Paginator(cells, PAGE).get_page(request.GET.get("page"))
    told: dict[str, Any] = {
        "asked": asked,
        "by": by,
        "page": page,
        "rows": list(rows_of(asked, by, page.object_list)),
        "kept": urlencode(asked.kept),
        "people": wording().people(str(asked.question.outcome)),
        "chart": chart_of(asked, by, WIDE) if page.number == 1 else None,
        "by_all": [name for name in DIMENSIONS if name not in PARTED],
    }
    return render(request, "overview/cells.html", told)


@needs("read")
@require_safe
def drawn_map(request: CaseRequest) -> HttpResponse:
    """Give the map as a picture of its own: the outlines of half the world would outweigh the page."""
    asked = asked_of(request)
    widths = {str(each): each for each in (PHONE, HALF, WIDE)}
    width = widths.get(request.GET.get("width", ""), HALF)
    if asked.numbers.run is None:
        raise Http404
    svg = draw(asked.numbers, CHARTS["place"], asked.question, Look(wording().words.language, width))
    answer = HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
    answer.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    return answer


@needs("read")
@require_safe
def beneath(request: CaseRequest) -> HttpResponse:
    """Show the incidents beneath a number, the largest first."""
    asked = asked_of(request)
    numbers, words = asked.numbers, wording()
    told: dict[str, Any] = {"asked": asked, "people": words.people(str(asked.question.outcome)), "cells": _named(asked)}
    if numbers.run is None:
        return render(request, "overview/beneath.html", told)
    signed, only_unsigned = signed_records(request.case), request.GET.get("signed") == "no"
    kept = numbers.withheld
    stretch = Stretch(_after(request), PAGE + 1, signed if only_unsigned else frozenset())
    found = records_beneath(request.case, numbers.run, numbers.scheme, asked.question, stretch)
    cell = numbers.tally(replace(asked.question, by=("month",))).whole
    shown, more = found[:PAGE], found[PAGE:]
    lines = RecordLine.objects.using(request.case.alias).in_bulk([each.record for each in shown])
    shaken = unsupported_lines(request.case, lines.values())
    seen = [each for each in shown if not kept.hides(lines.get(each.record), each.record)]
    doubted = doubted_places(request.case, [each.record for each in seen])
    onward = request.GET.copy()
    if more:
        onward["after"] = f"{shown[-1].range.high}-{shown[-1].record}"
    return render(
        request,
        "overview/beneath.html",
        told
        | {
            "whole": whole_of(asked, cell, words),
            "rows": [
                _row(each, asked, words, signed)
                | {"is_withheld": kept.masks(lines.get(each.record)), "is_shaken": each.record in shaken}
                | {"is_unsure": each.record in doubted}
                for each in seen
            ],
            "leaves_out": not kept.is_nothing,
            "next": onward.urlencode() if more else None,
            "is_first": stretch.after is None,
            "only_unsigned": only_unsigned,
            "as_list": _as_list(asked),
        },
    )


def _ordered(by: str, cells: tuple[Cell, ...]) -> list[Cell]:
    """Give cells of time from the latest, others from the largest."""
    if by in OF_TIME:
        return sorted(cells, key=lambda cell: cell.key, reverse=True)
    return largest(cells, len(cells))


def _row(each: Beneath, asked: Asked, words: Wording, signed: frozenset[str]) -> dict[str, Any]:
    def named(dimension: str, key: str) -> str:
        """Give what a cell is called, several that stand together as they do on the page of the incident."""
        return words.cell(dimension, key).replace(SEVERAL, words.phrases.say("comma"))

    return {
        "record": each.record,
        "range": words.range(each.range, asked.numbers.scheme),
        "day": named("day", each.cells["day"]),
        "place": named("place", each.cells["place"]),
        "actor": named("actor", each.cells["actor"]),
        "method": named("method", each.cells["method"]),
        "act": capital(named("act", each.cells["act"])),
        "grade": each.cells["grade"],
        "is_signed": each.record in signed,
        "is_twin": each.is_twin,
    }


def _named(asked: Asked) -> list[tuple[str, str]]:
    words = wording()
    return [(name, words.cell(name, key)) for name, key in asked.question.only.items()]


def _as_list(asked: Asked) -> str:
    """Give what the list of incidents is asked for the same cell; it has filters for some dimensions alone."""
    told = {"outcome": str(asked.question.outcome)}
    told |= {
        name: asked.question.only[name] for name in ("place", "actor", "method", "grade") if name in asked.question.only
    }
    for name, day in (("since", asked.question.since), ("until", asked.question.until)):
        told |= {name: day.isoformat()} if day is not None else {}
    return urlencode(told)


def _after(request: CaseRequest) -> tuple[int, str] | None:
    told = request.GET.get("after")
    if not told:
        return None
    high, _, record = told.partition("-")
    if not high.isdecimal() or len(high) > 9 or len(record) > 64:
        raise BadOption("page", found=repr(told[:40]), expected="one that a page led to", do="Begin with the first.")
    return int(high), record
