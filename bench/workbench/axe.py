"""Look at every screen of the map of addresses with axe: in English and Arabic, on a laptop and a phone, in the light
and the dark scheme; and by each role, the screens that it may see.

A browser says what is logged under the strict policy and which host is asked; both are counted.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.coding.corpus import Measure
from bench.tables import Table

__all__ = ["measure", "not_looked_at"]

EVERY_WAY = "laptop and phone, light and dark"
FINE = "No rule is broken; nothing was logged, nothing asked of another host, nothing is wider than its screen."


def measure(_: Path | None = None) -> Measure:
    """Give how many screens were looked at, what was broken on them, logged by them, and asked of other hosts."""
    from bench.workbench.ready import one_workbench

    with one_workbench() as workbench:
        found = _look(workbench)
        complaints = list(workbench.complaints)
    return _told(found, complaints)


def not_looked_at(pages: dict[str, list[str]]) -> dict[str, str]:
    """Give the addresses of the map that answer a browser and are not among the pages, each with why.

    Raises:
        LookupError: one has no reason, or is looked at and has one.
    """
    from tests.filled import NOT_LOOKED_AT
    from tests.web.test_rights import TABLE

    every = {name for name, row in TABLE.items() if "GET" in row["methods"]}
    if (wrong := every ^ (pages.keys() | NOT_LOOKED_AT.keys())) or (wrong := pages.keys() & NOT_LOOKED_AT.keys()):
        raise LookupError(f"looked at or not, without a reason: {sorted(wrong)}")
    return {name: NOT_LOOKED_AT[name] for name in sorted(NOT_LOOKED_AT)}


def _look(workbench: Any) -> list[tuple[tuple[str, ...], Any]]:
    """Give what was found, by how and by whom it was looked at."""
    from tests.browser.screens import EVERY_ROLE, LANGUAGES, LOOKS, coming_in, filled_screens, looked_at, seen_by

    member, pages = filled_screens(workbench)
    not_looked_at(pages)
    found: list[tuple[tuple[str, ...], Any]] = []
    for language in LANGUAGES:
        page = workbench.enter(member=member, language=language)
        found.append(((language, EVERY_WAY, "every role"), looked_at(workbench, page, pages)))
        found.append(((language, EVERY_WAY, "coming in"), coming_in(workbench, language)))
        print(language, found[-2][1].everything, found[-1][1].everything, flush=True)
    for number, role in enumerate(EVERY_ROLE):
        # Each of them sees fewer words and buttons; languages and ways take turns.
        language, look = LANGUAGES[number % 2], LOOKS[number % len(LOOKS)]
        page = workbench.enter(role, language=language)
        how = (language, f"{look.size}, {look.scheme}", role)
        found.append((how, looked_at(workbench, page, seen_by(role, pages), (look,))))
        print(role, found[-1][1].everything, flush=True)
    return found


def _told(found: list[tuple[tuple[str, ...], Any]], complaints: list[str]) -> Measure:
    from tests.browser.workbench import ASKED
    from tests.filled import NOT_LOOKED_AT

    outside = [each for each in complaints if each.startswith(ASKED)]
    broken = [each for _, some in found for each in some.broken]
    wide = [each for _, some in found for each in some.wide]
    figures = {
        "axe/pages": float(sum(some.looked_at for _, some in found)),
        "axe/violations": float(len(broken)),
        "axe/console": float(len(complaints) - len(outside)),
        "axe/outside": float(len(outside)),
        "axe/wide": float(len(wide)),
    }
    rows = tuple((*how, some.looked_at, len(some.broken), len(some.wide)) for how, some in found)
    head = ("language", "how", "seen by", "looks", "broken rules", "too wide")
    note = "\n".join([*broken, *wide, *complaints]) or FINE
    left_out = tuple(NOT_LOOKED_AT.items())
    return Measure(figures, (Table("Screens", head, rows, note), Table("Not looked at", ("address", "why"), left_out)))
