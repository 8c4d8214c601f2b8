"""The tables of people who sign in, and of the tokens that their programmes come in with."""

from __future__ import annotations

import json
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

__all__ = ["Member", "Token"]

SALT = "onrecord.store.people.models.Member"


class Member(AbstractBaseUser):
    """A person who may sign in. `name` is what the ledger calls them, and never changes; `roles` is a JSON list.

    `epoch` is counted up to end every session of theirs at once; `must_change`: another chose their password.
    """

    name = models.CharField(max_length=150, unique=True)
    roles = models.TextField(default="[]")
    language = models.CharField(max_length=16, default="")
    is_active = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    epoch = models.PositiveIntegerField(default=0)
    must_change = models.BooleanField(default=False)

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    USERNAME_FIELD = "name"

    class Meta:
        db_table = "member"

    @property
    def role_names(self) -> tuple[str, ...]:
        """The roles, in the order of the register of roles."""
        return tuple(json.loads(self.roles))

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Give what a session must hold to be theirs: another password or epoch ends it, wherever it is kept."""
        told = f"{self.epoch} {self.password}"
        return salted_hmac(SALT, told, secret=secret, algorithm="sha256").hexdigest()


class Token(models.Model):
    """A token of a person: `sum` is the SHA-256 of what they hold, `scopes` a JSON list of rights.

    `epoch` is that of the person when it was made, so that it ends with their sessions; `is_proven` tells that whoever
    made it had given a second factor.
    """

    name = models.CharField(max_length=80)
    sum = models.CharField(max_length=64, unique=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    scopes = models.TextField()
    epoch = models.PositiveIntegerField()
    is_proven = models.BooleanField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "token"

    @property
    def scope_names(self) -> tuple[str, ...]:
        """The rights that it was made for, in the order of the register."""
        return tuple(json.loads(self.scopes))
