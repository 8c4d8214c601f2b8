"""A release as one file, to be taken out: open, or sealed by age for those who are to have it.

It is made once and kept beside the release: the same bytes each time where it is open. What became of the release since
(signed, withdrawn) makes another.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from onrecord.core.errors import ReleaseBroken
from onrecord.jobs.publishing.asked import ask_on
from onrecord.jobs.publishing.counted import Steps
from onrecord.jobs.publishing.kept import archives_of, at_hand, listed_number, place_of, written
from onrecord.jobs.sealing import recipient_named, written_whole
from onrecord.publish.release.names import NOTICE_FILES, SIGNATURES
from onrecord.publish.release.sums import files_below
from onrecord.publish.release.verifying import is_signed
from onrecord.store.publishing.releases import note_taken_out, release_numbered
from onrecord.store.works import ARCHIVE

if TYPE_CHECKING:
    from onrecord.jobs.ongoing import Ongoing
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Release, Work

__all__ = [
    "Packing",
    "archive_asked",
    "archive_kept",
    "archive_name",
    "ask_archive",
    "named",
    "recipients_in",
    "take_out",
    "write_archive",
    "zip_release",
]

# The first moment that a zip can hold: the archive of a release is the same bytes each time.
MOMENT = (1980, 1, 1, 0, 0, 0)
SEALED = ".zip.age"


@dataclass(frozen=True, slots=True)
class Packing:
    """What goes into one file: the folder of a release under a name, and the notice beside it that it was withdrawn."""

    folder: Path
    name: str

    def files(self) -> Iterator[tuple[str, Path]]:
        """Yield each file by its name in the archive.

        Raises:
            ReleaseBroken: one is a link, which would take a file from elsewhere out.
        """
        for path in files_below(self.folder):
            yield f"{self.name}/{path}", _no_link(self.folder / path, path)
        for ending in NOTICE_FILES:
            notice = self.folder.with_name(self.folder.name + ending)
            if notice.is_file():
                yield self.name + ending, _no_link(notice, notice.name)


def _no_link(path: Path, called: str) -> Path:
    # What is neither a file nor a folder, such as a pipe, would be read without end.
    if path.is_symlink() or not path.is_file():
        raise ReleaseBroken(
            repr(called),
            found="a link, or no file",
            expected="a file of the release",
            do="Get the release again from whom you trust.",
        )
    return path


def _nothing() -> None:
    """Count nothing."""


def archive_name(release: Release, to: Sequence[str] = ()) -> str:
    """Give what the file of a release is called, sealed for recipients or open, which any system can name a file by."""
    return f"release-{named(release)}{SEALED if to else '.zip'}"


def recipients_in(text: str) -> tuple[str, ...]:
    """Give the public keys that were typed, one a line.

    Raises:
        BadOption: one is none.
    """
    found = tuple(sorted({line.strip() for line in text.splitlines() if line.strip()}))
    for each in found:
        recipient_named(each)
    return found


def ask_archive(case: CaseFile, release: Release, to: Sequence[str] = ()) -> Work:
    """Ask for the file of a release that the case file holds, sealed for recipients where some are named.

    Raises:
        BadOption: the case file does not hold it, or a recipient is none.
    """
    at_hand(case, release)
    found = recipients_in("\n".join(to))
    return ask_on(case, ARCHIVE, release, {"to": list(found)} if found else None)


def archive_kept(case: CaseFile, release: Release, to: Sequence[str] = ()) -> Path | None:
    """Give the file of a release as it stands, None where it was not made or the case file does not hold the release.

    Raises:
        BadOption: as for `ask_archive`.
    """
    path = _place(case, release, tuple(sorted(to)))
    return path if path.is_file() else None


def archive_asked(case: CaseFile, ongoing: Ongoing) -> None:
    """Make the file of a release, where it is not there.

    Raises:
        BadOption: as for `ask_archive`.
        ReleaseBroken: there is a link in it.
    """
    release = release_numbered(case, int(ongoing.arguments["release"]))
    to = tuple(sorted(map(str, ongoing.arguments.get("to", ()))))
    folder, steps = at_hand(case, release), Steps(ongoing)
    path = _place(case, release, to)
    ongoing.outcome |= {"release": release.pk, "to": list(to)}
    if not path.is_file():
        for old in archives_of(case, release):
            # Of the same state others may be sealed for others; what the release was before is of no more use.
            if _state(folder) not in old.name.split("."):
                old.unlink(missing_ok=True)
        packing = Packing(folder, named(release))
        with written(path):
            write_archive(packing, path, to, steps.each("files", _files_number(folder)))
    ongoing.outcome["bytes"] = path.stat().st_size


def take_out(case: CaseFile, release: Release, to: Sequence[str] = ()) -> IO[bytes] | None:
    """Give the file of a release once the ledger has that it was taken out; None where it has to be made first.

    Raises:
        BadOption: as for `ask_archive`.
    """
    path = archive_kept(case, release, to)
    if path is None:
        return None
    file = path.open("rb")
    with case.writing() as pen:
        note_taken_out(pen, release, len(to))
    return file


def write_archive(packing: Packing, path: Path, to: Sequence[str] = (), packed: Callable[[], None] = _nothing) -> None:
    """Write a release to a file that is there whole, or not at all; `packed` is called for each file that is in it.

    What is sealed is never open on the disk under a name.

    Raises:
        BadOption: a recipient is none.
    """
    recipients = [recipient_named(each) for each in to]
    # Hidden: it is none of the files that were made to be taken out.
    with written_whole(path, path.with_name(f".{path.name}.part")) as file:
        if recipients:
            _seal(packing, file, recipients, packed)
        else:
            zip_release(packing, file, packed)


def _files_number(folder: Path) -> int:
    return listed_number(folder) + (len(SIGNATURES) if is_signed(folder) else 0)


def _seal(packing: Packing, file: IO[bytes], recipients: list[Any], packed: Callable[[], None]) -> None:
    import pyrage

    # A zip is read from its end: it is made whole before it is sealed.
    with TemporaryFile(dir=packing.folder.parent) as held:
        zip_release(packing, held, packed)
        held.seek(0)
        pyrage.encrypt_io(held, file, recipients)


def zip_release(packing: Packing, file: IO[bytes], packed: Callable[[], None] = _nothing) -> None:
    """Write a release, and the notice beside it, into a file as a zip."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, place in packing.files():
            info = zipfile.ZipInfo(name, MOMENT)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with place.open("rb") as bytes_, archive.open(info, "w", force_zip64=True) as into:
                shutil.copyfileobj(bytes_, into)
            packed()


def _place(case: CaseFile, release: Release, to: tuple[str, ...]) -> Path:
    """Give where the file of a release is kept as the release stands: made, signed or withdrawn."""
    state = _state(at_hand(case, release))
    sealed = f".{sha256(' '.join(to).encode()).hexdigest()[:16]}{SEALED}" if to else ".zip"
    return place_of(case, release.manifest_sha256, f".{state}{sealed}")


def _state(folder: Path) -> str:
    if folder.with_name(folder.name + NOTICE_FILES[0]).is_file():
        return "withdrawn"
    return "signed" if is_signed(folder) else "made"


def named(release: Release) -> str:
    """Give what the folder of a release is called in its file."""
    return f"{release.audience.replace(':', '-')}-{release.version}"
