"""The files that inputs start from: small, invented, each of them reaching something of a reader that no other does."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from onrecord.core.errors import EvidenceError
from onrecord.evidence.formats import recognise

__all__ = ["CORPUS", "load", "save", "sort_by_kind"]

CORPUS = Path(__file__).parent / "corpus.zip"
REFUSED = "refused"


def load(path: Path = CORPUS) -> dict[str, list[bytes]]:
    """Give the files of the corpus by the kind that their bytes tell."""
    with zipfile.ZipFile(path) as archive:
        return sort_by_kind(archive.read(name) for name in sorted(archive.namelist()))


def sort_by_kind(files: Iterable[bytes]) -> dict[str, list[bytes]]:
    """Give the files by kind, those of no kind that is read as `refused`."""
    kinds: dict[str, list[bytes]] = {}
    for data in files:
        try:
            kind = str(recognise(data, "it"))
        except EvidenceError:
            kind = REFUSED
        kinds.setdefault(kind, []).append(data)
    return dict(sorted(kinds.items()))


def save(kinds: Mapping[str, Iterable[bytes]], path: Path = CORPUS) -> None:
    """Write the files as an archive that is the same for the same files."""
    with zipfile.ZipFile(path, "w") as archive:
        for kind, files in sorted(kinds.items()):
            for data in sorted(files, key=lambda each: hashlib.sha256(each).digest()):
                name = f"{kind.replace(' ', '-')}/{hashlib.sha256(data).hexdigest()[:16]}"
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, compresslevel=9)
