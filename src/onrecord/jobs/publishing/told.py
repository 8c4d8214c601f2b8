"""What a release that is kept tells: what changed since the one before, and whether the public knows of a record."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.jobs.publishing.kept import folder_of
from onrecord.publish.release.names import CHANGES_JSON, RECORDS
from onrecord.store.models import Release

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Changes", "changes_in", "is_known_to_public"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the release before: how many of each kind, and the first of them."""

    counts: dict[str, int]
    first: tuple[dict[str, Any], ...]


def changes_in(folder: Path, most: int) -> Changes:
    """Give what a release says changed since the one before; its list is read a line at a time."""
    counts: Counter[str] = Counter()
    first: list[dict[str, Any]] = []
    with (folder / CHANGES_JSON).open(encoding="utf-8") as lines:
        for line in islice(lines, 1, None):
            text = line.strip().removesuffix(",")
            if not text.startswith("{"):
                continue
            told = json.loads(text)
            counts[told["became"]] += 1
            if len(first) < most:
                first.append(told)
    return Changes(dict(counts), tuple(first))


def is_known_to_public(case: CaseFile, record: str) -> bool | None:
    """Tell whether a release that the case file holds, and somebody approved, has an id; None where it holds none.

    Its bytes are looked through, not its records: that takes a moment for any size.
    """
    wanted = json.dumps(record, ensure_ascii=False).encode()
    held = [
        folder / RECORDS
        for row in Release.objects.using(case.alias).filter(releaseapproval__isnull=False)
        if (folder := folder_of(case, row)) is not None
    ]
    return any(_has(path, wanted) for path in held) if held else None


def _has(path: Path, wanted: bytes) -> bool:
    with path.open("rb") as file:
        return any(wanted in line for line in file)
