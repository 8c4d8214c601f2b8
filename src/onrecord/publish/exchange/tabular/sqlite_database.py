"""SQLite: the related tables as one database, with what Datasette needs to show them, read back without loss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onrecord.publish.edition import About, Edition
from onrecord.publish.exchange.fields import described
from onrecord.publish.exchange.format import Format
from onrecord.publish.exchange.tabular.database import fill_database
from onrecord.publish.exchange.tabular.rebuilt import edition_from
from onrecord.publish.exchange.tabular.tables import TABLES, Table, rows_of

__all__ = ["SQLITE"]

DATABASE, METADATA = "records.db", "metadata.json"
LABELS = {"incidents": "where_name", "victims": "name"}


def _write(edition: Edition, folder: Path) -> None:
    fill_database(folder / DATABASE, rows_of(edition))
    told = json.dumps(_metadata(edition.about), indent=1, ensure_ascii=False) + "\n"
    (folder / METADATA).write_text(told, encoding="utf-8")


def _metadata(about: About) -> dict[str, Any]:
    told: dict[str, Any] = {
        "title": about.title,
        "description": f"Version {about.version}, made on {about.made_on}, for: {about.audience}. An incident whose "
        "grade_is_confirmed is not true is unconfirmed. Tolls are never added to incidents.",
        "source": about.publisher,
        "databases": {"records": {"tables": {name: _table(table) for name, table in TABLES.items()}}},
    }
    return told if about.licence is None else {**told, "license": about.licence}


def _table(table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {
        "description": table.label,
        "columns": {column.name: described(column.field) for column in table.columns},
    }
    return {**told, "label_column": LABELS[table.name]} if table.name in LABELS else told


SQLITE = Format(
    "sqlite",
    "SQLite database",
    "SQL; opens in Datasette with `datasette records.db --metadata metadata.json`",
    (DATABASE, METADATA),
    _write,
    (),
    lambda folder: edition_from(folder / DATABASE),
)
