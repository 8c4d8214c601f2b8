"""What benches of the workbench need before they begin: Django set up once, a browser, a workbench that it opens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

__all__ = ["one_workbench", "ready"]


@cache
def ready() -> None:
    """Set Django up with the workbench's settings; refusals that are tried are not written to the terminal."""
    import logging

    from onrecord.web.starting import configure

    # The browser keeps a loop of its own running in this thread, which the database would refuse.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    configure("no secret: a bench")
    for name in ("django", "waitress"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@contextmanager
def one_workbench() -> Iterator[Any]:
    """Give a workbench on an empty case file, as on a laptop, and Chromium to open it in.

    Raises:
        SystemExit: Chromium, its driver or the checker of accessibility is not installed.
    """
    ready()
    from bench.workbench.hostile import made_maker
    from tests.browser.conftest import AXE, CHROMIUM, opened_browser
    from tests.browser.workbench import opened_workbench

    if CHROMIUM is None or not AXE.is_file():
        raise SystemExit("This needs Chromium and axe: apt-get install chromium; npm ci --prefix tests/browser")
    from playwright.sync_api import sync_playwright

    with (
        sync_playwright() as playwright,
        opened_browser(playwright) as browser,
        made_maker("sqlite") as maker,
        opened_workbench(browser, maker, maker.home / "case") as workbench,
    ):
        yield workbench
