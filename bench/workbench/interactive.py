"""How soon the coding screen answers keys on a slow link and a slow machine: Chromium held to both by its protocol.

1.6 Mbit a second down, 750 kbit up, 150 ms there and back, a processor four times slower: what Lighthouse calls a slow
4G phone. Twice each time: with nothing of the workbench in the browser's cache, and the report after, whose scripts and
sheets are there. The clock runs from leading the browser to the page until all scripts ran and it takes a key.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from bench.coding.corpus import Measure
from bench.tables import Table

__all__ = ["measure"]

TIMES = 5
DOWN, UP, LATENCY_MS, SLOWER = 1_600_000 / 8, 750_000 / 8, 150, 4
BAR_MS = 1_000
# What the page's script paints last: the words that values rest on. A task of its own after it finds the thread free.
WATCH = """
const looks = () => {
  if (document.readyState === "complete" && CSS.highlights.get("said")?.size) window.answers = performance.now();
  else setTimeout(looks, 5);
};
looks();
"""


def measure(_: Path | None = None) -> Measure:
    """Give the median of five milliseconds to the first key, with an empty cache and with a filled one."""
    load = os.getloadavg()[0]
    told = list(_waits())
    empty, filled = ([each[place] for each in told] for place in (0, 1))
    figures = {
        "interactive/coding_ms": median(empty),
        "interactive/coding_cached_ms": median(filled),
        "interactive/load": max(load, os.getloadavg()[0]),
    }
    rows = (
        ("nothing in the cache", median(empty), max(empty), BAR_MS),
        ("the next report", median(filled), max(filled), BAR_MS),
    )
    note = f"Medians of {TIMES}; load of the machine {load:.1f} before, {os.getloadavg()[0]:.1f} after."
    return Measure(figures, (Table("To the first key", ("coding screen", "ms", "worst ms", "at most"), rows, note),))


def _waits() -> Iterator[tuple[float, float]]:
    """Yield how long it takes with an empty cache, and with one that is filled."""
    from bench.workbench.ready import one_workbench

    with one_workbench() as workbench:
        from tests.browser.counting import keep_readings

        readings = keep_readings(workbench.served.case)
        # Once as it is: the server reads its templates, as before the first of a day's reports.
        workbench.go(workbench.enter("coder"), f"/coding/{readings['bread']}/")
        for _ in range(TIMES):
            page = workbench.enter("coder")
            link = page.context.new_cdp_session(page)
            link.send("Network.enable")
            link.send("Network.clearBrowserCache")
            held = {"downloadThroughput": DOWN, "uploadThroughput": UP, "latency": LATENCY_MS, "offline": False}
            link.send("Network.emulateNetworkConditions", held)
            link.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.add_init_script(WATCH)
            paths = (readings["bread"], readings["arabic"])
            empty, filled = (_visit(page, f"{workbench.address}/coding/{each}/") for each in paths)
            yield empty, filled
            page.context.close()


def _visit(page: Any, address: str) -> float:
    """Give the milliseconds until a page takes a key, and hold it to that: the key moves to a value."""
    page.goto(address, wait_until="commit")
    answers = page.wait_for_function("() => window.answers", polling=20).json_value()
    page.keyboard.press("j")
    page.wait_for_selector(".v.now")
    return float(answers)
