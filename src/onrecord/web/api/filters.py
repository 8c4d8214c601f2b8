"""Filters that people keep under a name, each for themselves or for everybody."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.core.exceptions import PermissionDenied
from ninja import Schema, Status
from pydantic import StringConstraints

from onrecord.store.filters import Filter, drop_filter, filters_of, save_filter
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Given

__all__ = ["Dropping", "FilterGiven", "FilterOf", "Filters", "drop", "filters", "keep", "routes"]

routes = Routes("filters")

Named = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"\S")]
Screen = Literal["search", "incidents", "people_told", "counted_incidents", "coding"]


class FilterOf(Schema):
    """A filter: whose, its name, of which list, and what it asks for as an address has it behind the question mark."""

    owner: str
    name: str
    screen: str
    query: str
    is_shared: bool


class Filters(Schema):
    """Your own filters, then those that others share."""

    filters: list[FilterOf]


class FilterGiven(Given):
    """A filter to be kept; one of the same name becomes its older version."""

    name: Named
    screen: Screen
    query: Annotated[str, StringConstraints(max_length=2_000)] = ""
    is_shared: bool = False


class Dropping(Given):
    """The name of a filter of your own."""

    name: Named


@routes.get("/filters", "read", Filters)
def filters(request: CaseRequest) -> dict[str, Any]:
    """List the filters that you see."""
    names = tuple(FilterOf.model_fields)
    return {"filters": [{name: getattr(each, name) for name in names} for each in filters_of(request.case)]}


@routes.post("/filters", "read", Filters, 201)
def keep(request: CaseRequest, given: FilterGiven) -> Status[dict[str, Any]]:
    """Keep a filter; to share one needs the right to code."""
    if given.is_shared and "code" not in request.rights:
        raise PermissionDenied
    with request.case.writing() as pen:
        save_filter(pen, Filter(request.case.who, given.name, given.screen, given.query, given.is_shared))
    return Status(201, filters(request))


@routes.post("/filters/drop", "read", Filters)
def drop(request: CaseRequest, which: Dropping) -> dict[str, Any]:
    """Put away a filter of your own; its versions stay in the ledger."""
    with request.case.writing() as pen:
        drop_filter(pen, which.name)
    return filters(request)
