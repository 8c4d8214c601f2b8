"""The keys of protected people, one row each, which may be removed and not changed."""

from __future__ import annotations

from django.db import migrations, models

from onrecord.store.triggers import allow_change, refuse_change

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the model, with a trigger that refuses UPDATE."""

    dependencies = [("store", "0004_reprints")]
    operations = [
        migrations.CreateModel(
            name="PersonKey",
            fields=[
                ("source", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
            ],
            options={"db_table": "person_key"},
        ),
        migrations.RunPython(
            lambda _, editor: refuse_change(editor, "person_key"), lambda _, editor: allow_change(editor, "person_key")
        ),
    ]
