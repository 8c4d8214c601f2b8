"""Triggers that refuse to change or remove what was written, in the words of both databases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

__all__ = ["allow_change", "freeze", "refuse_change", "thaw"]

REFUSAL = "is append-only: rows are never changed or removed"

# A row inserted in the place of another (INSERT OR REPLACE) removes it without a word to the trigger on DELETE.
_SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} {refusal}'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} {refusal}'); END",
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
    "BEGIN SELECT RAISE(ABORT, '{table} {refusal}'); END",
)
_SQLITE_DROP = (
    "DROP TRIGGER {table}_no_update",
    "DROP TRIGGER {table}_no_delete",
    "DROP TRIGGER {table}_no_replace",
)
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION onrecord_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' {refusal}', ERRCODE = 'restrict_violation'; END $$",
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION onrecord_refuse()",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION onrecord_refuse()",
)
_POSTGRESQL_DROP = (
    "DROP TRIGGER {table}_no_change ON {table}",
    "DROP TRIGGER {table}_no_truncate ON {table}",
)


def freeze(editor: BaseDatabaseSchemaEditor, tables: Mapping[str, str]) -> None:
    """Make tables append-only; given as names of table and primary key."""
    _run(editor, tables, _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE)


def thaw(editor: BaseDatabaseSchemaEditor, tables: Mapping[str, str]) -> None:
    """Take the triggers away, as a migration that changes the shape of a table must."""
    _run(editor, tables, _POSTGRESQL_DROP if editor.connection.vendor == "postgresql" else _SQLITE_DROP)


def refuse_change(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Let rows of a table be added and removed, and none be changed."""
    if editor.connection.vendor == "postgresql":
        # Also where an earlier migration made it: each can be read alone.
        editor.execute(_POSTGRESQL[0].format(refusal=REFUSAL), params=None)
        editor.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION onrecord_refuse()",
            params=None,
        )
    else:
        editor.execute(_SQLITE[0].format(table=table, refusal=REFUSAL), params=None)


def allow_change(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Take away what `refuse_change` made."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER {table}_no_change ON {table}", params=None)
    else:
        editor.execute(_SQLITE_DROP[0].format(table=table), params=None)


def _run(editor: BaseDatabaseSchemaEditor, tables: Mapping[str, str], statements: tuple[str, ...]) -> None:
    for statement in _filled(tables, statements):
        editor.execute(statement, params=None)


def _filled(tables: Mapping[str, str], statements: tuple[str, ...]) -> Iterator[str]:
    for table, key in tables.items():
        for statement in statements:
            yield statement.format(table=table, key=key, refusal=REFUSAL)
