"""The same case file on PostgreSQL: every row of one on SQLite as it is, what was made of facts too, in minutes.

Run as a process of its own, `python -m bench.workbench.copied FROM TO`, with DATABASE_URL of an empty database.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.workbench.lived_in import MADE, analyse
from onrecord.web.starting import configure

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["copy"]

FROM = "from"
BATCH = 500


def copy(source: Path, target: Path, database_url: str) -> None:
    """Copy the case file of one folder to a folder that is not there, and its rows to an empty database."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connections, transaction

    from onrecord.store import connection
    from onrecord.store.casefile import MANIFEST, CaseFile, Writer, open_case, write_manifest
    from onrecord.web.starting import make_signing_tables

    held = open_case(source, Writer("amal"), FROM)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.sqlite3*", MANIFEST, MADE, "*.key", "*.lock"))
    case = CaseFile(target, held.id, held.name, Writer("amal", database_url=database_url))
    connection.connect_postgresql(database_url)
    connection.make_tables()
    make_signing_tables(case.alias)
    models = [model for app in connection.OWN for model in apps.get_app_config(app).get_models()]
    with transaction.atomic(using=case.alias), connections[case.alias].cursor() as cursor:
        # Rows that point to rows come in any order: they are those of a case file that is whole.
        cursor.execute("SET session_replication_role = replica")
        for model in models:
            _rows(cursor, model)
        _index(held, case)
        for statement in connections[case.alias].ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("SET session_replication_role = DEFAULT")
    analyse(case)
    write_manifest(case)
    connection.close(FROM)
    connection.close(case.alias)
    shutil.copy(source / MADE, target / MADE)


def _rows(cursor: Any, model: Any) -> None:
    columns = [field.column for field in model._meta.concrete_fields]
    names = ", ".join(f'"{name}"' for name in columns)
    rows = model._base_manager.using(FROM).order_by().values_list(*[f.attname for f in model._meta.concrete_fields])
    with cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as out:
        for row in rows.iterator(chunk_size=BATCH):
            out.write_row([bytes(each) if isinstance(each, memoryview) else each for each in row])


def _index(held: CaseFile, case: CaseFile) -> None:
    """Make the search index anew, under the numbers that listings know its rows by: each database has its own."""
    from django.db import connections

    from onrecord.store.findings import NAMES, TEXTS, held_sql

    with connections[case.alias].cursor() as cursor:
        for table, words in ((TEXTS, _texts(held)), (NAMES, _names(held))):
            while some := list(islice(words, BATCH)):
                cursor.execute(
                    f"INSERT INTO {table} (id, words) SELECT id, {held_sql('told', 'id')}"
                    " FROM unnest(%s::bigint[], %s::text[]) AS given (id, told)",
                    [[number for number, _ in some], [told for _, told in some]],
                )
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")


def _texts(held: CaseFile) -> Iterator[tuple[int, str]]:
    from onrecord.store.findings import words_of_text
    from onrecord.store.models import Listing, Reading
    from onrecord.store.readings import report_of

    for row in Listing.objects.using(held.alias).order_by("text_row").iterator(chunk_size=BATCH):
        yield row.text_row, words_of_text(report_of(Reading.objects.using(held.alias).get(pk=row.reading)).text)


def _names(held: CaseFile) -> Iterator[tuple[int, str]]:
    from onrecord.core.wire import coding_from_json
    from onrecord.store.canonical import unpack
    from onrecord.store.findings import words_of_names
    from onrecord.store.models import Coding, Listing

    rows = Listing.objects.using(held.alias).filter(names_row__isnull=False).order_by("names_row")
    for row in rows.iterator(chunk_size=BATCH):
        coding = coding_from_json(unpack(Coding.objects.using(held.alias).get(pk=row.coding).body))
        yield int(row.names_row or 0), words_of_names(coding)


if __name__ == "__main__":
    configure("no secret: a bench")
    copy(Path(sys.argv[1]), Path(sys.argv[2]), os.environ["DATABASE_URL"])
