"""The folder of a site: only files whose bytes differ are written, and what is no longer part of it is taken away."""

from __future__ import annotations

import filecmp
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.core.errors import BadOption

__all__ = ["MARK", "Built", "Writing", "open_folder"]

MARK = "onrecord-site.txt"
"""A file that says the folder is a site of ours: no other folder is written over, or anything in it taken away."""
_SAID = (
    "This folder holds a site that onrecord wrote. A newer one may be written over it; files of others are removed.\n"
)


@dataclass(frozen=True, slots=True)
class Built:
    """How many files were written, stayed as they were, and were taken away."""

    written: int
    kept: int
    removed: int


@dataclass
class Writing:
    """What is being written into a folder."""

    folder: Path
    is_new: bool
    written: int = 0
    kept: int = 0
    _paths: set[str] = field(default_factory=set)
    _folders: set[str] = field(default_factory=set)

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file of the site, unless it is there with these very bytes."""
        data = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
        whole = f"{self.folder}/{path}"
        self._paths.add(path)
        if not self.is_new and _holds(whole, data):
            self.kept += 1
            return
        parent = path.rpartition("/")[0]
        if parent not in self._folders:
            os.makedirs(f"{self.folder}/{parent}", exist_ok=True)
            self._folders.add(parent)
        # Half the time of `open`, six hundred thousand times.
        file = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            while data:
                data = data[os.write(file, data) :]
        finally:
            os.close(file)
        self.written += 1

    def bring(self, path: str, file: Path) -> None:
        """Copy a file into the site, unless it is there with these very bytes."""
        whole = self.folder / path
        self._paths.add(path)
        if whole.is_file() and filecmp.cmp(whole, file, shallow=False):
            self.kept += 1
            return
        whole.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, whole)
        self.written += 1

    def finish(self) -> Built:
        """Take away what is not part of the site any more, and give what was done."""
        removed = 0
        if not self.is_new:
            for root, folders, files in os.walk(self.folder, topdown=False):
                below = os.path.relpath(root, self.folder).replace(os.sep, "/")
                for name in files:
                    if (name if below == "." else f"{below}/{name}") not in self._paths:
                        os.unlink(os.path.join(root, name))
                        removed += 1
                if below != "." and not os.listdir(root):
                    os.rmdir(root)
                del folders
        return Built(self.written, self.kept, removed)


def open_folder(folder: Path) -> Writing:
    """Give the writing of a site into a folder that is new, empty, or holds a site already.

    Raises:
        BadOption: it holds something else.
    """
    is_new = not folder.exists() or not any(folder.iterdir())
    if not is_new and not (folder / MARK).is_file():
        raise BadOption(
            "the folder of the site",
            found=f"{folder.name}, which holds files that are not a site of onrecord",
            expected="a new or empty folder, or one that a site was written into before",
            do="Name another folder: what is not part of the site would be removed from this one.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    writing = Writing(folder, is_new)
    writing.write(MARK, _SAID)
    return writing


def _holds(path: str, data: bytes) -> bool:
    try:
        if os.stat(path).st_size != len(data):
            return False
        with open(path, "rb", buffering=0) as file:
            return file.read() == data
    except FileNotFoundError:
        return False
