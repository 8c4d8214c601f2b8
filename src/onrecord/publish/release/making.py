"""Make a release: a folder that is there whole or not at all, and is never written to again.

The same edition, makers, previous release and key give the same bytes: nothing here asks the clock, and files come in
an order that depends on nothing but their names.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from onrecord.core.errors import BadOption, ReleaseBroken, UnwritableOutput
from onrecord.publish.edition import Edition
from onrecord.publish.release.changelists import write_changes, write_first
from onrecord.publish.release.dictionary import dictionary_files
from onrecord.publish.release.differences import Compared, compare
from onrecord.publish.release.names import MANIFEST, OWN, RECORDS, SSH, SUMS, WITHDRAWN
from onrecord.publish.release.pages import page_files
from onrecord.publish.release.signatures import Signer, key_files, signature_files
from onrecord.publish.release.sums import Listed, files_below, sum_of_file, write_sums
from onrecord.publish.release.verifying import about_of, is_signed
from onrecord.publish.release.withdrawn import held_to_withdrawals, withdrawn_text
from onrecord.publish.wire import edition_lines, read_edition

__all__ = ["Maker", "sign_release", "signatures_of", "write_release"]

Maker = Callable[[Edition, Path], None]
"""Writes something of an edition below the folder that it is given: the same bytes for the same edition."""

FORMAT = "release/2026.12"
OPEN_FOLDER = 0o755


def write_release(
    edition: Edition, folder: Path, makers: Mapping[str, Maker], sign: Signer | None, previous: Path | None
) -> str:
    """Write an edition as a release into a new folder, and give the SHA-256 of its manifest.

    Each maker writes into a folder of its name (`site`, `formats/csv`). Without a signer it is not signed:
    see `sign_release`.

    Raises:
        BadOption: there is something of that name, a maker has a name that it may not have, or the version does not
            follow the previous one.
        ReleaseBroken: the previous release does not hold, or the edition has a record that it withdraws.
        UnwritableOutput: it cannot be written.
    """
    _refuse(folder, makers)
    edition = _following(edition, previous)
    with _new_folder(folder) as made:
        _write_records(edition, made)
        # Disclosure applies its rules at each reading: what follows is made of what was written.
        edition = read_edition(made / RECORDS)
        if previous is None:
            write_first(made, edition.about)
        else:
            write_changes(made, edition.about, compare(previous / RECORDS, made / RECORDS, Compared()))
        names = sorted(makers)
        for name in names:
            (made / name).mkdir(parents=True, exist_ok=True)
            makers[name](edition, made / name)
        for name, text in (page_files(edition.about, names) | dictionary_files(edition.about)).items():
            (made / name).write_text(text, encoding="utf-8", newline="")
        (made / WITHDRAWN).write_text(withdrawn_text(edition), encoding="utf-8", newline="")
        manifest = _write_lists(edition, made)
        if sign is not None:
            _sign(made, sign)
    return manifest


def sign_release(folder: Path, signer: Signer) -> None:
    """Sign a release that was made and not signed: its files stay as they are.

    Raises:
        BadOption: it is signed already.
        ReleaseBroken: it is no release.
    """
    about_of(folder)
    if is_signed(folder):
        raise BadOption(str(folder), found="a release that is signed", expected="one that is not", do="Leave it so.")
    _sign(folder, signer)


def signatures_of(folder: Path, signer: Signer) -> dict[str, bytes]:
    """Give the files that a release is signed by, by name: the key, and the signatures over its lists.

    Raises:
        ReleaseBroken: a list is missing.
    """
    found = key_files(signer.public)
    for name in (WITHDRAWN, SUMS):
        try:
            data = (folder / name).read_bytes()
        except OSError as error:
            raise ReleaseBroken(
                str(folder), found=f"no {name}", expected="a release as it was made", do="Make the release again."
            ) from error
        found |= signature_files(name, data, signer)
    return found


def _refuse(folder: Path, makers: Mapping[str, Maker]) -> None:
    if folder.exists() or folder.is_symlink():
        raise BadOption(
            str(folder),
            found="something of that name",
            expected="a new name",
            do="Releases are never written over: choose another name.",
        )
    for name in makers:
        parts = name.split("/")
        first = parts[0].partition(".")[0]
        if (
            not all(part.strip(".") and part.replace("-", "").replace("_", "").isalnum() for part in parts)
            or {
                parts[0],
                first,
            }
            & OWN
        ):
            raise BadOption(
                "what is made", found=repr(name), expected="a name such as site or formats/csv", do="Name it so."
            )


def _following(edition: Edition, previous: Path | None) -> Edition:
    """Give the edition that says which version it follows, where it does follow it."""
    if previous is None:
        return replace(edition, about=replace(edition.about, previous=None))
    before = about_of(previous, check_records=True)
    about = edition.about
    if not (about.version.isdigit() and before.version.isdigit()) or int(about.version) != int(before.version) + 1:
        raise BadOption(
            "the version",
            found=f"{about.version}, after {before.version}",
            expected="the number that follows",
            do="Name the newest release as the previous one.",
        )
    if about.audience != before.audience:
        raise BadOption(
            f"previous release {previous}",
            found=f"one for {before.audience}",
            expected=f"one for {about.audience}: changes between audiences would tell what was held back",
            do="Name the newest release for the same audience.",
        )
    return replace(edition, about=replace(about, previous=before.version))


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """Give a folder of another name beside the one that is made, which is named so when all went well."""
    made: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=".part", dir=folder.parent))
        yield made
        made.chmod(OPEN_FOLDER)
        _flush(made)
        made.rename(folder)
        made = None
    except OSError as error:
        raise UnwritableOutput(
            str(folder),
            found=error.strerror or str(error),
            expected="a place that can be written",
            do="Make room for it.",
        ) from error
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)


def _write_records(edition: Edition, folder: Path) -> None:
    with (folder / RECORDS).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in edition_lines(held_to_withdrawals(edition)))


def _write_lists(edition: Edition, folder: Path) -> str:
    """Write the manifest, and the list of sums of every file with it; give the sum of the manifest."""
    about = edition.about
    head = {
        "format": FORMAT, "title": about.title, "publisher": about.publisher, "audience": about.audience,
        "version": about.version, "previous": about.previous, "made_on": about.made_on.isoformat(),
        "licence": about.licence,
    }  # fmt: skip
    manifest = folder / MANIFEST
    waiting = folder / f".{SUMS}"
    paths = [path for path in files_below(folder) if path != waiting.name]
    with manifest.open("w", encoding="utf-8", newline="\n") as told, waiting.open("wb") as sums:
        told.write(json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "files": [')
        for number, path in enumerate(paths):
            listed = _listed(folder, path)
            write_sums(sums, listed)
            row = {"path": listed.path, "bytes": listed.size_bytes, "sha256": listed.sha256}
            told.write((",\n  " if number else "\n  ") + json.dumps(row, ensure_ascii=False))
        told.write("\n ]\n}\n")
    digest, size = sum_of_file(manifest)
    _insert(waiting, folder / SUMS, Listed(MANIFEST, digest, size))
    return digest


def _insert(waiting: Path, sums: Path, manifest: Listed) -> None:
    """Write the list anew with the manifest in its place."""
    with waiting.open("rb") as lines, sums.open("wb") as file:
        is_there = False
        for line in lines:
            if not is_there and line[66:-1] > os.fsencode(manifest.path):
                write_sums(file, manifest)
                is_there = True
            file.write(line)
        if not is_there:
            write_sums(file, manifest)
    waiting.unlink()


def _listed(folder: Path, path: str) -> Listed:
    place = folder / path
    if place.is_symlink() or not place.is_file():
        raise ReleaseBroken(path, found="a link or a device", expected="a file", do="A maker wrote it: mend the maker.")
    return Listed(path, *sum_of_file(place))


def _sign(folder: Path, signer: Signer) -> None:
    found = signatures_of(folder, signer)
    # The one that says that it is signed comes last.
    for name in sorted(found, key=lambda name: (name == SUMS + SSH, name)):
        (folder / name).write_bytes(found[name])


def _flush(folder: Path) -> None:
    """Wait until what tells of the others is on the disk."""
    for name in (RECORDS, MANIFEST, SUMS):
        with (folder / name).open("rb+") as file:
            os.fsync(file.fileno())
