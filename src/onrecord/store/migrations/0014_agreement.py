"""How far coders agree, as it was counted last."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0013_coding_kind")]

    operations = [
        migrations.CreateModel(
            name="AgreementRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField()),
                ("reports", models.PositiveIntegerField()),
                ("eligible", models.PositiveIntegerField()),
                ("dependent", models.PositiveIntegerField()),
                ("upto", models.BigIntegerField()),
                ("body", models.BinaryField()),
            ],
            options={"db_table": "agreement_run"},
        ),
        migrations.CreateModel(
            name="AgreementDifference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=64)),
                ("reading", models.CharField(max_length=64)),
                ("thing", models.TextField()),
                ("said", models.TextField()),
                (
                    "run",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="store.agreementrun"
                    ),
                ),
            ],
            options={
                "db_table": "agreement_difference",
                "indexes": [models.Index(fields=["run", "field", "id"], name="agreement_field")],
            },
        ),
    ]
