"""Pairs of people that may be one, as the last run scored them. All of it can be made anew."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0007_segments")]

    operations = [
        migrations.CreateModel(
            name="LinkedRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=16, unique=True)),
                ("version", models.CharField(max_length=32)),
                ("inputs", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("people", models.PositiveIntegerField()),
                ("compared", models.BigIntegerField()),
                ("fresh", models.PositiveIntegerField()),
            ],
            options={"db_table": "linked_run"},
        ),
        migrations.CreateModel(
            name="LinkedPair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=16)),
                ("one", models.CharField(max_length=128)),
                ("other", models.CharField(max_length=128)),
                ("weight", models.FloatField()),
                ("weighed", models.TextField()),
                ("rival", models.CharField(max_length=128, null=True)),
                ("fresh", models.BooleanField()),
            ],
            options={
                "db_table": "linked_pair",
                "constraints": [models.UniqueConstraint(fields=("kind", "one", "other"), name="linked_once")],
            },
        ),
        migrations.CreateModel(
            name="LinkedPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=128, unique=True)),
                ("name", models.TextField()),
                ("together", models.TextField()),
                ("is_row", models.BooleanField()),
                ("family", models.TextField(null=True)),
                ("father", models.TextField(null=True)),
            ],
            options={
                "db_table": "linked_person",
                "indexes": [models.Index(fields=["family"], name="linked_family")],
            },
        ),
    ]
