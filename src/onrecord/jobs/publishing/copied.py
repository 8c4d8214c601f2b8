"""Releases that were approved, as parts of a backup or copy of a case file, and put in place again.

Nothing makes an approved release anew: its signature stands over these bytes. Each goes as the one file that is made to
take it out, in pieces, with what was measured of it. One that waits for a second person is made again instead.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from onrecord.core.errors import FixityMismatch, ReleaseBroken
from onrecord.jobs.publishing.archives import Packing, archive_kept, named, zip_release
from onrecord.jobs.publishing.kept import OWNER_ONLY, RELEASES, folder_of, place_of
from onrecord.jobs.publishing.risks import RISKS
from onrecord.publish.release.names import NOTICE_FILES
from onrecord.publish.release.verifying import manifest_of
from onrecord.store.models import Release

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Released", "put_released", "released_parts", "unpack_released"]

PIECE_BYTES = 8 << 20
PACKED = ".restored.zip"
MANIFEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Released:
    """A piece of a release, by the sum of its manifest; `ending` says of which file: the release packed, or what lies
    beside it.
    """

    manifest: str
    ending: str
    data: bytes


def released_parts(case: CaseFile) -> Iterator[Released]:
    """Yield every release that was approved and is at hand, in pieces, in the order in which they were made."""
    rows = Release.objects.using(case.alias).filter(releaseapproval__isnull=False).order_by("pk")
    for row in rows:
        if folder_of(case, row) is None:
            continue
        risks = place_of(case, row.manifest_sha256, RISKS)
        if risks.is_file():
            yield Released(row.manifest_sha256, RISKS, risks.read_bytes())
        with _packed(case, row) as file:
            while data := file.read(PIECE_BYTES):
                yield Released(row.manifest_sha256, PACKED, data)


def put_released(folder: Path, part: Released) -> None:
    """Add a piece to what is put in place in the folder of a case file.

    Raises:
        FixityMismatch: it is no piece of a release.
    """
    if not MANIFEST.fullmatch(part.manifest) or part.ending not in (RISKS, PACKED):
        raise _unlike(part.manifest, f"a piece {part.ending!r}")
    (folder / RELEASES).mkdir(mode=OWNER_ONLY, exist_ok=True)
    with (folder / RELEASES / f"{part.manifest}{part.ending}").open("ab") as file:
        file.write(part.data)


def unpack_released(folder: Path) -> None:
    """Put every release in place whose pieces were all added.

    Raises:
        FixityMismatch: one is not the release that it is kept as.
    """
    for packed in sorted((folder / RELEASES).glob(f"*{PACKED}")):
        manifest = packed.name.removesuffix(PACKED)
        try:
            with zipfile.ZipFile(packed) as archive:
                _unpack(archive, folder / RELEASES / manifest)
            held = manifest_of(folder / RELEASES / manifest)
        except (zipfile.BadZipFile, OSError, ReleaseBroken) as error:
            raise _unlike(manifest, str(error)) from error
        if held != manifest:
            raise _unlike(manifest, f"manifest {held[:16]}…")
        packed.unlink()


def _unpack(archive: zipfile.ZipFile, place: Path) -> None:
    """Write the files of an archive below a place; no name in it becomes a place elsewhere."""
    for info in archive.infolist():
        top, _, path = info.filename.partition("/")
        ending = next((each for each in NOTICE_FILES if not path and top.endswith(each)), None)
        to = place / path if ending is None else place.with_name(place.name + ending)
        if ending is None and not _is_inside(path):
            raise zipfile.BadZipFile(f"a file {info.filename!r}")
        to.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(info) as file, to.open("xb") as into:
            shutil.copyfileobj(file, into)


def _is_inside(path: str) -> bool:
    return not ({"", ".", ".."} & set(path.split("/")) or {"\\", ":", "\0"} & set(path))


@contextmanager
def _packed(case: CaseFile, release: Release) -> Iterator[IO[bytes]]:
    """Give a release as one file: the one that was made to take it out, where it is there."""
    kept = archive_kept(case, release)
    if kept is not None:
        with kept.open("rb") as file:
            yield file
        return
    folder = place_of(case, release.manifest_sha256)
    with TemporaryFile(dir=folder.parent) as made:
        zip_release(Packing(folder, named(release)), made)
        made.seek(0)
        yield made


def _unlike(manifest: str, found: str) -> FixityMismatch:
    return FixityMismatch(
        f"release {manifest[:16]}…", found=found, expected="the release that was approved",
        do="Nothing was made; use another backup.",
    )  # fmt: skip
