"""Every hostile file, and what must be said of it: `hostile.yaml` beside this holds the outcome of each.

`make test` sends the small ones; `make fuzz` all of them. A changed outcome is looked at, then written by
`python -m tests.evidence.test_hostile`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
import yaml

from bench.hostile import Hostile, hostile_files
from bench.hostile.run import was_told
from onrecord.core.errors import EvidenceError
from onrecord.core.report import Report
from onrecord.evidence.apart import Limits, read_apart

TABLE = Path(__file__).with_name("hostile.yaml")
LIMITS = Limits(idle_seconds=60, seconds=120)
SMALL_BYTES = 20_000
# What these hold is read by programmes that a machine may lack, each release of which words its errors otherwise.
BY_PROGRAMMES = (
    ".pdf",
    ".png",
    ".jpg",
    ".gif",
    ".tif",
    ".webp",
    ".heic",
    ".docx" if shutil.which("tesseract") is None else ".pdf",
)
# Words of libraries that differ from release to release are not compared.
COMPARED = 40


@cache
def files() -> dict[str, Hostile]:
    return {f"{file.name}: {file.deed}": file for file in hostile_files()}


def outcome(found: Iterable[Report | EvidenceError]) -> list[str]:
    """Give what came of a file: of a report whether the words came out, of an error its kind and first words."""
    told = []
    for each in found:
        if isinstance(each, Report):
            told.append("read" if was_told(each) else "a report")
        else:
            told.append(f"{type(each).__name__}: {each.found[:COMPARED]}")
    return list(dict.fromkeys(told))[:3]


def expected() -> dict[str, list[str]]:
    return yaml.safe_load(TABLE.read_text(encoding="utf-8"))


def holds(key: str) -> None:
    file = files()[key]
    found = list(read_apart(file.data, file.name, file.name, LIMITS))
    assert outcome(found) == expected()[key]
    assert all(each.thing.startswith(file.name) for each in found if isinstance(each, EvidenceError))
    assert file.told is None or file.told == any(isinstance(each, Report) and was_told(each) for each in found)


def is_small(key: str) -> bool:
    return len(files()[key].data) <= SMALL_BYTES and not key.split(": ")[0].endswith(BY_PROGRAMMES)


def test_every_file_has_its_outcome():
    assert sorted(files()) == sorted(expected())


def test_small_files_come_to_what_is_expected_of_them():
    wrong = {}
    for key in filter(is_small, files()):
        try:
            holds(key)
        except AssertionError as error:
            wrong[key] = str(error)[:300]
    assert wrong == {}


@pytest.mark.slow
@pytest.mark.parametrize("key", sorted(expected()))
def test_a_file_comes_to_what_is_expected_of_it(key):
    holds(key)


def main() -> None:
    """Write what comes of every file today."""
    told = {key: outcome(read_apart(file.data, file.name, file.name, LIMITS)) for key, file in files().items()}
    head = "# What must come of each file of bench/hostile; `python -m tests.evidence.test_hostile` writes it anew.\n"
    head += "# Source: made for this package. Licence: CC0-1.0.\n"
    TABLE.write_text(head + yaml.safe_dump(told, allow_unicode=True, sort_keys=True, width=200), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
