"""Tokens that programmes come in with."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    # With the store's migration that it came with: a backup tells both by that one.
    dependencies = [("people", "0002_sessions"), ("store", "0020_submissions")]

    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("sum", models.CharField(max_length=64, unique=True)),
                ("scopes", models.TextField()),
                ("epoch", models.PositiveIntegerField()),
                ("is_proven", models.BooleanField()),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_on", models.DateField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("member", models.ForeignKey(on_delete=models.deletion.PROTECT, to="people.member")),
            ],
            options={"db_table": "token"},
        ),
    ]
