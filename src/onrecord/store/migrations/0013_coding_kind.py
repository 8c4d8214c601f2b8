"""Codings of people found without reading every coding."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0012_drafts")]

    operations = [
        migrations.AddIndex(
            model_name="coding",
            index=models.Index(fields=["kind", "id"], name="coding_of_kind"),
        ),
    ]
