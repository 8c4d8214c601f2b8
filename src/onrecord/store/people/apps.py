"""What Django calls this room."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["PeopleConfig"]


class PeopleConfig(AppConfig):
    """The people of a case file: an app of its own, for sign-in tables of other packages point to its first migration.

    Each of its migrations depends on the migration of the store that it came with, so that a backup tells both by one.
    """

    name = "onrecord.store.people"
    label = "people"
    verbose_name = "people"
