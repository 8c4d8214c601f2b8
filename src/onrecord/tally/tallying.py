"""Roll up what is counted into cells: by month, place, actor and whatever else, each with the records beneath it.

A tally is of what is documented. It is a pure function of what is given: the same state gives the same tally.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome
from onrecord.tally.counted import Counted
from onrecord.tally.happenings import UNKNOWN
from onrecord.tally.ranges import NOBODY, Range
from onrecord.tally.twins import NONE, Twins

__all__ = ["DIMENSIONS", "KINDS", "Cell", "Gathering", "Tally", "dimensions_named", "straddling", "tally", "without"]

OF_INCIDENTS = ("day", "month", "year", "country", "place", "actor", "act", "method", "grounds", "grade")
KINDS = ("sex", "age_group", "status")
"""Dimensions that part the people of one incident."""

DIMENSIONS = (*OF_INCIDENTS, *KINDS)
"""What a tally can be by."""

Key = tuple[str, ...]
AnyKey = TypeVar("AnyKey", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value of each dimension, how many people, in how many incidents, and the records of these.

    `straddling` is how many of its records may be one with a record of another cell: cells that are added up count
    them twice. `rules` are the names of all rules that chose its numbers; `possible` is how many of its records may be
    one with another of it.
    """

    key: Key
    range: Range
    incidents: int
    records: tuple[str, ...] = ()
    straddling: int = 0
    rules: tuple[str, ...] = ()
    possible: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """Cells by some dimensions, in order of their keys, and the whole, in which each incident is once."""

    outcome: Outcome
    by: tuple[str, ...]
    cells: tuple[Cell, ...]
    whole: Cell

    @property
    def adds_up(self) -> bool:
        """Tell whether the cells come to the whole when they are added up."""
        return not any(cell.straddling for cell in self.cells)


@dataclass(slots=True)
class Gathering:
    """What of one cell was gathered so far: of records that stand alone their sum, of others each by itself."""

    alone: Range = NOBODY
    incidents: int = 0
    records: list[str] = field(default_factory=list)
    twins: dict[str, Range] = field(default_factory=dict)
    rules: set[str] = field(default_factory=set)

    def cell(self, key: Key, twins: Twins, straddling: int) -> Cell:
        """Give the cell, possible duplicates counted as one for the lower end."""
        if not (self.twins or self.records or self.rules):
            return Cell(key, self.alone, self.incidents)
        groups: defaultdict[str, dict[str, Range]] = defaultdict(dict)
        for record, range_ in self.twins.items():
            groups[twins.lead[record]][record] = range_
        total = self.alone
        for _, told in sorted(groups.items()):
            total = total + twins.range(told)
        possible = sum(len(told) for told in groups.values() if len(told) > 1)
        rules = tuple(sorted(self.rules))
        return Cell(key, total, self.incidents, tuple(sorted(self.records)), straddling, rules, possible)


def tally(counted: Iterable[Counted], outcome: Outcome, by: Sequence[str] = (), twins: Twins = NONE) -> Tally:
    """Give the tally of one outcome by some dimensions."""
    by = dimensions_named(by)
    parts = any(name in KINDS for name in by)
    cells: defaultdict[Key, Gathering] = defaultdict(Gathering)
    whole = Gathering()
    for each in counted:
        if each.outcome is outcome:
            if each.kind is None:
                _add(whole, each, twins)
            if (each.kind is not None) is parts:
                _add(cells[_key(each, by)], each, twins)
    over = straddling(cells, twins)
    made = tuple(cells[key].cell(key, twins, over.get(key, 0)) for key in sorted(cells))
    return Tally(outcome, tuple(by), made, whole.cell((), twins, 0))


def without(told: Tally, apart: Sequence[Collection[str]]) -> Tally:
    """Give the tally with some names of each dimension under what is not known: for who may not know of them."""
    if not any(apart):
        return told
    cells: dict[Key, Cell] = {}
    for cell in told.cells:
        key = tuple(UNKNOWN if name in some else name for name, some in zip(cell.key, apart, strict=True))
        held = cells.get(key)
        cells[key] = replace(cell, key=key) if held is None else _added(held, cell)
    return replace(told, cells=tuple(cells[key] for key in sorted(cells)))


def _added(one: Cell, other: Cell) -> Cell:
    return Cell(
        one.key,
        one.range + other.range,
        one.incidents + other.incidents,
        tuple(sorted({*one.records, *other.records})),
        one.straddling + other.straddling,
        tuple(sorted({*one.rules, *other.rules})),
        one.possible + other.possible,
    )


def straddling(cells: Mapping[AnyKey, Gathering], twins: Twins) -> dict[AnyKey, int]:
    """Give for each cell how many of its records may be one with another record that is in another cell."""
    places: defaultdict[str, set[tuple[AnyKey, str]]] = defaultdict(set)
    for key, gathered in cells.items():
        for record in gathered.twins:
            places[twins.lead[record]].add((key, record))
    return {
        key: sum(
            any(cell != key and other != record for cell, other in places[twins.lead[record]])
            for record in gathered.twins
        )
        for key, gathered in cells.items()
    }


def dimensions_named(names: Sequence[str]) -> tuple[str, ...]:
    """Give the dimensions that are named, in order.

    Raises:
        BadOption: one is none, or is named twice.
    """
    for place, name in enumerate(names):
        if name not in DIMENSIONS or name in names[:place]:
            raise BadOption(
                "dimension of a tally",
                found=repr(name) + (" twice" if name in DIMENSIONS else ""),
                expected=f"some of {', '.join(DIMENSIONS)}, each once",
                do="Name what the numbers are to be parted by: --by month,actor.",
            )
    return tuple(names)


def _key(counted: Counted, by: Sequence[str]) -> Key:
    return tuple(
        getattr(counted.kind if name in KINDS and counted.kind is not None else counted.keys, name) for name in by
    )


def _add(cell: Gathering, counted: Counted, twins: Twins) -> None:
    if counted.record in twins.lead:
        cell.twins[counted.record] = cell.twins.get(counted.record, NOBODY) + counted.range
    else:
        cell.alone = cell.alone + counted.range
    # The rows of one incident follow each other.
    if counted.record not in cell.records[-1:]:
        cell.records.append(counted.record)
        cell.incidents += 1
    cell.rules.update(counted.folded.rules)
