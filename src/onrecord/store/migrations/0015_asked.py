"""Which pairs are to be asked of people, the next one first, and listings by their coding. All of it can be made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import migrations, models

from onrecord.linkage.pairs import probability_of
from onrecord.linkage.questions import entropy

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

__all__ = ["Migration"]

# Log2 odds of a pair that is one in twenty: less likely ones are not asked.
LEAST = -4.25
CHUNK = 500


def _ask_by_doubt(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Have the pairs that were kept asked in the order of their doubt, until the next run of linkage weighs them."""
    rows = apps.get_model("store", "LinkedPair").objects.using(editor.connection.alias).filter(weight__gte=LEAST)
    told = rows.values_list("pk", "weight").iterator(chunk_size=CHUNK)
    values = [(max(entropy(probability_of(weight)), 1e-12), number) for number, weight in told]
    with editor.connection.cursor() as cursor:
        cursor.executemany("UPDATE linked_pair SET worth = %s WHERE id = %s", values)


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0014_agreement")]

    operations = [
        migrations.AddField("linkedpair", "worth", models.FloatField(default=0.0)),
        migrations.AddField("linkedpair", "changes", models.PositiveIntegerField(default=1)),
        migrations.AddField("linkedpair", "left_out", models.TextField(null=True)),
        migrations.RunPython(_ask_by_doubt, migrations.RunPython.noop),
        migrations.AddIndex("linkedpair", models.Index(fields=["kind", "other"], name="linked_other")),
        migrations.AddIndex(
            "linkedpair",
            models.Index(
                fields=["kind", "-worth", "one", "other"], condition=models.Q(("worth__gt", 0)), name="linked_asked"
            ),
        ),
        migrations.AddIndex("listing", models.Index(fields=["coding"], name="listing_coding")),
    ]
