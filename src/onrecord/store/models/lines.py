"""Records as lists show them and find them, made with the records in one transaction: nothing here is evidence."""

from __future__ import annotations

from django.db import models

__all__ = ["KEPT", "JoinedSubject", "NameSign", "RecordLine"]

KEPT = models.Q(is_hidden=True) | models.Q(hides_some=True)
"""Of a line: that somebody may not see all of its record."""


class RecordLine(models.Model):
    """One record on one line. `day` is what lists are sorted by; `found_place` and `found_actor` are words as searches
    find them; `outcomes` and `signed` (schemes under which people signed the whole) are words between strokes.

    `is_hidden` tells that all its reports are of protected sources, `hides_some` that one is; `made_at` is when the
    record was made last.
    """

    record = models.CharField(primary_key=True, max_length=64)
    kind = models.CharField(max_length=16)
    within = models.CharField(max_length=64, null=True, db_index=True)
    day = models.DateField()
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    country = models.TextField()
    place = models.TextField()
    actor = models.TextField()
    act = models.TextField()
    method = models.TextField()
    found_place = models.TextField()
    found_actor = models.TextField()
    outcomes = models.TextField()
    conflicts = models.PositiveIntegerField()
    name = models.TextField()
    members = models.TextField()
    is_hidden = models.BooleanField()
    hides_some = models.BooleanField()
    signed = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "record_line"
        indexes = (
            models.Index(fields=["kind", "-day", "-record"], name="line_newest"),
            models.Index(fields=["kind", "record"], name="line_kept", condition=KEPT),
        )


class NameSign(models.Model):
    """The skeleton of one word of a name that a record has."""

    sign = models.CharField(max_length=64)
    record = models.CharField(max_length=64, db_index=True)
    within = models.CharField(max_length=64, null=True)

    class Meta:
        db_table = "record_sign"
        indexes = (models.Index(fields=["sign", "record"], name="sign_of_record"),)


class JoinedSubject(models.Model):
    """A subject that was judged the same as others, and the record of them all; of every other its id gives it."""

    subject = models.CharField(max_length=128, unique=True)
    record = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "record_joined"
