"""Case files that are served, with the tables of signing in, on both databases."""

from __future__ import annotations

from tests.served import served, served_maker

__all__ = ["served", "served_maker"]
