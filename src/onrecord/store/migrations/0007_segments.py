"""The word that only rows of the search index near each other have, for rows that were there before it."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from onrecord.store.findings import NAMES, TEXTS, segment_sql

__all__ = ["Migration"]


def _add_segments(_: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        for table in (TEXTS, NAMES):
            editor.execute(f"UPDATE {table} SET words = words || {segment_sql('id')}", params=None)


class Migration(migrations.Migration):
    """SQLite reads its index newest first and needs none."""

    dependencies = [("store", "0006_person_keys")]
    operations = [migrations.RunPython(_add_segments, migrations.RunPython.noop)]
