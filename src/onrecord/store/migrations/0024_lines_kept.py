"""Finds the records of which not everybody may see all, for every page that tells numbers."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0023_releases")]

    operations = [
        migrations.AddIndex(
            model_name="recordline",
            index=models.Index(
                fields=["kind", "record"],
                name="line_kept",
                condition=models.Q(is_hidden=True) | models.Q(hides_some=True),
            ),
        ),
    ]
