"""The measuring data: rows of the folder that `$ONRECORD_DATA` names, and of nothing else."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

__all__ = ["VARIABLE", "data_folder", "find_rows", "read_rows"]

VARIABLE = "ONRECORD_DATA"

Row = dict[str, Any]


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Give the folder to measure on; without one, say so and leave with exit code 2."""
    named = environment.get(VARIABLE)
    if not named:
        raise _leave(
            f"${VARIABLE} is not set: this bench has nothing to measure on. Set it to the folder with the data."
        )
    folder = Path(named)
    if not folder.is_dir():
        raise _leave(f"${VARIABLE} is {named!r}, which is not a folder. Set it to the folder with the data.")
    return folder


def find_rows(folder: Path, name: str) -> Path | None:
    """Give the file of rows called `name`, plain or gzipped, or None where the folder has none."""
    for ending in (".jsonl", ".jsonl.gz"):
        path = folder / f"{name}{ending}"
        if path.is_file():
            return path
    return None


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a `.jsonl` or `.jsonl.gz` file."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    for line in text.split("\n"):
        if line.strip():
            yield json.loads(line)


def _leave(message: str) -> SystemExit:
    print(message, file=sys.stderr)
    return SystemExit(2)
