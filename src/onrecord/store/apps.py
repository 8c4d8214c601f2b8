"""What Django calls this room."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["StoreConfig"]


class StoreConfig(AppConfig):
    """The tables of a case file."""

    name = "onrecord.store"
    label = "store"
    verbose_name = "case file"
