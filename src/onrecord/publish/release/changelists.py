"""The list of changes in a release: `changes.json` for programmes, `CHANGES.md` for people.

It names the properties that changed and no value: one that was corrected because it should never have been published
is not published again by saying so. Who holds both releases sees the values with `onrecord diff`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from onrecord.publish.edition import About
from onrecord.publish.reading.visible import show_text
from onrecord.publish.release.differences import Became, Change
from onrecord.publish.release.names import CHANGES, CHANGES_JSON

__all__ = ["as_json", "markdown_line", "write_changes", "write_first"]

FORMAT = "release-changes/2026.12"
MOST = 1_000
"""Lines of each kind that the page for people has; the other file has them all."""
TITLES = {
    Became.WITHDRAWN: "Withdrawn",
    Became.CHANGED: "Changed",
    Became.GONE: "No longer in it",
    Became.ADDED: "Added",
}


def write_first(folder: Path, about: About) -> None:
    """Write that there was no release before this one."""
    (folder / CHANGES_JSON).write_text(_head(about) + "]}\n", encoding="utf-8", newline="\n")
    text = f"# Changes in version {about.version}\n\nThis is the first release.\n{_withdrawn(about)}"
    (folder / CHANGES).write_text(text, encoding="utf-8", newline="\n")


def write_changes(folder: Path, about: About, changes: Iterable[Change]) -> Counter[Became]:
    """Write both files from the changes as they come, and give how many there are of each kind."""
    counts: Counter[Became] = Counter()
    parts = {became: folder / f".{became}.part" for became in TITLES}
    with ExitStack() as opened:
        told = opened.enter_context((folder / CHANGES_JSON).open("w", encoding="utf-8", newline="\n"))
        files = {
            became: opened.enter_context(path.open("w", encoding="utf-8", newline="\n"))
            for became, path in parts.items()
        }
        told.write(_head(about))
        for number, change in enumerate(changes):
            told.write(("," if number else "") + "\n" + _text(as_json(change, values=False)))
            counts[change.became] += 1
            if counts[change.became] <= MOST:
                files[change.became].write(_line(change) + "\n")
        told.write("\n]}\n" if counts else "]}\n")
    with (folder / CHANGES).open("w", encoding="utf-8", newline="\n") as page:
        page.writelines(_page(about, counts, parts))
    for path in parts.values():
        path.unlink()
    return counts


def as_json(change: Change, *, values: bool) -> dict[str, Any]:
    """Give a change as JSON has it, with the values before and after or with the names of the properties alone."""
    told: dict[str, Any] = {"became": str(change.became), "kind": change.kind, "id": change.id}
    told |= {
        name: value
        for name in ("incident", "day", "note")
        if (value := getattr(change, name)) is not None and value != "None"
    }
    if change.properties:
        told["properties"] = [
            {"property": each.property}
            | ({"old": each.old, "new": each.new} if values else {})
            | ({"note": each.note} if each.note else {})
            for each in change.properties
        ]
    return told


def _head(about: About) -> str:
    told: dict[str, Any] = {
        "format": FORMAT,
        "version": about.version,
        "previous": about.previous,
        "made_on": about.made_on.isoformat(),
    }
    if about.withdrawn_releases:
        told["withdrawn_releases"] = [
            {"version": each.version, "withdrawn_on": each.withdrawn_on.isoformat(), "note": each.note}
            for each in about.withdrawn_releases
        ]
    return _text(told).removesuffix("}") + ',"changes":['


def _text(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _page(about: About, counts: Counter[Became], parts: dict[Became, Path]) -> Iterator[str]:
    yield f"# Changes in version {about.version}\n\nSince version {about.previous}.\n{_withdrawn(about)}"
    if not counts:
        yield "\nNo record changed.\n"
    for became, title in TITLES.items():
        if counts[became]:
            yield f"\n## {title}: {counts[became]:,}\n\n"
            with parts[became].open(encoding="utf-8", newline="\n") as lines:
                yield from lines
            if counts[became] > MOST:
                yield f"\nThe other {counts[became] - MOST:,} stand in {CHANGES_JSON}.\n"


def _withdrawn(about: About) -> str:
    """Give which earlier versions were withdrawn as a whole, and why; nothing where none was."""
    lines = "".join(
        f"- version {markdown_line(each.version)}, {each.withdrawn_on.isoformat()}: {markdown_line(each.note)}\n"
        for each in about.withdrawn_releases
    )
    return f"\n## Withdrawn versions\n\nDo not use copies of these:\n\n{lines}" if lines else ""


def _line(change: Change) -> str:
    said = f"- {change.kind} `{markdown_line(change.id)}`"
    if change.day is not None:
        said += f", {markdown_line(change.day)}: {markdown_line(change.note or '')}"
    if change.properties:
        said += ": " + ", ".join(f"`{markdown_line(each.property)}`" for each in change.properties)
        notes = dict.fromkeys(markdown_line(each.note) for each in change.properties if each.note)
        said += "".join(f". {note}" for note in notes)
    return said


def markdown_line(text: str) -> str:
    """Give a text on one line that no reader of Markdown takes for markup."""
    return show_text(text).replace("`", "'").replace("<", "&lt;")
