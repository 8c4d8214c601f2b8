"""A case file as it stands at one moment, read row by row while others go on writing: one format for both databases.

Rows are read and made by the tables that the database has now, or had when a backup was made, not by those of this
version: so that an older case file can be backed up before it is changed, and an older backup brought back.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.models import BinaryField, DateField, DateTimeField, Field, Model

from onrecord.core.errors import FixityMismatch
from onrecord.store import connection
from onrecord.store.canonical import utc_text
from onrecord.store.ledger import Head, head_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["About", "Rows", "about", "add_rows", "kept_sums", "read_tables", "reset_numbers", "snapshot"]

REMADE = (
    *("listing", "record", "reprint_sketch", "reprint_number", "reprint_finding", "reprint_member"),
    *("linked_run", "linked_pair", "linked_person", "linked_incident"),
    *("counted_run", "counted_name", "counted"),
    *("agreement_run", "agreement_difference"),
    *("record_line", "record_sign", "record_joined"),
)
"""Tables that are made anew of the facts, and so are not moved; the search index is one too, and no model."""

PASSING = ("work",)
"""Tables of what is under way where the case file is: the files that a work reads are not moved, and neither is it."""

CHUNK = 200
SUMS = 2_000


@dataclass(frozen=True, slots=True)
class About:
    """Which case file, up to which row of its ledger, in the tables of which migration."""

    id: str
    name: str
    head: Head
    migration: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of one table, as values that JSON has."""

    table: str
    rows: list[dict[str, Any]]


@contextmanager
def snapshot(case: CaseFile) -> Iterator[CaseFile]:
    """Give the case file as it stands now, whatever others write to it meanwhile; nobody waits for it."""
    alias = f"{case.alias}-snapshot"
    connection.connect_again(case.alias, alias)
    try:
        with transaction.atomic(using=alias):
            if connections[alias].vendor == "postgresql":
                with connections[alias].cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            head_of(alias)  # the moment: a transaction sees what stood when it first looked
            yield replace(case, alias=alias)
    finally:
        connection.close(alias)


def about(case: CaseFile) -> About:
    """Say which case file this is and where it stands."""
    return About(case.id, case.name, head_of(case.alias), connection.last_migration(case.alias))


def read_tables(case: CaseFile) -> Iterator[Rows]:
    """Yield every row that is kept, a few at a time."""
    for model in _models(case.alias, connection.last_migration(case.alias)):
        fields = model._meta.concrete_fields
        after: Any = None
        while True:
            some = model._base_manager.using(case.alias).order_by("pk")
            rows = list((some if after is None else some.filter(pk__gt=after))[:CHUNK])
            if not rows:
                break
            yield Rows(
                model._meta.db_table,
                [{field.attname: _plain(getattr(row, field.attname)) for field in fields} for row in rows],
            )
            after = rows[-1].pk


def kept_sums(case: CaseFile) -> Iterator[str]:
    """Yield the sum of every file among the originals that the rows name, each once, in order."""
    (model,) = (
        each for each in _models(case.alias, connection.last_migration(case.alias)) if _table(each) == "original"
    )
    rows = model._base_manager.using(case.alias).order_by("kept_sha256").values_list("kept_sha256", flat=True)
    after = ""
    while some := list(rows.distinct().filter(kept_sha256__gt=after)[:SUMS]):
        yield from some
        after = some[-1]


def add_rows(alias: str, migration: str, moved: Iterable[Rows]) -> None:
    """Add rows to the tables of a migration, in a transaction that the caller began.

    Raises:
        FixityMismatch: a row is not one of those tables.
    """
    models = {_table(model): model for model in _models(alias, migration)}
    for part in moved:
        try:
            model = models[part.table]
            fields = {field.attname: field for field in model._meta.concrete_fields}
            made = [model(**{name: _value(fields[name], value) for name, value in row.items()}) for row in part.rows]
        except (KeyError, ValueError, TypeError) as error:
            raise FixityMismatch(
                f"table {part.table}",
                found=f"a row that is none of it ({error})",
                expected=f"rows as of {migration}",
                do="Use another backup; this one is damaged.",
            ) from error
        model._base_manager.using(alias).bulk_create(made, batch_size=CHUNK)


def reset_numbers(alias: str, migration: str) -> None:
    """Let numbers that the database gives go on after the highest that rows brought with them."""
    for statement in connections[alias].ops.sequence_reset_sql(no_style(), _models(alias, migration)):
        with connections[alias].cursor() as cursor:
            cursor.execute(statement)


def _models(alias: str, migration: str) -> list[type[Model]]:
    """Give the tables as of a migration, those that others point to first."""
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connections[alias])
    if ("store", migration) not in loader.graph.nodes:
        raise FixityMismatch(
            "tables",
            found=f"those of {migration!r}",
            expected="those of a migration of this version",
            do="Use the version of onrecord that made it, or a newer one.",
        )
    state = loader.project_state([("store", migration), *connection.people_as_of(migration, alias)])
    labels = ("store", "people") if any(label == "people" for label, _ in state.models) else ("store",)
    made = [model for label in labels for model in state.apps.get_app_config(label).get_models()]
    return _sorted([model for model in made if _table(model) not in (*REMADE, *PASSING)])


def _sorted(models: Sequence[type[Model]]) -> list[type[Model]]:
    placed: list[type[Model]] = []
    waiting = sorted(models, key=_table)
    while waiting:
        free = [model for model in waiting if not (_pointed_to(model) - {*map(_table, placed), _table(model)})]
        placed += free
        waiting = [model for model in waiting if model not in free]
    return placed


def _pointed_to(model: type[Model]) -> set[str]:
    return {_table(field.related_model) for field in model._meta.concrete_fields if field.related_model is not None}


def _table(model: type[Model]) -> str:
    return model._meta.db_table


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview | bytearray):
        return base64.b64encode(value).decode()
    return value


def _value(field: Field[Any, Any], told: Any) -> Any:
    if told is None:
        return None
    if isinstance(field, DateTimeField):
        return datetime.fromisoformat(told)
    if isinstance(field, DateField):
        return date.fromisoformat(told)
    return base64.b64decode(told, validate=True) if isinstance(field, BinaryField) else told
