"""The folder that the result of linking lists is written to: nothing of anybody's is ever written over.

A result may be replaced by a newer one as long as nobody touched it: the report has the digests of the files that were
written with it. A table that somebody judged in is theirs.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from onrecord.core.errors import UnwritableOutput

__all__ = ["FILES", "MADE_BY", "REPORT", "choose_folder", "choose_new_folder", "digest_of", "write_files"]

MADE_BY = "onrecord link"
REPORT = "report.json"
FILES = ("clusters.csv", "pairs.csv", "review.csv", "report.txt")


def choose_folder(wanted: Path | None, first: Path) -> Path:
    """Give the folder to write to: the one wanted, else one beside the first list, the next number where it is taken.

    Raises:
        UnwritableOutput: there is something else in the one wanted.
    """
    if wanted is not None:
        held = _held(wanted)
        if held is not None:
            raise UnwritableOutput(
                f"--out {wanted}",
                found=held,
                expected="a new folder, or a result of onrecord link that nobody changed",
                do="Give another folder; what was judged is read with --judgements.",
            )
        return wanted
    return next(folder for folder in _beside(first, "linked") if _held(folder) is None)


def choose_new_folder(wanted: Path | None, first: Path, what: str) -> Path:
    """Give the folder to write to: the one wanted, else one beside the first list, named for what it holds; a new one.

    Raises:
        UnwritableOutput: there is something in the one wanted.
    """
    if wanted is None:
        return next(folder for folder in _beside(first, what) if not folder.exists())
    if wanted.exists() and (not wanted.is_dir() or any(wanted.iterdir())):
        raise UnwritableOutput(
            f"--out {wanted}", found="something there already", expected="a new folder", do="Give another folder."
        )
    return wanted


def _beside(first: Path, what: str) -> Iterator[Path]:
    """Yield folders beside a list, without end, numbered from the second on."""
    for number in count(1):
        yield first.absolute().parent / (f"{first.stem}-{what}" if number == 1 else f"{first.stem}-{what}-{number}")


def _held(folder: Path) -> str | None:
    """Give what in a folder may not be written over, None where nothing is there but an untouched result."""
    if not folder.exists():
        return None
    if not folder.is_dir():
        return "a file"
    report = folder / REPORT
    told = _files_of(report) if report.exists() else {}
    if told is None:
        return f"a {REPORT} that is not of onrecord link"
    for name in FILES:
        path = folder / name
        if path.exists() and digest_of(path.read_bytes()) != told.get(name):
            return f"a {name} that was changed since, or is somebody's own" if told else f"somebody's own {name}"
    return None


def _files_of(report: Path) -> dict[str, str] | None:
    try:
        plain: Any = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    files = plain.get("files") if isinstance(plain, dict) and plain.get("made_by") == MADE_BY else None
    return files if isinstance(files, dict) else None


def digest_of(data: bytes) -> str:
    """Give the SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, each at once: a reader never sees half of one.

    Raises:
        UnwritableOutput: the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            part = folder / f".{name}.part"
            part.write_bytes(data)
            os.replace(part, folder / name)
    except OSError as error:
        raise UnwritableOutput(
            f"--out {folder}",
            found=error.strerror or str(error),
            expected="a place that can be written",
            do="Make room or choose another folder.",
        ) from error
