"""A folder of pages: one for each report, and one that lists them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.cli.destination import make_folder, write_file
from onrecord.cli.filenames import name_page
from onrecord.jobs.outcome import Failed, Outcome

__all__ = ["CONTENTS", "write_folder"]

CONTENTS = "index.html"


def write_folder(outcomes: Iterable[Outcome], folder: Path, language: str) -> Path:
    """Write a page for each coding as it comes, then the list of them, and give the list's path.

    Raises:
        BadOption: the folder or a page cannot be written.
    """
    from onrecord.publish.reading.contents import list_coding, render_contents
    from onrecord.publish.reading.page import render_page

    make_folder(folder)
    taken: set[str] = set()
    entries, failures = [], []
    for outcome in outcomes:
        if isinstance(outcome, Failed):
            failures.append(outcome.reason)
            continue
        name = name_page(outcome.name, taken)
        write_file(folder / name, render_page(outcome.coding, language))
        entries.append(list_coding(outcome.coding, name, language))
    write_file(folder / CONTENTS, render_contents(entries, failures, language))
    return folder / CONTENTS
