"""Facts and the ledger refuse UPDATE and DELETE."""

from __future__ import annotations

from django.db import migrations

from onrecord.store.triggers import freeze, thaw

__all__ = ["TABLES", "Migration"]

TABLES = {
    "ledger": "seq",
    "original": "sha256",
    "acquisition": "id",
    "reading": "id",
    "appearance": "id",
    "coding": "id",
    "judgement": "id",
    "entry": "id",
}


class Migration(migrations.Migration):
    """Triggers, in the words of each database."""

    dependencies = [("store", "0001_tables")]
    operations = [
        migrations.RunPython(lambda _, editor: freeze(editor, TABLES), lambda _, editor: thaw(editor, TABLES))
    ]
