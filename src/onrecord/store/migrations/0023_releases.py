"""What was released, approved, accepted and said to the public: facts, which are never changed."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

from onrecord.store.triggers import freeze, thaw

__all__ = ["TABLES", "Migration"]

TABLES = {"release": "id", "release_approval": "id", "accepted_risk": "id", "public_note": "id"}
ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    """Made by Django of the models, as they were; and triggers, in the words of each database."""

    dependencies = [("store", "0022_said_of_pairs")]

    operations = [
        migrations.CreateModel(
            name="PublicNote",
            fields=[
                ID,
                ("seq", models.BigIntegerField(db_index=True)),
                ("record", models.CharField(db_index=True, max_length=200)),
                ("kind", models.CharField(max_length=16)),
                ("property", models.CharField(max_length=200, null=True)),
                ("note", models.TextField()),
                ("noted_on", models.DateField()),
                ("noted_by", models.TextField()),
            ],
            options={"db_table": "public_note"},
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ID,
                ("seq", models.BigIntegerField(db_index=True)),
                ("audience", models.CharField(max_length=64)),
                ("version", models.PositiveIntegerField()),
                ("manifest_sha256", models.CharField(max_length=64)),
                ("made_on", models.DateField()),
                ("made_by", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("incidents", models.PositiveIntegerField()),
                ("victims", models.PositiveIntegerField()),
            ],
            options={
                "db_table": "release",
                "indexes": [models.Index(fields=["manifest_sha256"], name="release_manifest")],
            },
        ),
        migrations.CreateModel(
            name="AcceptedRisk",
            fields=[
                ID,
                ("seq", models.BigIntegerField(db_index=True)),
                ("kind", models.CharField(max_length=64)),
                ("records", models.TextField()),
                ("reason", models.TextField()),
                ("accepted_by", models.TextField()),
                ("accepted_at", models.DateTimeField()),
                ("release", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.release")),
            ],
            options={"db_table": "accepted_risk"},
        ),
        migrations.CreateModel(
            name="ReleaseApproval",
            fields=[
                ID,
                ("seq", models.BigIntegerField(db_index=True)),
                ("approved_by", models.TextField()),
                ("approved_at", models.DateTimeField()),
                ("key", models.CharField(max_length=64)),
                ("release", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="store.release")),
            ],
            options={"db_table": "release_approval"},
        ),
        migrations.RunPython(lambda _, editor: freeze(editor, TABLES), lambda _, editor: thaw(editor, TABLES)),
    ]
