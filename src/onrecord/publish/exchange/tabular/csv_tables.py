"""CSV: the related tables as files of a data package, safe to open in a spreadsheet, read back without loss."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from onrecord.publish.edition import About, Edition
from onrecord.publish.exchange.fields import described
from onrecord.publish.exchange.format import Format, malformed
from onrecord.publish.exchange.tabular.flat import Column
from onrecord.publish.exchange.tabular.guarding import guarded, unguarded
from onrecord.publish.exchange.tabular.plain import cell_of, plain_of
from onrecord.publish.exchange.tabular.rebuilt import edition_of_rows
from onrecord.publish.exchange.tabular.tables import TABLES, Row, Table, rows_of
from onrecord.publish.wire import FORMAT, VERSION

__all__ = ["CSV", "write_tables"]

DESCRIPTOR = "datapackage.json"
# With a byte-order mark: without it Excel takes Arabic for Windows-1252.
ENCODING = "utf-8-sig"
TYPES = {"text": "string", "list": "array"}
# The field limit of Python's reader is below the longest quote that a report can hold.
LONGEST_CELL = 1 << 30
GUARD_SAID = (
    "Text that a spreadsheet could take for a formula, or that begins with an apostrophe or is there but empty, has "
    "one apostrophe before it: take one from every text that begins with one. An empty cell is what is not known."
)


def write_tables(edition: Edition, folder: Path) -> None:
    """Write a file for each table, and the descriptor of the data package."""
    with ExitStack() as opened:
        sheets = {name: _Sheet(table, folder, opened) for name, table in TABLES.items()}
        for name, cells in rows_of(edition):
            sheets[name].add(cells)
    _describe(edition.about, folder)


class _Sheet:
    """One table that is written; text stands in quotation marks, so that no other mark between cells parts it."""

    def __init__(self, table: Table, folder: Path, opened: ExitStack) -> None:
        file: IO[str] = opened.enter_context(_path(folder, table).open("w", encoding=ENCODING, newline=""))
        self._texts = [column.kind in ("text", "list") for column in table.columns]
        self._file = file
        self._file.write(_line([f'"{column.name}"' for column in table.columns]))

    def add(self, cells: list[Any]) -> None:
        """Write a row."""
        plain = map(plain_of, cells)
        self._file.write(_line(_shown(each, text) for each, text in zip(plain, self._texts, strict=True)))


def _shown(plain: str | int | float | None, is_text: bool) -> str:
    if plain is None:
        return ""
    return '"' + guarded(str(plain)).replace('"', '""') + '"' if is_text else str(plain)


def _line(cells: Any) -> str:
    return ",".join(cells) + "\r\n"


def _path(folder: Path, table: Table) -> Path:
    return folder / f"{table.name}.csv"


def _describe(about: About, folder: Path) -> None:
    told: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": FORMAT,
        "title": about.title,
        "version": about.version,
        "created": f"{about.made_on.isoformat()}T00:00:00Z",
        "description": f"Casualty records, {VERSION}, as related tables. {GUARD_SAID}",
        "contributors": [{"title": about.publisher, "role": "publisher"}],
        "resources": [_resource(table, folder) for table in TABLES.values()],
    }
    if about.licence is not None:
        told["licenses"] = [{"name": about.licence} if "/" not in about.licence else {"path": about.licence}]
    (folder / DESCRIPTOR).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _resource(table: Table, folder: Path) -> dict[str, Any]:
    path = _path(folder, table)
    schema: dict[str, Any] = {
        "fields": [
            {"name": each.name, "type": TYPES.get(each.kind, each.kind), "description": described(each.field)}
            for each in table.columns
        ]
    }
    if table.primary is not None:
        schema["primaryKey"] = table.primary
    keys = [
        {"fields": column, "reference": {"resource": other, "fields": "id"}}
        for column, other in table.references.items()
    ]
    if keys:
        schema["foreignKeys"] = keys
    with path.open("rb") as file:
        sum_ = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": table.name,
        "title": table.label,
        "path": path.name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": ENCODING,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sum_}",
        "schema": schema,
    }


def _read(folder: Path) -> Edition:
    csv.field_size_limit(LONGEST_CELL)
    return edition_of_rows(row for table in TABLES.values() for row in _rows(table, folder))


def _rows(table: Table, folder: Path) -> Iterator[Row]:
    path = _path(folder, table)
    if not path.is_file():
        raise malformed(path.name, "no such file", "one file for each table")
    with path.open(encoding=ENCODING, newline="") as file:
        reader = csv.reader(file)
        heads = next(reader, [])
        missing = [each.name for each in table.columns if each.name not in heads]
        if missing:
            raise malformed(path.name, f"no column {missing[0]!r}", "the columns that the data package names")
        places = [(column, heads.index(column.name)) for column in table.columns]
        for cells in reader:
            if len(cells) != len(heads):
                raise malformed(f"{path.name}, line {reader.line_num}", f"{len(cells)} cells", f"{len(heads)} cells")
            yield table.name, [cell_of(column, _plain(column, cells[at])) for column, at in places]


def _plain(column: Column, told: str) -> str | None:
    if not told:
        return None
    return unguarded(told) if column.kind in ("text", "list") else told


CSV = Format(
    "csv",
    "CSV tables",
    "spreadsheets and statistics packages; a data package with a descriptor (Frictionless)",
    (DESCRIPTOR, *(f"{name}.csv" for name in TABLES)),
    write_tables,
    (),
    _read,
)
