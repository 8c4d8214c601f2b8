"""Incidents that the last run of linkage met. All of it can be made anew."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0009_pending")]

    operations = [
        migrations.CreateModel(
            name="LinkedIncident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=128, unique=True)),
                ("name", models.TextField()),
                ("together", models.TextField()),
                ("is_row", models.BooleanField()),
            ],
            options={"db_table": "linked_incident"},
        ),
    ]
