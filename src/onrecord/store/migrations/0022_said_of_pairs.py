"""An index of judgements by what they are about, which each pair that is shown is asked for."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """One index more."""

    dependencies = [("store", "0021_graded")]
    operations = [
        migrations.AddIndex("judgement", models.Index(fields=["subjects"], name="judgement_subjects")),
    ]
