"""Kill the server while people save on PostgreSQL, and every second time the database under it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.coding.corpus import Measure
from bench.workbench.kill import NAMES, kill_often, table_of
from bench.workbench.kill_server import Database

__all__ = ["measure"]

RUNS = 20


def measure(_: Path | None = None) -> Measure:
    """Give what was lost, left by half or kept twice over twenty kills, ten of them of the database too."""
    with tempfile.TemporaryDirectory(prefix="onrecord-killed-") as home:
        # The database runs as a user who owns nothing, and has to reach what is its own.
        Path(home).chmod(0o755)
        told = kill_often(RUNS, database=Database(Path(home) / "database"))
    figures = {f"kill/postgresql_{name}": float(getattr(told, name)) for name in NAMES}
    return Measure(figures, (table_of(told, "The server and the database killed at work, on PostgreSQL"),))
