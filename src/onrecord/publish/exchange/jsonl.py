"""JSON Lines: the open format of casualty records, without loss."""

from __future__ import annotations

from pathlib import Path

from onrecord.publish.edition import Edition
from onrecord.publish.exchange.format import Format
from onrecord.publish.wire import edition_lines, read_edition

__all__ = ["JSONL", "RECORDS"]

RECORDS = "records.jsonl"


def _write(edition: Edition, folder: Path) -> None:
    with (folder / RECORDS).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in edition_lines(edition))


JSONL = Format(
    "casualty-records",
    "Casualty records (JSON Lines)",
    "everyone: the open format, one line an incident with its victims, reports and statements",
    (RECORDS,),
    _write,
    (),
    lambda folder: read_edition(folder / RECORDS),
)
