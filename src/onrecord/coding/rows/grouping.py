"""Which rows of a list tell of one incident: what was done, when, where and by what means must be the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.coding.rows.columns import find_word, is_unknown, value_of
from onrecord.coding.rows.finding import Cell, Row, Told
from onrecord.core.values import When
from onrecord.resolution.dates import DateExpression, find_dates, resolve
from onrecord.resolution.dates.spans import Order
from onrecord.resolution.folding import fold

__all__ = ["PLACES", "Group", "Means", "act_of", "date_of", "dates_in", "group_rows", "order_of", "place_cells"]

# From the finest to the widest.
PLACES = ("site", "place", "district", "province", "country")

_figures = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")

Means = Callable[[Cell], str | None]
"""What gives the method that a cell's words stand for."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one incident: the act, its method, its date, the cells that place it."""

    act: str
    method: str | None
    when: When | None
    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        """The row that is told first."""
        return self.rows[0]


def group_rows(rows: Sequence[Row], means: Means) -> list[Group]:
    """Give the rows that say what was done, as the incidents they tell of, in the order they are told."""
    order = order_of(rows)
    groups: dict[tuple[object, ...], list[Row]] = {}
    dates: dict[tuple[object, ...], When | None] = {}
    for row in rows:
        told = act_of(row)
        if told is None:
            continue
        when = date_of(row, order)
        method = next((found for cell in row.of("cause") if (found := means(cell)) is not None), None)
        place = tuple(fold(cell.text) for cell in place_cells(row))
        key = (told.act, method, None if when is None else (when.earliest, when.latest), place)
        groups.setdefault(key, []).append(row)
        dates.setdefault(key, when)
    return [Group(str(key[0]), _text(key[1]), dates[key], tuple(members)) for key, members in groups.items()]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def act_of(row: Row) -> Told | None:
    """Give what was done to the person in a row and the words for it: the row's own, or those of its list."""
    for cell in (*row.of("outcome"), *row.of("status")):
        act = value_of("outcomes", cell.text)
        if act is not None:
            return Told(act, cell.start, cell.end)
        found = find_word("outcomes", cell.text) if cell.column.field == "outcome" else None
        if found is not None:
            return Told(found[0], cell.start + found[1], cell.start + found[2])
    return row.told


def order_of(rows: Iterable[Row]) -> Order | None:
    """Give whether day or month comes first in the dates of a list, where one of them can be read one way alone."""
    orders: set[Order] = set()
    for row in rows:
        for cell in row.of("date"):
            match = _figures.fullmatch(cell.text.strip())
            if match is not None and int(match[1]) > 12 >= int(match[2]):
                orders.add("day first")
            elif match is not None and int(match[2]) > 12 >= int(match[1]):
                orders.add("month first")
    return orders.pop() if len(orders) == 1 else None


def date_of(row: Row, order: Order | None) -> When | None:
    """Give the date a row tells, None where it tells none."""
    for cell in row.of("date"):
        found = dates_in(cell.text, order)
        if found:
            return resolve(found[0])
    return None


def dates_in(text: str, order: Order | None = None) -> tuple[DateExpression, ...]:
    """Give the dates that words tell, by the first language that knows any."""
    languages: Mapping[bool, tuple[str, ...]] = {True: ("ar", "en"), False: ("en", "es", "ar")}
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in text)
    return next((found for language in languages[arabic] if (found := find_dates(text, language, order))), ())


def place_cells(row: Row) -> list[Cell]:
    """Give the cells that place what happened, from the finest to the widest."""
    cells = [cell for field in PLACES for cell in row.of(field)[:1]]
    return [cell for cell in cells if not is_unknown(cell.text)]
