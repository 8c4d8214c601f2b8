"""A list that was sent through the workbench, step by step: its first rows looked at, a mapping tried on them, then
imported whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.coding.codebook import default_codebook
from onrecord.core.coding import Claim
from onrecord.evidence.grids import Grid, grid_from_json, grid_to_json
from onrecord.evidence.sheets import Row
from onrecord.jobs.bringing import from_said_source, staged_in
from onrecord.jobs.importing import import_list, list_coder, reports_of
from onrecord.jobs.ongoing import Ongoing
from onrecord.jobs.staging import unstage
from onrecord.jobs.tables import MappedTable, Wish, read_list_of, sheets_of, tables_of, wish_from_yaml
from onrecord.store.sources import source_numbered

if TYPE_CHECKING:
    from onrecord.coding.imports.claims import Refusal
    from onrecord.store.casefile import CaseFile

__all__ = ["LOOKED_AT", "Tried", "import_sent", "look_at_list", "sheets_seen", "try_mapping"]

LOOKED_AT = 60
"""So many rows of each sheet are kept for a person to look at while the mapping is made."""

# What is shown of a cell: more is for the import.
LONGEST_SHOWN = 300
MOST_SHEETS = 30
NOBODY = "0" * 64


@dataclass(frozen=True, slots=True)
class Tried:
    """What a mapping finds in a row: its number, its claims, and the cells that give no value."""

    row: int
    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]


def look_at_list(case: CaseFile, ongoing: Ongoing) -> None:
    """Read the list that waits, and tell its sheets by their first rows; nothing of it is kept in the case file.

    Raises:
        EvidenceError: it cannot be read, or holds no table.
    """
    (staged,) = staged_in(ongoing.arguments)
    ongoing.step(0, 1, staged.name)
    ongoing.say()
    sheets, remarks, enclosures = sheets_of(unstage(case, staged), staged.name)
    ongoing.outcome["sheets"] = [grid_to_json(_beginning(grid)) for grid in list(sheets.values())[:MOST_SHEETS]]
    ongoing.outcome["rows"] = {name: len(grid.rows) for name, grid in sheets.items()}
    ongoing.outcome["remarks"] = list(remarks)
    ongoing.outcome["enclosures"] = len(enclosures)
    ongoing.step(1, 1)


def _beginning(grid: Grid) -> Grid:
    rows = (
        Row(row.number, tuple(replace(cell, text=cell.text[:LONGEST_SHOWN]) for cell in row.cells), row.hidden)
        for row in grid.rows[:LOOKED_AT]
    )
    return replace(grid, rows=tuple(rows))


def sheets_seen(
    case: CaseFile, outcome: Mapping[str, Any], wish: Wish, source: object = None
) -> tuple[MappedTable, ...]:
    """Give the tables of what `look_at_list` told, by their first rows, each with its mapping; where nobody gave that,
    it is the list of the `source` of that number.

    Raises:
        BadOption: a column is mapped to what is not there, or there is no such source.
    """
    grids = map(grid_from_json, outcome["sheets"])
    tables = tables_of({grid.name: grid for grid in grids}, wish, case)[0]
    if source is None:
        return tables
    whose = source_numbered(case, int(str(source))).shown
    return tuple(
        each if each.origin == "given" else replace(each, mapping=replace(each.mapping, source=whose))
        for each in tables
    )


def try_mapping(table: MappedTable, rows: int) -> Iterator[Tried]:
    """Yield what the mapping of a table finds in each of its first rows, as the import would code them."""
    coder = list_coder(table, 0, default_codebook())
    shown = replace(table, table=replace(table.table, rows=table.table.rows[:rows]))
    for row, report in zip(shown.table.rows, reports_of(shown, NOBODY), strict=True):
        coded = coder.code(report)
        yield Tried(row.number, coded.coding.claims if coded.coding is not None else (), coded.refusals)


def import_sent(case: CaseFile, ongoing: Ongoing) -> None:
    """Import the list that waits by the mapping that was agreed to, and tell what became of each table.

    Raises:
        EvidenceError: it cannot be read.
        BadOption: the mapping maps a column to what is not there, or there is no such source.
        Unwanted: it is not wanted any more; what was kept stays, and the same import goes on from there.
    """
    arguments = ongoing.arguments
    case = from_said_source(case, arguments)
    (staged,) = staged_in(arguments)
    ongoing.step(0, None, staged.name)
    ongoing.say()
    mappings = wish_from_yaml(str(arguments["mappings"]), staged.name)
    wish = Wish(sheets=tuple(name for name, _ in mappings if name), mappings=mappings)
    listed = read_list_of(unstage(case, staged), staged.name, wish, case)
    for done in import_list(case, listed):
        ongoing.note("tables", {
            "sheet": done.table.sheet, "rows": done.rows, "new": done.new, "coded": done.coded, "silent": done.silent,
            "skipped": _told(f"{each.address}: {each.reason}" for each in done.table.table.skipped),
            "refused": _told(str(each) for each in done.refusals if each.refused),
        })  # fmt: skip
        ongoing.step(total=len(listed.tables))


def _told(lines: Iterator[str]) -> Sequence[str]:
    told = list(lines)
    return told if len(told) <= LOOKED_AT else [*told[:LOOKED_AT], f"and {len(told) - LOOKED_AT:,} more"]
