"""The notice that a release was withdrawn as a whole: signed by itself, beside the release and never in it.

Its file has the name of the release's folder and an ending, so that it is found where both came together. It says that
the group withdrew it, when and why; which person did stands in the case file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.core.errors import ReleaseBroken
from onrecord.publish.release.names import NOTICE_FILES
from onrecord.publish.release.signatures import Signer, holds, signature_files
from onrecord.publish.release.verifying import about_of, manifest_of

__all__ = ["Notice", "notice_beside", "notice_of", "notice_text", "read_notice", "write_notice"]

FORMAT = "release-notice/2026.12"


@dataclass(frozen=True, slots=True)
class Notice:
    """That a release was withdrawn by who published it, on which day and why."""

    publisher: str
    title: str
    audience: str
    version: str
    manifest_sha256: str
    withdrawn_on: date
    note: str


def notice_of(folder: Path, withdrawn_on: date, note: str) -> Notice:
    """Give the notice that withdraws the release in a folder.

    Raises:
        ReleaseBroken: it is none.
    """
    about = about_of(folder)
    return Notice(
        about.publisher, about.title, about.audience, about.version, manifest_of(folder), withdrawn_on, note.strip()
    )


def notice_text(notice: Notice) -> str:
    """Give a notice as JSON."""
    told = {
        "format": FORMAT, "publisher": notice.publisher, "title": notice.title, "audience": notice.audience,
        "version": notice.version, "manifest_sha256": notice.manifest_sha256,
        "withdrawn_on": notice.withdrawn_on.isoformat(), "note": notice.note,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def write_notice(folder: Path, notice: Notice, signer: Signer) -> None:
    """Write a notice with its signatures beside the folder of a release; the notice itself comes last."""
    name, data = NOTICE_FILES[0], notice_text(notice).encode()
    found = signature_files(name, data, signer) | {name: data}
    for ending in sorted(found, key=lambda each: each == name):
        folder.with_name(folder.name + ending).write_bytes(found[ending])


def notice_beside(folder: Path, key: bytes | None) -> Notice | None:
    """Give the notice that lies beside a release, None where none does.

    Raises:
        ReleaseBroken: as for `read_notice`.
    """
    whole = folder.absolute()
    file = whole.with_name(whole.name + NOTICE_FILES[0])
    return read_notice(file, folder, key) if file.is_file() else None


def read_notice(file: Path, folder: Path, key: bytes | None) -> Notice:
    """Give the notice in a file, once its signature holds.

    Raises:
        ReleaseBroken: it is no notice on this release, or its signature is missing or does not hold.
    """
    try:
        data, signature = file.read_bytes(), file.with_name(file.name + ".sig").read_bytes()
    except OSError as error:
        raise _none(file, "none, or none that is signed") from error
    if key is None or not holds(data, signature, key):
        raise _none(file, "a signature that does not hold")
    notice = _read(file, data)
    if notice.manifest_sha256 != manifest_of(folder):
        raise _none(file, f"one on version {notice.version} for {notice.audience}, with another manifest")
    return notice


def _read(file: Path, data: bytes) -> Notice:
    try:
        told: dict[str, Any] = json.loads(data)
        if told["format"] != FORMAT:
            raise ValueError(f"format {told['format']!r}")
        return Notice(
            str(told["publisher"]), str(told["title"]), str(told["audience"]), str(told["version"]),
            str(told["manifest_sha256"]), date.fromisoformat(told["withdrawn_on"]), str(told["note"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise _none(file, f"no notice ({error})") from error


def _none(file: Path, found: str) -> ReleaseBroken:
    return ReleaseBroken(
        str(file), found=found, expected="the notice that this release was withdrawn, signed by its publisher",
        do="Ask the publisher, by another way than the one it came.",
    )  # fmt: skip
