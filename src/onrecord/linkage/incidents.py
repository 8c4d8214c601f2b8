"""Incidents as linkage takes them: what their rows have, what brings two together, what is compared.

Rows are made of all incidents at once (`incident_rows.rows_of`): what is rare among them says more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from onrecord.linkage.incident_comparisons import COMPARISONS, MEASURES
from onrecord.linkage.incident_rows import (
    MOST_CELLS,
    MOST_DATED,
    MOST_DAYS,
    MOST_FOUND,
    MOST_MARKS,
    MOST_VICTIMS,
    IncidentRow,
)
from onrecord.linkage.kinds import Column, Key, Kind

__all__ = ["INCIDENTS"]

# With a day beside it, so many names of places are enough.
MOST_PLACES = 6


def _spread(name: str, number: int) -> tuple[str, ...]:
    return tuple(f"{name}_{place}" for place in range(number))


def _keys() -> Iterator[Key]:
    """Yield what two incidents share that are compared."""
    yield from _keys_of_time_and_place()
    yield from _keys_of_texts()
    for victim in _spread("victim", MOST_VICTIMS):
        yield Key(("'v'", victim), (victim,))


def _keys_of_time_and_place() -> Iterator[Key]:
    """Yield days that few are of; a few days and a place, a point nearby or a number of the dead."""
    yield Key(("'d'", "when_from"), ("when_from",))
    for bucket in _spread("buckets", MOST_DAYS):
        yield Key(("'b'", bucket), (bucket, "when_from"))
        for cell in _spread("cells", MOST_CELLS):
            yield Key(("'s'", bucket, cell), (bucket, cell))
        for place in _spread("found", MOST_PLACES):
            yield Key(("'p'", bucket, place), (bucket, place))
        yield Key(("'k'", bucket, "killed"), (bucket, "killed"))
    for day in _spread("dated", MOST_DATED):
        for place in _spread("found", MOST_PLACES):
            yield Key(("'q'", day, place), (day, place))


def _keys_of_texts() -> Iterator[Key]:
    """Yield two of the rarest words, one and the week, a name, a place."""
    for two in combinations(_spread("marks", MOST_MARKS), 2):
        yield Key(("'w'", *two), two[1:])
    for mark in _spread("marks", MOST_MARKS):
        yield Key(("'t'", mark, "week"), (mark, "week"))
        yield Key(("'t'", mark, "week + 1"), (mark, "week"))
    for name in _spread("tags", MOST_FOUND):
        yield Key(("'n'", name), (name,))
    for sign in _spread("found", MOST_FOUND):
        yield Key(("'f'", sign), (sign,))


def _row_itself(row: IncidentRow) -> IncidentRow:
    return row


_TEXT = ("source", "place", "killed", "incident")
_WHOLE = ("when_from", "when_to", "published", "week", "killed_from", "killed_to", "injured_from", "injured_to")
_REAL = ("latitude", "longitude", "radius_km")
_TEXTS = (
    "places", "rare_places", "days", "counts", "victims", "actors", "methods", "words", "names", "told", "close",
    "loose",
)  # fmt: skip
_SPREADS = {
    "buckets": MOST_DAYS,
    "cells": MOST_CELLS,
    "dated": MOST_DATED,
    "marks": MOST_MARKS,
    "tags": MOST_FOUND,
    "found": MOST_FOUND,
    "victim": MOST_VICTIMS,
}

INCIDENTS = Kind(
    "incident",
    _row_itself,
    (
        *(Column(name, "text") for name in _TEXT),
        *(Column(name, "whole") for name in _WHOLE),
        *(Column(name, "real") for name in _REAL),
        *(Column(name, "texts") for name in _TEXTS),
        Column("weights", "reals"),
        *(Column(name, "texts", number) for name, number in _SPREADS.items()),
    ),
    tuple(_keys()),
    COMPARISONS,
    MEASURES,
    repeats=True,
)
"""Incidents: what their rows have, what brings two together, what is compared."""
