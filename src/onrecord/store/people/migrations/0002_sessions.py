"""What ends sessions at once, and that somebody else chose a password."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    # With the store's migration that it came with: a backup tells both by that one.
    dependencies = [("people", "0001_members"), ("store", "0012_drafts")]

    operations = [
        migrations.AddField(model_name="member", name="epoch", field=models.PositiveIntegerField(default=0)),
        migrations.AddField(model_name="member", name="must_change", field=models.BooleanField(default=False)),
    ]
