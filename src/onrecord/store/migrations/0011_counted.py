"""What was counted of each incident, so that a million are added up in seconds. All of it can be made anew."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0010_linked_incidents")]

    operations = [
        migrations.CreateModel(
            name="CountedName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
            ],
            options={"db_table": "counted_name"},
        ),
        migrations.CreateModel(
            name="CountedRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scheme", models.CharField(max_length=64, unique=True)),
                ("inputs", models.CharField(max_length=64)),
                ("head", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("incidents", models.PositiveIntegerField()),
                ("is_linked", models.BooleanField()),
                ("twins", models.TextField()),
            ],
            options={"db_table": "counted_run"},
        ),
        migrations.CreateModel(
            name="Counted",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outcome", models.PositiveSmallIntegerField()),
                ("record", models.CharField(max_length=64)),
                ("is_twin", models.BooleanField()),
                ("low", models.IntegerField()),
                ("best", models.IntegerField()),
                ("high", models.IntegerField()),
                ("open_ended", models.PositiveSmallIntegerField()),
                ("rules", models.IntegerField()),
                ("earliest", models.DateField(null=True)),
                ("latest", models.DateField(null=True)),
                ("known", models.DateField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("longitude", models.FloatField(null=True)),
                ("day", models.IntegerField()),
                ("month", models.IntegerField()),
                ("year", models.IntegerField()),
                ("country", models.IntegerField()),
                ("place", models.IntegerField()),
                ("actor", models.IntegerField()),
                ("act", models.IntegerField()),
                ("method", models.IntegerField()),
                ("grounds", models.IntegerField()),
                ("grade", models.IntegerField()),
                ("sex", models.IntegerField(null=True)),
                ("age_group", models.IntegerField(null=True)),
                ("status", models.IntegerField(null=True)),
                (
                    "run",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="store.countedrun"
                    ),
                ),
            ],
            options={
                "db_table": "counted",
                "indexes": [
                    models.Index(fields=["run", "outcome", "month", "place"], name="counted_month"),
                    models.Index(fields=["run", "outcome", "place"], name="counted_place"),
                    models.Index(fields=["record"], name="counted_record"),
                    models.Index(fields=["run", "outcome"], name="counted_twin", condition=models.Q(is_twin=True)),
                ],
            },
        ),
    ]
