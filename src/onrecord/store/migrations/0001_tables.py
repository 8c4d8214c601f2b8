"""The tables of a case file."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="LedgerRow",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("who", models.TextField()),
                ("action", models.CharField(max_length=64)),
                ("subject", models.TextField()),
                ("detail", models.TextField()),
                ("rows", models.TextField()),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "ledger",
            },
        ),
        migrations.CreateModel(
            name="Listing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.CharField(max_length=71, unique=True)),
                ("reading", models.CharField(max_length=64, unique=True)),
                ("coding", models.CharField(max_length=64, null=True)),
                ("text_row", models.BigIntegerField(unique=True)),
                ("names_row", models.BigIntegerField(null=True, unique=True)),
                ("title", models.TextField(null=True)),
                ("source", models.TextField(null=True)),
                ("language", models.CharField(max_length=16, null=True)),
                ("published", models.DateField(null=True)),
            ],
            options={
                "db_table": "listing",
            },
        ),
        migrations.CreateModel(
            name="Original",
            fields=[
                ("seq", models.BigIntegerField(db_index=True)),
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("size_bytes", models.BigIntegerField()),
                ("kept_sha256", models.CharField(max_length=64)),
                ("key", models.CharField(max_length=64, null=True)),
            ],
            options={
                "db_table": "original",
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("kind", models.CharField(db_index=True, max_length=16)),
                ("body", models.BinaryField()),
            ],
            options={
                "db_table": "record",
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.BigIntegerField(db_index=True)),
                ("kind", models.CharField(max_length=32)),
                ("key", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField()),
                ("body", models.TextField()),
                ("set_by", models.TextField()),
                ("set_at", models.DateTimeField()),
            ],
            options={
                "db_table": "entry",
                "constraints": [models.UniqueConstraint(fields=("kind", "key", "version"), name="entry_version")],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.BigIntegerField(db_index=True)),
                ("kind", models.CharField(max_length=32)),
                ("decision", models.CharField(max_length=32)),
                ("subjects", models.TextField()),
                ("reason", models.TextField()),
                ("judged_by", models.TextField()),
                ("judged_at", models.DateTimeField()),
                (
                    "withdraws",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="store.judgement"),
                ),
            ],
            options={
                "db_table": "judgement",
            },
        ),
        migrations.CreateModel(
            name="Appearance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.BigIntegerField(db_index=True)),
                ("report", models.CharField(db_index=True, max_length=71)),
                ("place", models.TextField(null=True)),
                ("original", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.original")),
            ],
            options={
                "db_table": "appearance",
            },
        ),
        migrations.CreateModel(
            name="Acquisition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.BigIntegerField(db_index=True)),
                ("brought_by", models.TextField()),
                ("brought_at", models.DateTimeField()),
                ("origin", models.TextField()),
                ("tool", models.TextField()),
                ("detail", models.TextField()),
                ("original", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.original")),
            ],
            options={
                "db_table": "acquisition",
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("seq", models.BigIntegerField(db_index=True)),
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("report", models.CharField(db_index=True, max_length=71)),
                ("read_at", models.DateTimeField()),
                ("body", models.BinaryField()),
                ("original", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.original")),
            ],
            options={
                "db_table": "reading",
            },
        ),
        migrations.CreateModel(
            name="Coding",
            fields=[
                ("seq", models.BigIntegerField(db_index=True)),
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=16)),
                ("name", models.TextField()),
                ("version", models.TextField()),
                ("codebook", models.TextField()),
                ("coded_by", models.TextField()),
                ("coded_at", models.DateTimeField()),
                ("body", models.BinaryField()),
                ("reading", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.reading")),
            ],
            options={
                "db_table": "coding",
            },
        ),
        migrations.CreateModel(
            name="Setback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(max_length=16)),
                ("item", models.CharField(max_length=200)),
                ("thing", models.TextField()),
                ("reason", models.TextField()),
                ("attempts", models.PositiveIntegerField()),
                ("last_at", models.DateTimeField()),
            ],
            options={
                "db_table": "setback",
                "constraints": [models.UniqueConstraint(fields=("step", "item"), name="setback_of_item")],
            },
        ),
    ]
