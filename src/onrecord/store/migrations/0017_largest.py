"""An index of what is counted by how much it is, so that lists of the largest incidents need not sort all of them."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """One index more on a table that can be made anew."""

    dependencies = [("store", "0016_record_lines")]
    operations = [
        migrations.AddIndex(
            model_name="counted",
            index=models.Index(
                fields=["run", "outcome", "-high", "record"],
                name="counted_largest",
                condition=models.Q(sex__isnull=True),
            ),
        )
    ]
