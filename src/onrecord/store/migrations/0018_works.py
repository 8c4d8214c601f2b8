"""Long work that people asked for."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0017_largest")]

    operations = [
        migrations.CreateModel(
            name="Work",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=32)),
                ("arguments", models.TextField()),
                ("asked_by", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("state", models.CharField(max_length=16)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(null=True)),
                ("words", models.TextField(default="")),
                ("outcome", models.TextField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("is_unwanted", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "work",
                "indexes": [
                    models.Index(fields=["state", "id"], name="work_state"),
                    models.Index(fields=["kind", "id"], name="work_kind"),
                ],
            },
        ),
    ]
