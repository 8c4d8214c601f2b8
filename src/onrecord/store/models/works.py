"""Long work that people asked for: what waits, what runs and how far it is, what became of it. Nothing here is
evidence; what a work does to the case file stands in the ledger.
"""

from __future__ import annotations

from django.db import models

__all__ = ["Work"]


class Work(models.Model):
    """One piece of work: `arguments`, and the `outcome` once it ended, as JSON; `words` say what it is at now.

    `is_unwanted` tells that somebody asked for it to stop; who does the work sees it at the next step.
    """

    kind = models.CharField(max_length=32)
    arguments = models.TextField()
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=16)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    words = models.TextField(default="")
    outcome = models.TextField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    is_unwanted = models.BooleanField(default=False)

    class Meta:
        db_table = "work"
        indexes = (
            models.Index(fields=["state", "id"], name="work_state"),
            models.Index(fields=["kind", "id"], name="work_kind"),
        )
