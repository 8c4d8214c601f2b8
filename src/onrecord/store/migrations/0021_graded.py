"""An index of what was counted by grade, which the list of incidents is asked for."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """One index more."""

    dependencies = [("store", "0020_submissions")]
    operations = [
        migrations.AddIndex(
            "counted",
            models.Index(
                fields=["run", "grade", "record"], name="counted_graded", condition=models.Q(sex__isnull=True)
            ),
        )
    ]
