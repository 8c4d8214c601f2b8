"""The records of a file in the order of kind and id, whatever order they stand in: sorted on the disk, in runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.publish.release.flat import Told, malformed, records_in, told_in

__all__ = ["Held", "sorted_records"]

RUN = 20_000
"""Records that are in memory at once: some 50 MB."""
PART = "\x1f"


@dataclass(frozen=True)
class Held:
    """One record as it stands in a file: `key` orders it, `text` is the same where the record is."""

    key: str
    text: str

    @cached_property
    def kind(self) -> str:
        """What it is of."""
        return self.key.partition(PART)[0]

    @cached_property
    def id(self) -> str:
        """Its id."""
        told: str = json.loads(self.key.partition(PART)[2])
        return told

    @cached_property
    def told(self) -> Told:
        """What it says."""
        told: Told = json.loads(self.text)
        return told


@contextmanager
def sorted_records(path: Path, beside: list[dict[str, Any]]) -> Iterator[Iterator[Held]]:
    """Give the records of a file in order; its other lines but citations are put into `beside`.

    Raises:
        MalformedRecords: a line is none of casualty records, or two records have one id.
    """
    with TemporaryDirectory(prefix="onrecord-") as folder, ExitStack() as opened:
        runs = list(_runs(path, Path(folder), beside))
        files = [opened.enter_context(run.open(encoding="utf-8", newline="\n")) for run in runs]
        yield _apart(path, merge(*files))


def _runs(path: Path, folder: Path, beside: list[dict[str, Any]]) -> Iterator[Path]:
    lines: list[str] = []
    number = 0
    for _, told in told_in(path):
        if told["type"] in ("dataset", "withdrawal", "correction"):
            beside.append(told)
        for kind, id_, record in records_in(told):
            text = json.dumps(record, sort_keys=True, separators=(",", ":"))
            lines.append(f"{kind}{PART}{json.dumps(id_)}{PART}{text}\n")
        if len(lines) >= RUN:
            yield _write(folder / f"{number}", lines)
            number += 1
            lines.clear()
    yield _write(folder / f"{number}", lines)


def _write(path: Path, lines: list[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(sorted(lines))
    return path


def _apart(path: Path, lines: Iterator[str]) -> Iterator[Held]:
    before = None
    for line in lines:
        key, _, text = line.rstrip("\n").rpartition(PART)
        if key == before:
            raise malformed(path.name, f"two records of id {json.loads(key.partition(PART)[2])}", "one of each id")
        before = key
        yield Held(key, text)
