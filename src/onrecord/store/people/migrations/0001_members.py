"""People who may sign in."""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    initial = True

    # With the store's migration that it came with: a backup tells both by that one.
    dependencies = [("store", "0012_drafts")]

    operations = [
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("name", models.CharField(max_length=150, unique=True)),
                ("roles", models.TextField(default="[]")),
                ("language", models.CharField(default="", max_length=16)),
                ("is_active", models.BooleanField(default=True)),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "db_table": "member",
            },
        ),
    ]
