"""The workbench on both databases for every test of this room."""

from __future__ import annotations

from tests.served import database_server, served, served_maker

__all__ = ["database_server", "served", "served_maker"]
