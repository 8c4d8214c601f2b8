"""What people are coding now: drafts, kept edit by edit, so that what was seen as saved outlives a crash. A draft that
is finished becomes a coding; until then nothing of it is evidence, and nothing counts it.
"""

from __future__ import annotations

from django.db import models

__all__ = ["Draft", "DraftEdit"]


class Draft(models.Model):
    """One person's work on one reading: the coding it began with (`base`, none if blind), and the one it became."""

    reading = models.CharField(max_length=64, db_index=True)
    report = models.CharField(max_length=71, db_index=True)
    coder = models.TextField()
    base = models.CharField(max_length=64, null=True)
    is_blind = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    coding = models.CharField(max_length=64, null=True)

    class Meta:
        db_table = "draft"
        constraints = (
            models.UniqueConstraint(
                fields=["reading", "coder"], condition=models.Q(coding__isnull=True), name="draft_open_once"
            ),
        )


class DraftEdit(models.Model):
    """One edit of a draft, as JSON; `number` counts from 1. An edit is never changed: one that undoes it follows it."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, db_index=False)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    body = models.TextField()

    class Meta:
        db_table = "draft_edit"
        constraints = (models.UniqueConstraint(fields=["draft", "number"], name="draft_edit_number"),)
