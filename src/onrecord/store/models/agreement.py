"""How far coders agree, as it was counted last, and every value in which two of them differ: made anew at any time."""

from __future__ import annotations

from django.db import models

__all__ = ["AgreementDifference", "AgreementRun"]


class AgreementRun(models.Model):
    """What was counted last, as JSON, packed: of how many reports, out of how many that two coders or more coded, and
    up to which row of the ledger codings were seen. `dependent` had no two codings that did not begin from one another.
    """

    made_at = models.DateTimeField()
    reports = models.PositiveIntegerField()
    eligible = models.PositiveIntegerField()
    dependent = models.PositiveIntegerField()
    upto = models.BigIntegerField()
    body = models.BinaryField()

    class Meta:
        db_table = "agreement_run"


class AgreementDifference(models.Model):
    """One field of one thing of a report that coders tell apart: what each of them says, as JSON."""

    run = models.ForeignKey(AgreementRun, on_delete=models.CASCADE, db_index=False)
    field = models.CharField(max_length=64)
    reading = models.CharField(max_length=64)
    thing = models.TextField()
    said = models.TextField()

    class Meta:
        db_table = "agreement_difference"
        indexes = (models.Index(fields=["run", "field", "id"], name="agreement_field"),)
