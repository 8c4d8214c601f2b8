"""Which terms of the codebook reports are coded by. `onrecord upgrade` fills it as it makes what is made of facts."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0018_works")]

    operations = [
        migrations.CreateModel(
            name="TermUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.CharField(db_index=True, max_length=71)),
                ("section", models.CharField(max_length=16)),
                ("term", models.TextField()),
                ("claims", models.PositiveIntegerField()),
            ],
            options={
                "db_table": "term_use",
                "indexes": [models.Index(fields=["section", "term", "claims"], name="term_use_term")],
            },
        ),
    ]
