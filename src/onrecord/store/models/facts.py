"""Facts: what was brought in, read, coded, judged and set. Each row is written once, under a row of the ledger.

`seq` is that row of the ledger, which holds the digest of this one; triggers refuse UPDATE and DELETE. Ids that other
rows and exports point to are sums of the content, so that they mean the same in every copy of the case file.
"""

from __future__ import annotations

from django.db import models

__all__ = ["Acquisition", "Appearance", "Coding", "Entry", "Fact", "Judgement", "Original", "Reading"]

SHA256 = 64


class Fact(models.Model):
    """A row that is added under a row of the ledger and never changed."""

    seq = models.BigIntegerField(db_index=True)

    class Meta:
        abstract = True


class Original(Fact):
    """The bytes of one file as they came. `kept_sha256` is the sum of what the disk holds: another, where encrypted."""

    sha256 = models.CharField(primary_key=True, max_length=SHA256)
    size_bytes = models.BigIntegerField()
    kept_sha256 = models.CharField(max_length=SHA256)
    key = models.CharField(max_length=64, null=True)

    class Meta:
        db_table = "original"


class Acquisition(Fact):
    """How an original came: who brought it, when, from where, by which tool, and what the tool noted, as JSON."""

    original = models.ForeignKey(Original, on_delete=models.PROTECT)
    brought_by = models.TextField()
    brought_at = models.DateTimeField()
    origin = models.TextField()
    tool = models.TextField()
    detail = models.TextField()

    class Meta:
        db_table = "acquisition"


class Reading(Fact):
    """One report as one version of a reader read it out of an original; `id` is the sum of `body` unpacked.

    `body` is the report as JSON, packed (zlib). Quotes count code points of this text and no other.
    """

    id = models.CharField(primary_key=True, max_length=SHA256)
    report = models.CharField(max_length=71, db_index=True)
    original = models.ForeignKey(Original, on_delete=models.PROTECT)
    read_at = models.DateTimeField()
    body = models.BinaryField()

    class Meta:
        db_table = "reading"


class Appearance(Fact):
    """A report met again: in another original, or at another place of one."""

    report = models.CharField(max_length=71, db_index=True)
    original = models.ForeignKey(Original, on_delete=models.PROTECT)
    place = models.TextField(null=True)

    class Meta:
        db_table = "appearance"


class Coding(Fact):
    """One coder's coding of one reading, whole; `id` is the sum of `body` unpacked, so a claim is `id` and its own."""

    id = models.CharField(primary_key=True, max_length=SHA256)
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT)
    kind = models.CharField(max_length=16)
    name = models.TextField()
    version = models.TextField()
    codebook = models.TextField()
    coded_by = models.TextField()
    coded_at = models.DateTimeField()
    body = models.BinaryField()

    class Meta:
        db_table = "coding"
        # Codings of people are few among those of machines, and are asked for by themselves.
        indexes = (models.Index(fields=["kind", "id"], name="coding_of_kind"),)


class Judgement(Fact):
    """What a person decided about things named in `subjects` (a JSON list); one that `withdraws` another undoes it."""

    kind = models.CharField(max_length=32)
    decision = models.CharField(max_length=32)
    subjects = models.TextField()
    reason = models.TextField()
    judged_by = models.TextField()
    judged_at = models.DateTimeField()
    withdraws = models.ForeignKey("self", on_delete=models.PROTECT, null=True)

    class Meta:
        db_table = "judgement"
        # What was said of a pair is asked for with each pair that is shown.
        indexes = (models.Index(fields=["subjects"], name="judgement_subjects"),)


class Entry(Fact):
    """One version of something a person sets: the scope, a source, a mapping. The newest version of a key holds."""

    kind = models.CharField(max_length=32)
    key = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    body = models.TextField()
    set_by = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        db_table = "entry"
        constraints = (models.UniqueConstraint(fields=["kind", "key", "version"], name="entry_version"),)
