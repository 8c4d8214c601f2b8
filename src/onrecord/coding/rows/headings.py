"""What the paragraph above a list says of when and where, for lists whose rows say nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.coding.rows.columns import Column
from onrecord.coding.rows.finding import Cell, Row
from onrecord.coding.rows.grouping import PLACES, dates_in
from onrecord.resolution.places import Gazetteer, find_places

__all__ = ["with_headings"]


def with_headings(rows: Sequence[Row], text: str, gazetteer: Gazetteer) -> list[Row]:
    """Give the rows with the one day and the one place that stand above their list, where no row of it has any."""
    lists: dict[tuple[int, int] | None, list[Row]] = {}
    for row in rows:
        lists.setdefault(row.above, []).append(row)
    told = {above: _told(members, above, text, gazetteer) for above, members in lists.items()}
    return [replace(row, cells=(*row.cells, *told[row.above])) for row in rows]


def _told(rows: Sequence[Row], above: tuple[int, int] | None, text: str, gazetteer: Gazetteer) -> list[Cell]:
    if above is None:
        return []
    heading = text[slice(*above)]
    cells = []
    if not any(row.of("date") for row in rows) and len(found := dates_in(heading)) == 1:
        cells.append(_cell("date", found[0].text, above[0] + found[0].start))
    if not any(row.of(field) for row in rows for field in PLACES):
        cells += [_cell("place", name, above[0] + at) for name, at in _place(heading, gazetteer)]
    return cells


def _cell(field: str, text: str, start: int) -> Cell:
    return Cell(Column(field), text, start, start + len(text))


def _place(heading: str, gazetteer: Gazetteer) -> list[tuple[str, int]]:
    """Give the one place a heading names, though it may say what that lies in; its finder knows Latin letters only."""
    if not heading.isascii() and any("\u0590" <= letter <= "\u08ff" for letter in heading):
        return []
    found = find_places(heading, gazetteer)
    larger = found[0].evidence.larger if found else None
    return [(found[0].text, found[0].start)] if len([each for each in found if each.text != larger]) == 1 else []
