"""What the pages of each incident were made from, kept beside a site so that the next is made of what changed alone.

A file of the site holds for each incident sixteen bytes of a digest of it and of all that its pages are made with, and
how many bytes its pages are. It is taken away while a site is written: of one that was broken off nothing is believed.
Whoever doubts it removes it, and every page is made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.publish.casualties import IncidentFile, Withdrawal
from onrecord.publish.edition import About, Methodology
from onrecord.publish.site.addresses import key_of
from onrecord.publish.site.writing import Writing

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["MADE", "Mark", "Remembered", "digest_of", "dye_of", "shared_about"]

MADE = "onrecord-site.made"
"""The file: rows of a key, a digest and a size, in order of key."""
KEY, DIGEST, SIZE = 8, 16, 4
MADE_WITH = ("core", "publish/reading", "publish/site", "resources/pages", "resources/site")
"""Folders of the programme whose every change may change a page."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the pages of one incident are made from, and how many bytes they are together."""

    digest: bytes
    size_bytes: int


@dataclass
class Remembered:
    """What is known of an earlier site, and what is to be known of the one that is written."""

    writing: Writing
    _told: bytes | None = None
    _before: dict[bytes, bytes] = field(default_factory=dict)
    _now: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._told = self.writing.take(MADE)
        told = self._told or b""
        width = KEY + DIGEST + SIZE
        self._before = {told[at : at + KEY]: told[at + KEY : at + width] for at in range(0, len(told), width)}

    def mark(self, incident: str) -> Mark | None:
        """Give what the pages of an incident were made from, None where they were not there."""
        told = self._before.get(_key(incident))
        return Mark(told[:DIGEST], int.from_bytes(told[DIGEST:])) if told and len(told) == DIGEST + SIZE else None

    def keep(self, marks: Iterable[tuple[str, Mark]]) -> None:
        """Keep what the pages of incidents are made from now."""
        self._now += [
            _key(incident) + mark.digest + min(mark.size_bytes, 2 ** (8 * SIZE) - 1).to_bytes(SIZE)
            for incident, mark in marks
        ]

    def finish(self) -> None:
        """Write it into the site."""
        self.writing.write(MADE, b"".join(sorted(self._now)), before=self._told)


def shared_about(about: About) -> About:
    """Give what the page of a record says of the edition: neither its version nor its day, which a sheet tells, nor
    anything that is said of the whole.
    """
    return replace(
        about, version="", made_on=about.made_on.min, audience="", scope=None, contact=None, previous=None, incidents=0,
        victims=0, named=0, totals=(), held_back=(), limits=(), methodology=Methodology(), methodologies={},
        withdrawn_releases=(),
    )  # fmt: skip


def dye_of(about: About) -> bytes:
    """Give a digest of all that the page of a record is made with beside the record."""
    return sha256(_programme() + repr(shared_about(about)).encode("utf-8", "surrogatepass")).digest()


def digest_of(file: IncidentFile, dye: bytes, withdrawn: tuple[Withdrawal, ...] = ()) -> bytes:
    """Give the digest of an incident with the people in it, and of what is said of its withdrawn records."""
    said = repr(file) + (repr(withdrawn) if withdrawn else "")
    return sha256(dye + said.encode("utf-8", "surrogatepass")).digest()[:DIGEST]


@cache
def _programme() -> bytes:
    told = sha256()
    for name in MADE_WITH:
        for each in _files_below(files("onrecord").joinpath(*name.split("/"))):
            told.update(each.read_bytes())
    return told.digest()


def _files_below(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _files_below(entry)
        elif not entry.name.endswith((".pyc", ".md")):
            yield entry


def _key(incident: str) -> bytes:
    return bytes.fromhex(key_of(incident))
