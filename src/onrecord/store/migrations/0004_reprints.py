"""What reports share: sketches, what was found of pairs, families. All of it can be made anew."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0003_search")]

    operations = [
        migrations.CreateModel(
            name="Sketch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.CharField(max_length=71, unique=True)),
                ("reading", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("words", models.PositiveIntegerField()),
                ("agency", models.TextField(null=True)),
            ],
            options={"db_table": "reprint_sketch"},
        ),
        migrations.CreateModel(
            name="SketchNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(db_index=True)),
                ("sketch", models.BigIntegerField(db_index=True)),
            ],
            options={"db_table": "reprint_number"},
        ),
        migrations.CreateModel(
            name="PairFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("short", models.CharField(max_length=71)),
                ("long", models.CharField(db_index=True, max_length=71)),
                ("verdict", models.CharField(max_length=16)),
                ("quoted", models.BooleanField()),
                ("share", models.FloatField()),
                ("shared", models.PositiveIntegerField()),
                ("reasons", models.TextField()),
            ],
            options={
                "db_table": "reprint_finding",
                "constraints": [models.UniqueConstraint(fields=("short", "long"), name="finding_of_pair")],
            },
        ),
        migrations.CreateModel(
            name="FamilyMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.CharField(max_length=71, unique=True)),
                ("original", models.CharField(db_index=True, max_length=71)),
                ("why", models.TextField()),
                ("source", models.TextField()),
            ],
            options={"db_table": "reprint_member"},
        ),
    ]
