"""The ledger: every act on the case file, in order, each row chained to the one before by its hash."""

from __future__ import annotations

from django.db import models

__all__ = ["LedgerRow"]


class LedgerRow(models.Model):
    """Who did what to what, when. `rows` lists the facts written with it, each with its digest, as JSON."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    who = models.TextField()
    action = models.CharField(max_length=64)
    subject = models.TextField()
    detail = models.TextField()
    rows = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger"
