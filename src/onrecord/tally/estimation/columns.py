"""What the columns of a table of overlaps are: lists (0 and 1), the count, and what parts people into strata."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.core.errors import BadOption
from onrecord.tally.estimation.cells import is_mark
from onrecord.tally.estimation.overlaps import MOST_LISTS

__all__ = ["COUNT", "Columns", "Line", "columns_of"]

COUNT = "count"
"""The heading of the column of counts, in capitals or not."""
MOSTLY = 0.5
"""A column is a list where more of its cells than this are 0 or 1: what else stands there is then a mistake."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a file by its number, and its cells by the headings of their columns; empty ones are not there."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The lists, what parts the strata, the columns that are neither, that of counts; None where rows are people."""

    lists: tuple[str, ...]
    by: tuple[str, ...]
    others: tuple[str, ...]
    count: str | None


def columns_of(thing: str, headings: Sequence[str], lines: Sequence[Line], by: Sequence[str]) -> Columns:
    """Give what the columns of a file are.

    Raises:
        BadOption: a column to part by is not there, a heading stands twice, or there are too many lists or none.
    """
    twice = sorted({heading for heading in headings if headings.count(heading) > 1})
    if twice:
        raise BadOption(
            thing, found=f"two columns {twice[0]!r}", expected="a name of its own for each column", do="Rename one."
        )
    for name in by:
        if name not in headings:
            raise BadOption(
                "--by",
                found=repr(name),
                expected=f"a column of {thing}: {', '.join(headings)}",
                do="Name it as its heading does.",
            )
    count = next((name for name in headings if name.casefold() == COUNT and name not in by), None)
    free = [name for name in headings if name != count and name not in by]
    lists = tuple(name for name in free if _is_list(name, lines))
    _check_lists(thing, lists)
    others = tuple(name for name in free if name not in lists)
    return Columns(lists, tuple(by), others, count)


def _is_list(name: str, lines: Sequence[Line]) -> bool:
    cells = [line.cells[name] for line in lines if name in line.cells]
    return bool(cells) and sum(map(is_mark, cells)) > MOSTLY * len(cells)


def _check_lists(thing: str, lists: Sequence[str]) -> None:
    if 1 <= len(lists) <= MOST_LISTS:
        return
    raise BadOption(
        thing,
        found=f"{len(lists)} columns of 0 and 1" + (f": {', '.join(lists)}" if lists else ""),
        expected=f"one for each list, {MOST_LISTS} at most, 1 where the people of the row are on it and 0 where not",
        do="Merge lists that copy each other; name what parts people into strata with --by.",
    )
