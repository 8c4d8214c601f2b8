"""What people are coding now, edit by edit."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [
        ("store", "0011_counted"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reading", models.CharField(db_index=True, max_length=64)),
                ("report", models.CharField(db_index=True, max_length=71)),
                ("coder", models.TextField()),
                ("base", models.CharField(max_length=64, null=True)),
                ("is_blind", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("coding", models.CharField(max_length=64, null=True)),
            ],
            options={
                "db_table": "draft",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("coding__isnull", True)),
                        fields=("reading", "coder"),
                        name="draft_open_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftEdit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("body", models.TextField()),
                (
                    "draft",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="store.draft"),
                ),
            ],
            options={
                "db_table": "draft_edit",
                "constraints": [models.UniqueConstraint(fields=("draft", "number"), name="draft_edit_number")],
            },
        ),
    ]
