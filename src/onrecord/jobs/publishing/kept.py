"""Where the case file keeps releases: in a folder within its own, each under the sum of its manifest.

A release that a command wrote elsewhere is known by that sum as well: it is at hand once its folder is there.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption, UnwritableOutput
from onrecord.jobs.release_asked import Asked, check_of
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.release.names import SUMS
from onrecord.store.publishing.releases import last_approved

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Release

__all__ = [
    "OWNER_ONLY",
    "RELEASES",
    "archives_of",
    "at_hand",
    "drop_archives",
    "folder_of",
    "folder_to_make",
    "listed_number",
    "place_of",
    "previous_of",
    "refuse_not_ready",
    "take_in",
    "written",
]

RELEASES = "releases"
"""The folder, within that of the case file, in which releases are kept."""
OWNER_ONLY = 0o700
"""How the folder of releases is opened."""


def folder_of(case: CaseFile, release: Release) -> Path | None:
    """Give the folder of a release, None where the case file does not hold it."""
    folder = place_of(case, release.manifest_sha256)
    return folder if folder.is_dir() else None


def at_hand(case: CaseFile, release: Release) -> Path:
    """Give the folder of a release that the case file holds.

    Raises:
        BadOption: it does not.
    """
    folder = folder_of(case, release)
    if folder is None:
        raise BadOption(
            f"version {release.version} for {release.audience}",
            found="a release that was made in another folder",
            expected="one that the case file holds",
            do="Use `onrecord release` where its folder is.",
        )
    return folder


def place_of(case: CaseFile, manifest: str, ending: str = "") -> Path:
    """Give where a release is kept, or what is kept beside it under an ending, by the sum of its manifest."""
    return case.folder / RELEASES / f"{manifest}{ending}"


def refuse_not_ready(case: CaseFile, audience: str, of: tuple[str, ...] = ()) -> None:
    """Return where a release for an audience, of the incidents of some victims alone, can be made here.

    Raises:
        BadOption: there is no such audience, it is for the family of victims whom nobody named, or the release that it
            follows is not at hand.
    """
    previous_of(case, Asked(case.folder, audience, case.clock().date(), of=of))


def previous_of(case: CaseFile, asked: Asked) -> Path | None:
    """Give the folder of the release that this one follows, None where it is the first of its series.

    Raises:
        BadOption: as for `refuse_not_ready`.
    """
    audience_named(asked.audience)
    check_of(asked)
    last = last_approved(case, asked.series)
    folder = None if last is None else folder_of(case, last)
    if last is not None and folder is None:
        raise BadOption(
            f"version {last.version} for {asked.audience}",
            found="a release that was made in another folder",
            expected="one that the case file holds, to say what changed since",
            do="Copy its folder into the case file, or make the next one with `onrecord release make --previous`.",
        )
    return folder


def folder_to_make(case: CaseFile, audience: str) -> Path:
    """Give the folder in which the release for an audience is made, and that is not there; what was left of an earlier
    one is gone.
    """
    folder = case.folder / RELEASES / f"making-{audience}"
    shutil.rmtree(folder, ignore_errors=True)
    with written(folder.parent):
        folder.parent.mkdir(mode=OWNER_ONLY, exist_ok=True)
    return folder


def take_in(case: CaseFile, folder: Path, manifest: str) -> None:
    """Keep a folder under the sum of its manifest; what is there already is the same release."""
    place = place_of(case, manifest)
    if place.exists():
        shutil.rmtree(folder)
        return
    with written(place):
        folder.rename(place)


def listed_number(folder: Path) -> int:
    """Give how many files a release has that its list of sums has, the list with them."""
    try:
        with (folder / SUMS).open("rb") as lines:
            return 1 + sum(1 for _ in lines)
    except OSError:
        return 0


def archives_of(case: CaseFile, release: Release) -> list[Path]:
    """Give the files that were made of a release to be taken out, open and sealed."""
    return [*(case.folder / RELEASES).glob(f"{release.manifest_sha256}.*.zip*")]


def drop_archives(case: CaseFile, release: Release) -> None:
    """Remove the files that were made of a release: it is another since, and they are made again."""
    for path in archives_of(case, release):
        path.unlink(missing_ok=True)


@contextmanager
def written(place: Path) -> Iterator[None]:
    """Tell in words where a place cannot be written."""
    try:
        yield
    except OSError as error:
        raise UnwritableOutput(
            str(place), found=error.strerror or str(error), expected="a place that can be written", do="Make room."
        ) from error
