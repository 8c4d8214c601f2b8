"""Case files on both databases for every test of this room."""

from __future__ import annotations

from tests.cases import case, case_maker, database_server

__all__ = ["case", "case_maker", "database_server"]
