"""What follows from the bytes of facts alone: what is listed, found, compared and recorded of a report.

No database is asked here, so that any process can do it: `rebuild` and `verify` share this work among the cores of a
machine, by a `Share` that is like `map`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.core.coding import Coding
from onrecord.core.record import Record
from onrecord.core.report import Report
from onrecord.core.wire import coding_from_json, record_to_json, report_from_json
from onrecord.evidence.reprints import Text, text_of
from onrecord.store.canonical import pack, unpack
from onrecord.store.findings import words_of_names, words_of_text
from onrecord.tally.records import Judged, Member, make_records

__all__ = [
    "Bodies",
    "Listed",
    "Made",
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
    word the report is, where it is a reprint.
    """

    report: str
    reading: str
    body: bytes
    coding: str | None = None
    coding_body: bytes | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a listing and the search index say of a report."""

    report: str
    reading: str
    coding: str | None
    facts: dict[str, Any]
    words: str
    names: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """A record as it is kept."""

    id: str
    kind: str
    body: bytes


def list_bodies(some: Sequence[Bodies]) -> list[Listed]:
    """Give what is listed and found of reports."""
    found: list[Listed] = []
    for each in some:
        report = report_from_json(unpack(each.body))
        coding = _coding(each, report)
        names = None if coding is None else words_of_names(coding)
        words = words_of_text(report.text)
        found.append(Listed(each.report, each.reading, each.coding, listed_facts(report), words, names))
    return found


def listed_facts(report: Report) -> dict[str, Any]:
    """Give what a listing says of a report besides its readings and codings."""
    return {
        "title": report.title,
        "source": report.source,
        "language": report.language,
        "published": report.published,
    }


def texts_of_bodies(some: Sequence[Bodies]) -> list[tuple[str, Text]]:
    """Give how reports are compared with others, each with the id of its reading."""
    return [(each.reading, text_of(report_from_json(unpack(each.body)))) for each in some]


def record_bodies(some: Sequence[Bodies]) -> list[Made]:
    """Give the records of codings that no judgement names."""
    return [as_kept(made) for made in make_records(members_of(some), Judged())]


def as_kept(record: Record) -> Made:
    """Give a record as it is kept."""
    return Made(record.id, str(record.kind), pack(record_to_json(record)))


def members_of(some: Iterable[Bodies]) -> Iterator[Member]:
    """Yield the codings of reports as records are made of them; those without one are passed over."""
    for each in some:
        if each.coding is not None:
            coding = _coding(each, report_from_json(unpack(each.body)))
            assert coding is not None
            yield Member(each.coding, coding, each.source)


def _coding(bodies: Bodies, report: Report) -> Coding | None:
    if bodies.coding_body is None:
        return None
    return replace(coding_from_json(unpack(bodies.coding_body)), report=report)
