"""What was released, who approved it, which risks were accepted, and what the public was told of single records."""

from __future__ import annotations

from django.db import models

from onrecord.store.models.facts import SHA256, Fact

__all__ = ["AcceptedRisk", "PublicNote", "Release", "ReleaseApproval"]


class Release(Fact):
    """One release that was made, for an audience. A version that nobody approved may be made again."""

    audience = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    manifest_sha256 = models.CharField(max_length=SHA256)
    made_on = models.DateField()
    made_by = models.TextField()
    made_at = models.DateTimeField()
    incidents = models.PositiveIntegerField()
    victims = models.PositiveIntegerField()

    class Meta:
        db_table = "release"
        indexes = (models.Index(fields=["manifest_sha256"], name="release_manifest"),)


class ReleaseApproval(Fact):
    """That a second person approved a release, and the public key it was signed with."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT)
    approved_by = models.TextField()
    approved_at = models.DateTimeField()
    key = models.CharField(max_length=64)

    class Meta:
        db_table = "release_approval"


class AcceptedRisk(Fact):
    """That somebody accepted one kind of risk of a release for some records, a JSON list, and why."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT)
    kind = models.CharField(max_length=64)
    records = models.TextField()
    reason = models.TextField()
    accepted_by = models.TextField()
    accepted_at = models.DateTimeField()

    class Meta:
        db_table = "accepted_risk"


class PublicNote(Fact):
    """What the public is told of a record that was published: that it is withdrawn, stands again, or that a property of
    it was corrected.
    """

    record = models.CharField(max_length=200, db_index=True)
    kind = models.CharField(max_length=16)
    property = models.CharField(max_length=200, null=True)
    note = models.TextField()
    noted_on = models.DateField()
    noted_by = models.TextField()

    class Meta:
        db_table = "public_note"
