"""How much of the search index PostgreSQL may leave for later: it is read through by every search until then."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from onrecord.store.findings import NAMES, TEXTS, bound_pending

__all__ = ["Migration"]


def _bound(_: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        for table in (TEXTS, NAMES):
            bound_pending(editor, table)


class Migration(migrations.Migration):
    """SQLite's index leaves nothing for later that a search reads through."""

    dependencies = [("store", "0008_linked")]
    operations = [migrations.RunPython(_bound, migrations.RunPython.noop)]
