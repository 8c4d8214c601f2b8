"""The pages of records, made part after part: a part needs nothing of the others, so that processes can share them.

An incident whose pages are there and were made from the very same is not made again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from onrecord.core.sharing import Share
from onrecord.publish.casualties import IncidentFile, Withdrawal
from onrecord.publish.edition import About, Edition
from onrecord.publish.site.addresses import key_of, record_path
from onrecord.publish.site.frame import Frame, frames_of
from onrecord.publish.site.gathering import Gathered
from onrecord.publish.site.incidents import incident_page
from onrecord.publish.site.indexing import Index
from onrecord.publish.site.persons import person_pages
from onrecord.publish.site.remembering import Mark, Remembered, digest_of, dye_of, shared_about
from onrecord.publish.site.terms import Terms
from onrecord.publish.site.writing import Writing, write_file

__all__ = ["PART", "write_records"]

PART = 200
"""Incidents in a part: half a second of work."""


class _Part(NamedTuple):
    """Incidents that follow each other, each with what its pages were made from before, and which of its records are
    withdrawn.
    """

    files: tuple[IncidentFile, ...]
    before: tuple[Mark | None, ...]
    gone: tuple[tuple[Withdrawal, ...], ...]


@dataclass
class _Made:
    """What was made of a part: its pages are written, and this is what lists and the search need of it."""

    gathered: Gathered
    terms: Terms = field(default_factory=Terms)
    marks: list[tuple[str, Mark]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    written: int = 0
    kept: int = 0


def write_records(edition: Edition, frames: Sequence[Frame], writing: Writing, share: Share) -> Gathered:
    """Write the page of every record in every language, and the index of the search; give what lists are made of."""
    totals = edition.about.totals
    gathered = Gathered([frame.words for frame in frames], totals[0].outcome if totals else "killed")
    index, remembered = Index(writing), Remembered(writing)
    work = _Work(shared_about(edition.about), gathered.outcome, str(writing.folder), writing.is_new)
    for made in share(work, _parts(edition, remembered)):
        gathered.extend(made.gathered)
        index.extend(made.terms)
        remembered.keep(made.marks)
        writing.note(made.paths, made.written, made.kept)
    index.finish()
    remembered.finish()
    return gathered


def _parts(edition: Edition, remembered: Remembered) -> Iterator[_Part]:
    gone: dict[str | None, list[Withdrawal]] = {}
    for each in sorted(edition.withdrawals, key=lambda each: (each.withdrawn_on, each.id)):
        gone.setdefault(each.incident, []).append(each)
    incidents = edition.incidents()
    while files := tuple(islice(incidents, PART)):
        ids = [file.incident.id for file in files]
        yield _Part(files, tuple(map(remembered.mark, ids)), tuple(tuple(gone.get(id_, ())) for id_ in ids))


@dataclass(frozen=True, slots=True)
class _Work:
    """What makes a part, wherever it is made."""

    about: About
    outcome: str
    folder: str
    is_new: bool

    def __call__(self, part: _Part) -> _Made:
        frames, dye = frames_of(self.about), dye_of(self.about)
        made = _Made(Gathered([frame.words for frame in frames], self.outcome))
        for file, before, gone in zip(*part, strict=True):
            digest = digest_of(file, dye, gone)
            paths = list(_paths(file, frames))
            made.paths += paths
            if before is not None and before.digest == digest and self._size(paths) == before.size_bytes:
                made.kept += len(paths)
                size = before.size_bytes
            else:
                size = self._write(file, gone, frames, made)
            made.marks.append((file.incident.id, Mark(digest, size)))
            made.gathered.add(file)
            made.terms.add(file)
        # Whoever asked has them.
        made.gathered.words = ()
        return made

    def _write(self, file: IncidentFile, gone: tuple[Withdrawal, ...], frames: Iterable[Frame], made: _Made) -> int:
        size = 0
        for frame in frames:
            for path, page in (incident_page(file, frame, gone), *person_pages(file, frame)):
                data = page.encode("utf-8", "replace")
                size += len(data)
                whole = f"{self.folder}/{frame.words.language}/{path}"
                is_written = write_file(whole, data, is_new=self.is_new)
                made.written += is_written
                made.kept += not is_written
        return size

    def _size(self, paths: Iterable[str]) -> int:
        """Give how many bytes the pages of an incident are, -1 where one is not there."""
        try:
            return sum(os.stat(f"{self.folder}/{path}").st_size for path in paths)
        except FileNotFoundError:
            return -1


def _paths(file: IncidentFile, frames: Iterable[Frame]) -> Iterator[str]:
    own = [record_path(key_of(each)) for each in (file.incident.id, *(victim.id for victim in file.victims))]
    return (f"{frame.words.language}/{path}" for frame in frames for path in own)
