"""BagIt bags (RFC 8493) of a folder: the payload under data/, the sums of every file, and what the bag is about.

Forty lines of ours: the package for it is published as source alone, which a hashed installation of wheels cannot take.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.core.errors import FixityMismatch

__all__ = ["check_bag", "make_bag"]

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD, MANIFEST, TAGS = "data", "manifest-sha256.txt", "tagmanifest-sha256.txt"
CHUNK = 1 << 20


def make_bag(folder: Path, about: Mapping[str, str]) -> None:
    """Make the folder a bag in its place: what is in it moves under data/; `about` becomes bag-info.txt."""
    inside = sorted(folder.iterdir())
    (folder / PAYLOAD).mkdir()
    for place in inside:
        place.rename(folder / PAYLOAD / place.name)
    payload = list(_files(folder / PAYLOAD))
    size = sum(place.stat().st_size for place in payload)
    info = {**about, "Payload-Oxum": f"{size}.{len(payload)}"}
    _write(folder / "bagit.txt", DECLARATION)
    _write(folder / "bag-info.txt", "".join(f"{name}: {' '.join(value.split())}\n" for name, value in info.items()))
    _write(folder / MANIFEST, "".join(_line(folder, place) for place in payload))
    tags = sorted(place for place in folder.iterdir() if place.is_file())
    _write(folder / TAGS, "".join(_line(folder, place) for place in tags))


def check_bag(folder: Path) -> None:
    """Return if every file that the manifests name is there with its sum, and no other file under data/.

    Raises:
        FixityMismatch: one is missing, changed or too many.
    """
    for manifest in (MANIFEST, TAGS):
        told = dict(_told(folder / manifest))
        for name, sha256 in told.items():
            place = folder / name
            found = _sum(place) if place.is_file() else "no such file"
            if found != sha256:
                raise _broken(folder, f"{name}: {found}", sha256)
    told = dict(_told(folder / MANIFEST))
    over = [name for place in _files(folder / PAYLOAD) if (name := place.relative_to(folder).as_posix()) not in told]
    if over:
        raise _broken(folder, f"{over[0]}, which no manifest names", "only what the manifest names")


def _files(folder: Path) -> Iterator[Path]:
    return (place for place in sorted(folder.rglob("*")) if place.is_file())


def _name(folder: Path, place: Path) -> str:
    """Give a file's name as a manifest writes it: forward slashes, line ends and per cent signs encoded (RFC 8493,
    2.1.3).
    """
    name = place.relative_to(folder).as_posix()
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _line(folder: Path, place: Path) -> str:
    return f"{_sum(place)}  {_name(folder, place)}\n"


def _sum(place: Path) -> str:
    found = hashlib.sha256()
    with place.open("rb") as file:
        while chunk := file.read(CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _told(manifest: Path) -> Iterator[tuple[str, str]]:
    for line in manifest.read_text(encoding="utf-8").splitlines():
        sha256, _, name = line.partition("  ")
        yield name.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%"), sha256


def _write(place: Path, text: str) -> None:
    place.write_text(text, encoding="utf-8", newline="\n")


def _broken(folder: Path, found: str, expected: str) -> FixityMismatch:
    return FixityMismatch(f"bag {folder}", found=found, expected=expected, do="Look at the disk, and export again.")
