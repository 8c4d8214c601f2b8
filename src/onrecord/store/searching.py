"""Find reports by their words, by the names in their codings however they are spelled, and by what lists say of them.

A query is words, all of which must be there; "words in quotes" must stand together; a word that ends in * may go on.
What was added last comes first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from django.db import connections

from onrecord.core.errors import BadOption
from onrecord.resolution.findable import findable
from onrecord.resolution.skeleton import skeleton
from onrecord.store.findings import NAMES, TEXTS
from onrecord.store.matching import Match, newest_listings, newest_matching
from onrecord.store.models import Listing

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "FARTHEST",
    "MOST_COUNTED",
    "Finding",
    "Findings",
    "Page",
    "Query",
    "filters_of",
    "names_match",
    "search",
    "terms_of",
    "text_match",
]

MOST_COUNTED = 250
"""More findings than this, and than a page needs, are told as "more than": counting a million takes longer than anybody
reads."""

FARTHEST = 1_000
"""The largest page, and the most findings that may stand before one."""

MOST_WORDS = 32
MATCHED = {TEXTS: "text", NAMES: "names"}
_TERM = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words, where, and what reports must be besides. `where` None looks in texts and names."""

    words: str = ""
    where: Literal["text", "names"] | None = None
    language: str | None = None
    source: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Which of the findings are wanted: so many, after so many.

    Raises:
        BadOption: a page of none or of more than `FARTHEST`, or one that begins before the first.
    """

    size: int = 20
    offset: int = 0

    def __post_init__(self) -> None:
        if not (0 < self.size <= FARTHEST and 0 <= self.offset <= FARTHEST):
            raise BadOption(
                "the page of findings",
                found=f"{self.size} after {self.offset}",
                expected=f"1 to {FARTHEST:,} after 0 to {FARTHEST:,}",
                do="Ask for fewer, or narrow the search.",
            )


@dataclass(frozen=True, slots=True)
class Finding:
    """A report that was found, as lists show it; `matched` says where the words were: text, names, or listing."""

    report: str
    title: str | None
    source: str | None
    published: date | None
    language: str | None
    matched: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Some of what was found, and how much there is: `total` is None where there are more than the `counted`."""

    found: tuple[Finding, ...]
    total: int | None
    counted: int


def search(case: CaseFile, query: Query, page: Page | None = None) -> Findings:
    """Give the reports found, newest added first.

    Raises:
        BadOption: the words hold none to look for, or too many.
    """
    page = page or Page()
    matches = [match for match in (text_match(case, query), names_match(case, query)) if match is not None]
    if not matches and query.words.strip():
        raise BadOption(
            "the search",
            found=repr(query.words),
            expected="at least one word or name",
            do="Give a word; signs alone are not searched for.",
        )
    filters, limit = filters_of(query), max(MOST_COUNTED, page.offset + page.size) + 1
    matched: dict[int, str] = {}
    for match in matches:
        told = MATCHED[match.table]
        matched = dict.fromkeys(newest_matching(case.alias, match, filters, limit), told) | matched
    if not matches:
        matched = dict.fromkeys(newest_listings(case.alias, filters, limit), "listing")
    wanted = sorted(matched, reverse=True)
    found = _fetch(case, wanted[page.offset : page.offset + page.size], matched)
    return Findings(found, len(wanted) if len(wanted) < limit else None, min(len(wanted), limit - 1))


def _fetch(case: CaseFile, ids: list[int], matched: dict[int, str]) -> tuple[Finding, ...]:
    rows = Listing.objects.using(case.alias).in_bulk(ids)
    return tuple(
        Finding(row.report, row.title, row.source, row.published, row.language, matched[number])
        for number in ids
        if (row := rows.get(number)) is not None
    )


def text_match(case: CaseFile, query: Query) -> Match | None:
    """Give what is asked of texts, None where they are not looked in or the words hold none."""
    if query.where == "names":
        return None
    terms = terms_of(query.words)
    return _match(case, (TEXTS, "text_row"), terms) if terms else None


def names_match(case: CaseFile, query: Query) -> Match | None:
    """Give what is asked of names; words that are each one letter of skeleton would find half the world."""
    if query.where == "text":
        return None
    signs = skeleton(query.words)[:MOST_WORDS]
    told = query.where == "names" or any(len(sign) > 1 for sign in signs)
    return _match(case, (NAMES, "names_row"), [([sign], False) for sign in signs]) if signs and told else None


def terms_of(words: str) -> list[tuple[list[str], bool]]:
    """Give what must be there: words that stand together, and whether the last of them may go on."""
    terms: list[tuple[list[str], bool]] = []
    for phrase, word in _TERM.findall(words):
        found = list(findable(phrase or word))
        if found:
            terms.append((found, word.endswith("*")))
    if sum(len(found) for found, _ in terms) > MOST_WORDS:
        raise BadOption(
            "the search", found="more words", expected=f"at most {MOST_WORDS}", do="Look for fewer words at a time."
        )
    return terms


def _match(case: CaseFile, where: tuple[str, str], terms: list[tuple[list[str], bool]]) -> Match:
    """Give what is asked of a table and its listings' column, in the syntax of the case file's database."""
    if connections[case.alias].vendor == "postgresql":
        return Match(*where, " & ".join(_postgresql_term(*term) for term in terms))
    return Match(*where, " AND ".join(_sqlite_term(*term) for term in terms))


def _sqlite_term(words: list[str], goes_on: bool) -> str:
    return '"' + " ".join(words) + '"' + (" *" if goes_on else "")


def _postgresql_term(words: list[str], goes_on: bool) -> str:
    """Give the term in the syntax of tsquery, each word quoted: what a word holds is then no operator."""
    quoted = ["'" + word.replace("\\", "\\\\").replace("'", "''") + "'" for word in words]
    return "(" + " <-> ".join([*quoted[:-1], quoted[-1] + (":*" if goes_on else "")]) + ")"


def filters_of(query: Query) -> tuple[str, list[str]]:
    """Give the conditions on what lists say, each behind an AND, and their values."""
    told = {
        " AND listing.language = %s": query.language,
        " AND listing.source = %s": query.source,
        " AND listing.published >= %s": query.since.isoformat() if query.since is not None else None,
        " AND listing.published <= %s": query.until.isoformat() if query.until is not None else None,
    }
    held = {condition: value for condition, value in told.items() if value is not None}
    return "".join(held), list(held.values())
