"""Try to get through: every hostile case against the whole workbench, on SQLite and on PostgreSQL, and in a browser."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.coding.corpus import Measure
from bench.tables import Table

__all__ = ["made_maker", "main", "measure"]


DATABASES = ("sqlite", "postgresql")
SHOWN_EVERY = 50


def measure(_: Path | None = None) -> Measure:
    """Give how many cases there are, and what got through on either database or in a browser."""
    from bench.workbench.ready import ready

    ready()
    from bench.workbench.cases import CASES

    # Each database in a process of its own, beside each other and beside the browser.
    working = {database: _begun(database) for database in DATABASES}
    through = {"browser": _in_browser()}
    seconds: dict[str, float] = {}
    for database, process in working.items():
        told, _nothing = process.communicate()
        if process.returncode:
            raise RuntimeError(f"the cases on {database} did not come to their end")
        through[database], seconds[database] = json.loads(told)
    figures = {"hostile/cases": float(len(CASES) + 1), "hostile/through": float(sum(map(len, through.values())))}
    figures |= {f"hostile/through_{where}": float(len(found)) for where, found in through.items()}
    groups = Counter(case.name.partition(":")[0] for case in CASES)
    listed = "\n".join(f"{where}: {each}" for where, found in through.items() for each in found)
    note = listed or "Nothing got through. " + ", ".join(f"{name} {took:.0f} s" for name, took in seconds.items())
    return Measure(
        figures, (Table("Hostile cases, each on both databases", ("case", "of them"), tuple(groups.items()), note),)
    )


def _begun(database: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bench.workbench.hostile", database], stdout=subprocess.PIPE, text=True
    )


def _through(database: str) -> list[str]:
    """Give what got through, of each case by its name."""
    from bench.workbench.cases import CASES
    from bench.workbench.desk import open_desk

    through = []
    with made_maker(database) as maker, open_desk(maker, maker.home / "case") as desk:
        for number, case in enumerate(CASES, 1):
            found = case.check(desk)
            if found:
                through.append(f"{case.name}: {len(found)}, the first {found[0][:200]}")
            if found or number % SHOWN_EVERY == 0:
                print(
                    f"  {database}: {number} of {len(CASES)}, {case.name}, {len(through)} through",
                    file=sys.stderr,
                    flush=True,
                )
    return through


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
        member, pages = filled_screens(workbench, marked)
        return acted(workbench, member, pages) + workbench.complaints


def main(database: str) -> None:
    """Try every case on one database, and print what got through and the seconds it took, as JSON."""
    from bench.workbench.ready import ready

    ready()
    began = time.monotonic()
    through = _through(database)
    print(json.dumps([through, time.monotonic() - began]))


if __name__ == "__main__":
    main(sys.argv[1])
