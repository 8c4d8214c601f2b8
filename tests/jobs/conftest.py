"""Case files on both databases, and folders of reports, for every test of this room."""

from __future__ import annotations

from tests.cases import case, case_maker, database_server
from tests.cli.conftest import home, reports
from tests.sites import site

__all__ = ["case", "case_maker", "database_server", "home", "reports", "site"]
