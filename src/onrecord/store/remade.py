"""What follows from the bytes of facts alone: what is listed, found, compared and recorded of a report.

No database is asked here, so that any process can do it: `rebuild` and `verify` share this work among the cores of a
machine, by a `Share` that is like `map`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.coding.codebook import Renamed
from onrecord.coding.renamed import read_by, terms_in
from onrecord.core.coding import Coding
from onrecord.core.record import Record
from onrecord.core.report import Report
from onrecord.core.wire import coding_from_json, record_to_json, report_from_json
from onrecord.evidence.reprints import Text, text_of
from onrecord.store.canonical import pack, unpack
from onrecord.store.findings import words_of_names, words_of_text
from onrecord.tally.lines import Line, lines_of
from onrecord.tally.records import Judged, Member, make_records

__all__ = [
    "Bodies",
    "Listed",
    "Made",
    "all_kept",
    "as_kept",
    "list_bodies",
    "listed_facts",
    "members_of",
    "record_bodies",
    "texts_of_bodies",
]


@dataclass(frozen=True, slots=True)
class Bodies:
    """A report's reading and the coding of it in force, None where there is none, as they are kept; `source` is whose
    word the report is, where it is a reprint; `renamed` are the terms that the codebook reads as others now.
    """

    report: str
    reading: str
    body: bytes
    coding: str | None = None
    coding_body: bytes | None = None
    source: str | None = None
    renamed: Renamed = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a listing and the search index say of a report."""

    report: str
    reading: str
    coding: str | None
    facts: dict[str, Any]
    words: str
    names: str | None
    terms: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """A record as it is kept, and its line."""

    id: str
    kind: str
    body: bytes
    line: Line | None = None


def list_bodies(some: Sequence[Bodies]) -> list[Listed]:
    """Give what is listed and found of reports."""
    found: list[Listed] = []
    for each in some:
        report = report_from_json(unpack(each.body))
        coding = _coding(each, report)
        names = None if coding is None else words_of_names(coding)
        words = words_of_text(report.text)
        terms = {} if coding is None else terms_in(coding)
        found.append(Listed(each.report, each.reading, each.coding, listed_facts(report), words, names, terms))
    return found


def listed_facts(report: Report) -> dict[str, Any]:
    """Give what a listing says of a report besides its readings and codings."""
    return {
        "title": report.called,
        "source": report.source,
        "language": report.language,
        "published": report.published,
    }


def texts_of_bodies(some: Sequence[Bodies]) -> list[tuple[str, Text]]:
    """Give how reports are compared with others, each with the id of its reading."""
    return [(each.reading, text_of(report_from_json(unpack(each.body)))) for each in some]


def record_bodies(some: Sequence[Bodies]) -> list[Made]:
    """Give the records of codings that no judgement names."""
    return all_kept(make_records(members_of(some), Judged()))


def all_kept(records: Iterable[Record]) -> list[Made]:
    """Give records as they are kept, with their lines; with an incident must be all that is within it."""
    made = list(records)
    return [replace(as_kept(each), line=line) for each, line in zip(made, lines_of(made), strict=True)]


def as_kept(record: Record) -> Made:
    """Give a record as it is kept, without its line."""
    return Made(record.id, str(record.kind), pack(record_to_json(record)))


def members_of(some: Iterable[Bodies]) -> Iterator[Member]:
    """Yield the codings of reports as records are made of them; those without one are passed over."""
    for each in some:
        if each.coding is not None:
            coding = _coding(each, report_from_json(unpack(each.body)))
            assert coding is not None
            yield Member(each.coding, read_by(coding, each.renamed), each.source)


def _coding(bodies: Bodies, report: Report) -> Coding | None:
    if bodies.coding_body is None:
        return None
    return replace(coding_from_json(unpack(bodies.coding_body)), report=report)
