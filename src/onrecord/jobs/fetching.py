"""Bring what web addresses hold into a case file: each fetched politely, kept as a web archive, and read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.core.errors import EvidenceError
from onrecord.core.report import Report
from onrecord.evidence.captures import Capture, Fetcher
from onrecord.evidence.originals import sha256_of
from onrecord.jobs.adding import Added, Addition, Refused, read_brought, write_brought
from onrecord.store.canonical import utc_text
from onrecord.store.casefile import CaseFile
from onrecord.store.intake import Brought

__all__ = ["FETCH", "MOST_LINKS", "add_addresses"]

MOST_LINKS = 500
"""The most items of one feed that are followed."""

LINK = "Link"
"""The detail in which the reader of feeds keeps where an item leads."""

FETCH = "capture.warc.gz"


def add_addresses(
    case: CaseFile, urls: Iterable[str], fetcher: Fetcher, how: Addition | None = None, *, follow: bool = False
) -> Iterator[Added | Refused]:
    """Yield what became of each address, once that is for good; with `follow` also of what the items of feeds link to.

    The same page fetched again is a new archive of a known report: that it was still there is kept.
    """
    how = how or Addition()
    for url in urls:
        outcome, links = _add(case, url, fetcher, how)
        yield outcome
        for link in links[:MOST_LINKS] if follow else ():
            yield _add(case, link, fetcher, how)[0]


def _add(case: CaseFile, url: str, fetcher: Fetcher, how: Addition) -> tuple[Added | Refused, list[str]]:
    try:
        capture = fetcher.capture(url)
    except EvidenceError as error:
        return Refused(error.thing, str(error)), []
    case.originals.put(capture.warc)
    reports, problems = read_brought(capture.warc, FETCH, how)
    return write_brought(case, _brought(capture, reports, how), problems), _links(reports)


def _brought(capture: Capture, reports: tuple[Report, ...], how: Addition) -> Brought:
    detail = {"fetched_at": utc_text(capture.fetched_at), "ended_at": capture.ended_at, "status": str(capture.status)}
    return Brought(sha256_of(capture.warc), len(capture.warc), capture.url, how.tool, detail, reports)


def _links(reports: Iterable[Report]) -> list[str]:
    """Give where the items of a feed link to, each once, in order."""
    links = [detail.value for report in reports for detail in report.details if detail.name == LINK]
    return list(dict.fromkeys(link for link in links if link.startswith(("http://", "https://"))))
