"""Which terms of the codebook reports are coded by: made of the codings in force, and made anew with the records."""

from __future__ import annotations

from django.db import models

__all__ = ["TermUse"]


class TermUse(models.Model):
    """How many claims of a report's coding in force hold one term, as it was coded."""

    report = models.CharField(max_length=71, db_index=True)
    section = models.CharField(max_length=16)
    term = models.TextField()
    claims = models.PositiveIntegerField()

    class Meta:
        db_table = "term_use"
        indexes = (models.Index(fields=["section", "term", "claims"], name="term_use_term"),)
