"""Lists in spreadsheets, whose columns are mapped step by step: sent, looked at, tried, imported."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import Http404
from ninja import File, Query, Schema, Status, UploadedFile
from pydantic import Field, StringConstraints

from onrecord.coding.imports.mapping import mapping_from_plain, mapping_to_plain
from onrecord.core.errors import BadOption, CaseFileError
from onrecord.core.values import Absent, AgeRange
from onrecord.jobs.listing import Tried, sheets_seen, try_mapping
from onrecord.jobs.tables import MappedTable, Wish, wish_to_yaml
from onrecord.jobs.working import KIND_OF_LOOKING, list_looked_at
from onrecord.store.models import Work as Row
from onrecord.store.works import DONE, arguments_of, work_numbered
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.intake import ask_for, said_of, staged_from_request
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Given, Number, Short
from onrecord.web.api.works import Work

__all__ = [
    "ColumnOf",
    "ListOf",
    "ListSaid",
    "Mapped",
    "SheetGiven",
    "SheetOf",
    "TriedCell",
    "TriedRow",
    "columns",
    "import_it",
    "routes",
    "send_list",
    "try_it",
]

routes = Routes("lists")

MOST_SHEETS, MOST_COLUMNS = 30, 1_000
SHOWN_ROWS, TRIED_ROWS = 6, 4


class ListSaid(Schema):
    """Whose list it is, by the number of an open source."""

    source: Number | None = None


class ColumnOf(Schema):
    """A column and what it is taken to mean; `order` is that of day and month in its figures."""

    heading: Annotated[str, StringConstraints(max_length=500)]
    to: Annotated[str, StringConstraints(max_length=100)]
    order: Literal["day first", "month first"] | None = None


class TriedCell(Schema):
    """One value that a mapping finds: of whom, of what, and by which rule where no cell says it."""

    subject: str
    property: str
    value: str | int | float | bool | Absent | AgeRange | None
    inferred_by: str | None


class TriedRow(Schema):
    """What a mapping finds in a row, and the cells that give no value."""

    row: int
    values: list[TriedCell]
    refusals: list[str]


class SheetOf(Schema):
    """A table with its mapping: what a row is, the act of a row that tells none, and what columns mean."""

    sheet: str
    row: str
    act: str
    source: str | None
    origin: str
    rows: int
    columns: list[ColumnOf]
    first: list[list[str]]
    tried: list[TriedRow]


class ListOf(Schema):
    """A list that was looked at, by its first rows; `state` tells whether it was: `done` once its sheets are here."""

    number: int
    name: str | None
    state: str
    sheets: list[SheetOf]
    remarks: list[str]


class SheetGiven(Given):
    """How a sheet is read; what is left out stays as it was suggested."""

    sheet: Annotated[str, StringConstraints(max_length=500)]
    row: Literal["victim", "incident"] | None = None
    act: Annotated[str, StringConstraints(min_length=1, max_length=64)] | None = None
    source: Short | None = None
    columns: Annotated[tuple[ColumnOf, ...], Field(max_length=MOST_COLUMNS)] = ()


class Mapped(Given):
    """Mappings of sheets, and of an import which sheets are wanted: those that are named."""

    sheets: Annotated[tuple[SheetGiven, ...], Field(max_length=MOST_SHEETS)] = ()


@routes.post("/lists", "add", Work, 202)
def send_list(request: CaseRequest, file: File[UploadedFile], said: Query[ListSaid]) -> Status[dict[str, Any]]:
    """Send a spreadsheet to be mapped, as `multipart/form-data` under `file`: a work looks at it, whose number is that
    of the list.
    """
    source = said_of(request, said.source, None, protected=False)["source"]
    (staged,) = staged_from_request(request, [file], {"source": None})
    return Status(202, ask_for(request, KIND_OF_LOOKING, {"file": staged.as_plain(), "source": source}))


@routes.get("/lists/{number}", "add", ListOf)
def columns(request: CaseRequest, number: Number) -> dict[str, Any]:
    """Give a list of yours with what each column is taken to mean, and what that finds in its first rows."""
    return _told(request, _looked_at(request, number), ())


@routes.post("/lists/{number}/try", "add", ListOf)
def try_it(request: CaseRequest, number: Number, mapped: Mapped) -> dict[str, Any]:
    """Give what other mappings would find; nothing is kept. 409 until the list was looked at."""
    row = _looked_at(request, number)
    _check_done(row)
    return _told(request, row, mapped.sheets)


@routes.post("/lists/{number}/import", "add", Work, 202)
def import_it(request: CaseRequest, number: Number, mapped: Mapped) -> Status[dict[str, Any]]:
    """Import the sheets that are named, by these mappings: a work does it, whose number is given."""
    row = _looked_at(request, number)
    _check_done(row)
    named = {each.sheet for each in mapped.sheets}
    wanted = [table for table in _tables(request, row, mapped.sheets) if table.sheet in named]
    if not wanted:
        raise BadOption("the list", found="no sheet to import", expected="at least one", do="Name a sheet.")
    told = arguments_of(row)
    said = {"file": told["file"], "source": told["source"], "looked": row.pk, "mappings": wish_to_yaml(wanted)}
    return Status(202, ask_for(request, "import", said))


def _looked_at(request: CaseRequest, number: int) -> Row:
    """Give the work that looked at a list; somebody else's list is not known of."""
    try:
        row = work_numbered(request.case, number)
    except BadOption:
        raise Http404 from None
    if row.kind != KIND_OF_LOOKING or row.asked_by != request.case.who:
        raise Http404
    return row


def _check_done(row: Row) -> None:
    if row.state != DONE:
        raise CaseFileError("the list", found=row.state, expected="one that was looked at", do="Ask again in a moment.")


def _tables(request: CaseRequest, row: Row, given: tuple[SheetGiven, ...]) -> tuple[MappedTable, ...]:
    _, outcome = list_looked_at(row)
    source = arguments_of(row)["source"]
    plain = sheets_seen(request.case, outcome, Wish(), source)
    known = {table.sheet: table for table in plain}
    if unknown := [each.sheet for each in given if each.sheet not in known]:
        raise BadOption("sheet", found=repr(unknown[0][:60]), expected=", ".join(known), do="Name one of these.")
    wish = Wish(mappings=tuple((each.sheet, mapping_from_plain(_plain(known[each.sheet], each), each.sheet or "table"))
                               for each in given))  # fmt: skip
    return sheets_seen(request.case, outcome, wish, source)


def _plain(table: MappedTable, given: SheetGiven) -> dict[str, Any]:
    told = mapping_to_plain(table.mapping)
    for each in given.columns:
        if each.heading not in told["columns"]:
            found, known = repr(each.heading[:60]), ", ".join(told["columns"])[:300]
            raise BadOption("heading", found=found, expected=known, do="Name one of these.")
        told["columns"][each.heading] = {"to": each.to, "order": each.order} if each.order is not None else each.to
    said = {"row": given.row, "act": given.act, "source": given.source}
    return told | {name: value for name, value in said.items() if value is not None}


def _told(request: CaseRequest, row: Row, given: tuple[SheetGiven, ...]) -> dict[str, Any]:
    if row.state != DONE:
        return {"number": row.pk, "name": None, "state": row.state, "sheets": [], "remarks": []}
    staged, outcome = list_looked_at(row)
    sheets = [_sheet(table, int(outcome["rows"].get(table.sheet, 0))) for table in _tables(request, row, given)]
    remarks = [str(each) for each in outcome.get("remarks", ())]
    return {"number": row.pk, "name": staged.name, "state": row.state, "sheets": sheets, "remarks": remarks}


def _sheet(table: MappedTable, rows: int) -> dict[str, Any]:
    mapping, held = table.mapping, list(table.table.headings)
    rows_said = [{cell.column: cell.text for cell in row.cells} for row in table.table.rows[:SHOWN_ROWS]]
    return {
        "sheet": table.sheet,
        "row": mapping.unit,
        "act": mapping.act,
        "source": mapping.source,
        "origin": table.origin,
        "rows": rows,
        "columns": [{"heading": each.heading, "to": each.to, "order": each.order} for each in mapping.columns],
        "first": [[said.get(column, "") for column in held] for said in rows_said],
        "tried": [_tried(each) for each in try_mapping(table, TRIED_ROWS)],
    }


def _tried(tried: Tried) -> dict[str, Any]:
    names = ("subject", "property", "value", "inferred_by")
    values = [{name: getattr(each, name) for name in names} for each in tried.claims]
    return {"row": tried.row, "values": values, "refusals": list(map(str, tried.refusals))}
