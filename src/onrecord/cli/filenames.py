"""File names that every system takes, Windows included, made from the names of reports."""

from __future__ import annotations

import re
from pathlib import PurePath

__all__ = ["name_page"]

REFUSED = re.compile(r'[-<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\s]+')
# Names Windows keeps for devices, whatever their ending.
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
# Windows counts 260 for the whole path; most systems count 255 bytes for a name, and a letter may take four.
LONGEST = 60


def name_page(report: str, taken: set[str]) -> str:
    """Give a name for the report's page that none in `taken` has, however a system compares them, and take it.

    >>> taken = set()
    >>> name_page("reports/a: b?.txt", taken), name_page("A- b-.html", taken)
    ('a-b.html', 'A-b-2.html')
    """
    stem = REFUSED.sub("-", PurePath(report).stem)[:LONGEST].strip("-. ") or "report"
    if DEVICES.fullmatch(stem) or stem.casefold() == "index":
        stem = f"{stem}-report"
    name, number = f"{stem}.html", 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}.html"
    taken.add(name.casefold())
    return name
