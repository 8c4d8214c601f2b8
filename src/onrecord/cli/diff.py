"""`onrecord diff`: what changed between two releases, for anybody who has both; no case file is needed."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.console import print_note, print_shown
from onrecord.cli.options import quiet_option

if TYPE_CHECKING:
    from onrecord.publish.release.differences import Change, Compared
    from onrecord.publish.release.totals import Beside

__all__ = ["diff"]

COLUMNS = ("became", "kind", "id", "incident", "property", "old", "new", "day", "note")


@click.command(short_help="Say what changed between two releases.")
@click.argument("old", type=click.Path(path_type=Path, exists=True))
@click.argument("new", type=click.Path(path_type=Path, exists=True))
@click.option("--key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The publisher's public key.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="What to print.")
@quiet_option
def diff(old: Path, new: Path, key: Path | None, form: str) -> None:
    """Say what was added, changed (each property, old → new), withdrawn or left out between OLD and NEW.

    Each is the folder of a release, or a file of records. The signatures of releases are checked first. No case file is
    needed.
    """
    from onrecord.publish.release.differences import Compared, compare
    from onrecord.publish.release.flat import head_of
    from onrecord.publish.release.signatures import read_key
    from onrecord.publish.release.totals import totals_beside
    from onrecord.publish.release.verifying import records_checked

    public = None if key is None else read_key(key)
    files = []
    for path in (old, new):
        records, is_signed = records_checked(path, public)
        files.append(records)
        if not is_signed:
            print_note(f"{path}: not signed, so nothing tells who made it.")
    told = Compared(head_of(files[0]), head_of(files[1]))
    numbers = list(totals_beside(told.old, told.new))
    changes = compare(files[0], files[1], told)
    if form == "csv":
        for text in _csv(changes):
            click.echo(text, nl=False)
    elif form == "json":
        for text in _json(told, numbers, changes):
            click.echo(text, nl=False)
    else:
        for line in _table(told, numbers, changes):
            print_shown(line)


def _table(told: Compared, numbers: Iterable[Beside], changes: Iterable[Change]) -> Iterator[str]:
    old, new = ((each.get("version", "?"), each.get("made_on", "?")) for each in (told.old, told.new))
    yield f"{told.new.get('title', '?')}: version {old[0]} of {old[1]} → version {new[0]} of {new[1]}"
    for each in numbers:
        yield f"  {each.name}: {each.old or 'not told'} → {each.new or 'not told'}"
    count = 0
    for change in changes:
        count += 1
        within = f" of incident {change.incident}" if change.incident else ""
        said = f", {change.day}: {change.note}" if change.day else ""
        yield f"{change.became} {change.kind} {change.id}{within}{said}"
        for held in change.properties:
            note = f" ({held.note})" if held.note else ""
            yield f"    {held.property}: {_value(held.old)} → {_value(held.new)}{note}"
    yield f"Records that differ: {count:,}; that are the same: {told.same:,}."


def _json(told: Compared, numbers: Iterable[Beside], changes: Iterable[Change]) -> Iterator[str]:
    from onrecord.publish.release.changelists import as_json

    heads = {
        name: {key: each.get(key) for key in ("title", "version", "made_on", "audience")}
        for name, each in (("old", told.old), ("new", told.new))
    }
    totals = [{"name": each.name, "old": each.old, "new": each.new} for each in numbers]
    yield _text(heads | {"totals": totals}).removesuffix("}") + ',"changes":['
    for number, change in enumerate(changes):
        yield ("," if number else "") + "\n" + _text(as_json(change, values=True))
    yield f'\n],"same":{told.same}}}\n'


def _csv(changes: Iterable[Change]) -> Iterator[str]:
    from onrecord.publish.reading.table import defused

    yield _row(COLUMNS)
    for change in changes:
        head = (change.became, change.kind, change.id, change.incident)
        if not change.properties:
            yield _row([defused(each) for each in (*head, None, None, None, change.day, change.note)])
        for each in change.properties:
            values = (each.property, _cell(each.old), _cell(each.new), None, each.note)
            yield _row([defused(value) for value in (*head, *values)])


def _row(values: Iterable[Any]) -> str:
    out = StringIO(newline="")
    csv.writer(out).writerow(values)
    return out.getvalue()


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float | str) else _text(value)


def _value(value: Any) -> str:
    if value is None:
        return "not stated"
    return value if isinstance(value, str) else _text(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
