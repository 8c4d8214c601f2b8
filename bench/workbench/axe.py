"""Look at every screen of the map of addresses with axe: in English and Arabic, on a laptop and a phone."""

from __future__ import annotations

from pathlib import Path

from bench.coding.corpus import Measure
from bench.tables import Table

__all__ = ["measure"]


def measure(_: Path | None = None) -> Measure:
    """Give how many rules are broken over all screens, and how many screens were looked at."""
    from bench.workbench.ready import one_workbench
    from tests.browser.screens import SEEN, broken_rules, filled_screens

    rows, broken, complaints = [], [], []
    with one_workbench() as workbench:
        member, paths = filled_screens(workbench)
        for language, viewport in SEEN:
            found = broken_rules(workbench, member, paths, language, viewport)
            broken += found
            rows.append((language, f"{viewport['width']} pixels", len(paths) + 1, len(found)))
        complaints = list(workbench.complaints)
    figures = {
        "axe/violations": float(len(broken)),
        "axe/pages": float(sum(row[2] for row in rows)),
        "axe/complaints": float(len(complaints)),
    }
    note = "\n".join([*broken, *complaints]) or "No rule is broken; nothing was logged, nothing asked of another host."
    return Measure(figures, (Table("Screens", ("language", "width", "screens", "broken rules"), tuple(rows), note),))
