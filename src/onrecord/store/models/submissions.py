"""What outside witnesses and families sent by the submission page, sealed before it is written here."""

from __future__ import annotations

from django.db import models

__all__ = ["Submission"]


class Submission(models.Model):
    """One submission: sealed to the vault, with the sum of its receipt and the day it came. The hour is not kept.

    `state` is new (the ledger does not know of it yet), waiting, taken in or set aside; `answer` is what whoever has
    the receipt is told.
    """

    receipt = models.CharField(max_length=64, unique=True)
    received_on = models.DateField()
    sealed = models.BinaryField()
    size_bytes = models.PositiveIntegerField()
    state = models.CharField(max_length=16, default="new", db_index=True)
    answer = models.TextField(null=True)
    source = models.CharField(max_length=16, null=True)

    class Meta:
        db_table = "submission"
