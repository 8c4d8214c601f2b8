"""Bring in the bytes of files and folders, up to a stated size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.core.errors import TooLarge, UnreadableFile
from onrecord.evidence.tables import table

__all__ = ["LIMIT_BYTES", "check_size", "expand", "load"]

LIMIT_BYTES = 20_000_000
"""The largest file that is read unless a caller says otherwise; a page with its images in one file takes 5 to 15 MB."""

PAGES = (".html", ".htm", ".xhtml")


def load(path: Path, limit_bytes: int = LIMIT_BYTES) -> bytes:
    """Give the bytes of the file.

    Raises:
        UnreadableFile: it is missing, is no ordinary file, or may not be opened.
        TooLarge: it passes the limit.
    """
    try:
        if path.exists() and not path.is_file():
            raise _unreadable(path, "a folder" if path.is_dir() else "a device or a pipe")
        with path.open("rb") as file:
            data = file.read(limit_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise _unreadable(path, getattr(error, "strerror", None) or str(error)) from error
    if len(data) > limit_bytes:
        check_size(path.stat().st_size, str(path), limit_bytes)
    return data


def check_size(size_bytes: int, thing: str, limit_bytes: int = LIMIT_BYTES) -> None:
    """Return if so many bytes are within the limit.

    Raises:
        TooLarge: they are not.
    """
    if size_bytes > limit_bytes:
        raise TooLarge(
            thing,
            found=f"{size_bytes:,} bytes",
            expected=f"at most {limit_bytes:,}",
            do="Give the report's own page or text instead of a bundle, or raise the limit (--max-size, limit_bytes).",
        )


def expand(paths: Iterable[Path]) -> Iterator[Path | UnreadableFile]:
    """Yield the files: each path that is one, and of each folder all inside it in order of name.

    Hidden files, linked folders, and the folders that browsers save beside a page for its images are passed over.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        empty = True
        for found in _inside(path):
            empty = False
            yield found
        if empty:
            yield _unreadable(path, "a folder with no files to read")


def _inside(folder: Path) -> Iterator[Path | UnreadableFile]:
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        yield _unreadable(folder, error.strerror or str(error))
        return
    saved = {entry.stem for entry in entries if entry.suffix.casefold() in PAGES}
    for entry in entries:
        if not entry.is_dir():
            yield entry
        elif not entry.is_symlink() and not _is_companion(entry.name, saved):
            yield from _inside(entry)


def _is_companion(name: str, saved: set[str]) -> bool:
    return any(name.endswith(ending) and name[: -len(ending)] in saved for ending in table("companions"))


def _unreadable(path: Path, found: str) -> UnreadableFile:
    return UnreadableFile(
        str(path), found=found, expected="a file that can be opened", do="Check the path and its rights."
    )
