"""Try to get through: every hostile case against the whole workbench, on SQLite and on PostgreSQL, and in a browser."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.coding.corpus import Measure
from bench.tables import Table

__all__ = ["made_maker", "measure"]


def measure(_: Path | None = None) -> Measure:
    """Give how many cases there are, and what got through on either database or in a browser."""
    from bench.workbench.ready import ready

    ready()
    from bench.workbench.cases import CASES

    through: list[str] = []
    seconds: dict[str, float] = {}
    for database in ("sqlite", "postgresql"):
        began = time.monotonic()
        through += [f"{database}: {each}" for each in _through(database)]
        seconds[database] = time.monotonic() - began
    browser = _in_browser()
    through += [f"browser: {each}" for each in browser]
    groups = Counter(case.name.partition(":")[0] for case in CASES)
    figures = {"hostile/cases": float(len(CASES) + 1), "hostile/through": float(len(through))}
    note = "\n".join(through) or "Nothing got through. " + ", ".join(
        f"{name} {took:.0f} s" for name, took in seconds.items()
    )
    rows = tuple((name, count) for name, count in groups.items())
    return Measure(figures, (Table("Hostile cases, each on both databases", ("case", "of them"), rows, note),))


def _through(database: str) -> Iterator[str]:
    """Yield what got through, of each case by its name."""
    from bench.workbench.cases import CASES
    from bench.workbench.desk import open_desk

    with made_maker(database) as maker, open_desk(maker, maker.home / "case") as desk:
        for case in CASES:
            found = case.check(desk)
            if found:
                yield f"{case.name}: {len(found)}, the first {found[0][:200]}"


@contextmanager
def made_maker(database: str) -> Iterator[Any]:
    """Give what makes case files on a database, in a folder that goes with it."""
    from contextlib import nullcontext

    from tests.cases import CaseMaker
    from tests.postgresql import postgresql_server

    server = postgresql_server() if database == "postgresql" else nullcontext(None)
    with tempfile.TemporaryDirectory() as home, server as url:
        maker = CaseMaker(database, Path(home), url, signing=True)
        maker.template()
        yield maker


def _in_browser() -> list[str]:
    """Give what acts, logs or asks elsewhere, of hostile words on every screen in Chromium."""
    from bench.workbench.desk import marked
    from bench.workbench.ready import one_workbench
    from tests.browser.screens import acted, filled_screens

    with one_workbench() as workbench:
        member, paths = filled_screens(workbench, marked)
        return acted(workbench, member, paths) + workbench.complaints
