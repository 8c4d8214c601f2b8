"""Keys of protected people: the one table from which a row may be removed, because removing it is what erases."""

from __future__ import annotations

from django.db import models

__all__ = ["PersonKey"]


class PersonKey(models.Model):
    """The secret key of one protected source, sealed to the vault. Its sum stands in the source's entry."""

    source = models.CharField(primary_key=True, max_length=16)
    sealed = models.BinaryField()

    class Meta:
        db_table = "person_key"
