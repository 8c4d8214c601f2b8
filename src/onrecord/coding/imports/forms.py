"""Answers to forms: recognised by their columns; who sent them, from which device and where from is protected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from onrecord.coding.imports.mapping import ColumnMeaning, ListMapping
from onrecord.coding.imports.wordlists import columns_table

__all__ = ["form_of", "protect_senders"]

# `_gps_latitude`, `home_altitude`, `location-Accuracy`: the parts that a point is exported in.
_point = re.compile(r".*[_\-./](?:latitude|longitude|altitude|precision|accuracy)")
PLACES = ("incident.coordinates", "incident.latitude", "incident.longitude")


def _bare(heading: str) -> str:
    """Give a heading without its groups, which stand before slashes, in small letters."""
    return heading.rsplit("/", 1)[-1].strip().casefold()


def form_of(headings: Iterable[str]) -> str | None:
    """Give whose form the columns are of: KoboToolbox, ODK, Tella; None where they are a list's.

    >>> form_of(["_uuid", "group/name", "_submission_time"])
    'KoboToolbox'
    """
    there = {_bare(heading) for heading in headings}
    for name, marks in columns_table()["forms"].items():
        if any(set(mark) <= there for mark in marks):
            return str(name)
    return None


@cache
def _sent() -> frozenset[str]:
    return frozenset(map(str, columns_table()["sent"]))


def protect_senders(mapping: ListMapping) -> ListMapping:
    """Give the mapping of a form's answers with all protected that says who sent them, with what, and from where.

    A point in a form is where the device was when it was filled in, unless a person says that it is the place.
    """
    return replace(mapping, columns=tuple(map(_protected, mapping.columns)))


def _protected(column: ColumnMeaning) -> ColumnMeaning:
    bare = _bare(column.heading)
    groups = column.heading.casefold().split("/")[:-1]
    tells = (
        any(group.strip() in columns_table()["sent groups"] for group in groups)
        or bare in _sent()
        or bare.strip("_") in _sent()
        or _point.fullmatch(bare)
        or column.to in PLACES
    )
    return replace(column, to="protected") if tells else column
