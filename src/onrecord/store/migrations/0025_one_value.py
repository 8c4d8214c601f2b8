"""Nothing in the tables changes; upgrading makes records anew, by which one place in two scripts is one value."""

from __future__ import annotations

from django.db import migrations

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """What is held where reports write one thing in two ways is chosen otherwise since (`onrecord.tally.values`)."""

    dependencies = [("store", "0024_lines_kept")]

    operations = []
