"""What comes by the submission page."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0019_terms")]

    operations = [
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("receipt", models.CharField(max_length=64, unique=True)),
                ("received_on", models.DateField()),
                ("sealed", models.BinaryField()),
                ("size_bytes", models.PositiveIntegerField()),
                ("state", models.CharField(db_index=True, default="new", max_length=16)),
                ("answer", models.TextField(null=True)),
                ("source", models.CharField(max_length=16, null=True)),
            ],
            options={
                "db_table": "submission",
            },
        ),
    ]
