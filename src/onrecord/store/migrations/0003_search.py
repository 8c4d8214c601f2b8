"""The search index, in the manner of each database."""

from __future__ import annotations

from django.db import migrations

from onrecord.store.findings import make_tables, remove_tables

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Full-text tables, which Django has no model for."""

    dependencies = [("store", "0002_append_only")]
    operations = [migrations.RunPython(lambda _, editor: make_tables(editor), lambda _, editor: remove_tables(editor))]
