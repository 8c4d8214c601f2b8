"""Records as lists show and find them, and pairs found by their second end. What is older is filled by a rebuild, which
an upgrade makes.
"""

from __future__ import annotations

from django.db import migrations, models

__all__ = ["Migration"]


class Migration(migrations.Migration):
    """Made by Django of the models, as they were."""

    dependencies = [("store", "0015_asked")]

    operations = [
        migrations.CreateModel(
            name="JoinedSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=128, unique=True)),
                ("record", models.CharField(db_index=True, max_length=64)),
            ],
            options={
                "db_table": "record_joined",
            },
        ),
        migrations.CreateModel(
            name="NameSign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sign", models.CharField(max_length=64)),
                ("record", models.CharField(db_index=True, max_length=64)),
                ("within", models.CharField(max_length=64, null=True)),
            ],
            options={
                "db_table": "record_sign",
            },
        ),
        migrations.CreateModel(
            name="RecordLine",
            fields=[
                ("record", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=16)),
                ("within", models.CharField(db_index=True, max_length=64, null=True)),
                ("day", models.DateField()),
                ("earliest", models.DateField(null=True)),
                ("latest", models.DateField(null=True)),
                ("country", models.TextField()),
                ("place", models.TextField()),
                ("actor", models.TextField()),
                ("act", models.TextField()),
                ("method", models.TextField()),
                ("found_place", models.TextField()),
                ("found_actor", models.TextField()),
                ("outcomes", models.TextField()),
                ("conflicts", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("members", models.TextField()),
                ("is_hidden", models.BooleanField()),
                ("hides_some", models.BooleanField()),
                ("signed", models.TextField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "record_line",
            },
        ),
        migrations.AddIndex(
            model_name="namesign",
            index=models.Index(fields=["sign", "record"], name="sign_of_record"),
        ),
        migrations.AddIndex(
            model_name="recordline",
            index=models.Index(fields=["kind", "-day", "-record"], name="line_newest"),
        ),
    ]
