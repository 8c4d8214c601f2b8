"""Find reports by their words, by the names in their codings however they are spelled, and by what lists say of them.

A query is words, all of which must be there; "words in quotes" must stand together; a word that ends in * may go on.
What was added last comes first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from django.db import connections

from onrecord.core.errors import BadOption
from onrecord.resolution.findable import findable
from onrecord.resolution.skeleton import skeleton
from onrecord.store.findings import NAMES, TEXTS

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["MOST_COUNTED", "Finding", "Findings", "Page", "Query", "search"]

MOST_COUNTED = 1_000
"""More findings than this are told as "more than": counting a million takes longer than anybody reads."""

MOST_WORDS = 32
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
        BadOption: a page of none or of more than `MOST_COUNTED`, or one that begins before the first.
    """

    size: int = 20
    offset: int = 0

    def __post_init__(self) -> None:
        if not (0 < self.size <= MOST_COUNTED and 0 <= self.offset <= MOST_COUNTED):
            raise BadOption(
                "the page of findings",
                found=f"{self.size} after {self.offset}",
                expected=f"1 to {MOST_COUNTED:,} after 0 to {MOST_COUNTED:,}",
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
    """Some of what was found, and how much there is: `total` is the number up to `MOST_COUNTED`, None beyond."""

    found: tuple[Finding, ...]
    total: int | None


def search(case: CaseFile, query: Query, page: Page | None = None) -> Findings:
    """Give the reports found, newest added first.

    Raises:
        BadOption: the words hold none to look for, or too many.
    """
    parts = [part for part in (_text_part(case, query), _names_part(case, query)) if part is not None]
    if not parts and query.words.strip():
        raise BadOption(
            "the search",
            found=repr(query.words),
            expected="at least one word or name",
            do="Give a word; signs alone are not searched for.",
        )
    parts = parts or [_Part("SELECT listing.id, 'listing' AS matched FROM listing WHERE 1 = 1", "listing.id")]
    filters, given = _filters(query)
    inner = " UNION ALL ".join(
        # Each part is read newest first, and no further than there is enough.
        f"SELECT * FROM ({part.statement}{filters} ORDER BY {part.order} DESC LIMIT {MOST_COUNTED + 1}) AS part{number}"
        for number, part in enumerate(parts)
    )
    values = [value for part in parts for value in (*part.values, *given)]
    return _fetch(case, f"SELECT id, max(matched) AS matched FROM ({inner}) AS found GROUP BY id", values, page)


@dataclass(frozen=True, slots=True)
class _Part:
    """A statement that finds ids of listings in one place, its values, and the column it is read along."""

    statement: str
    order: str
    values: tuple[str, ...] = ()


def _fetch(case: CaseFile, matched: str, values: list[Any], page: Page | None) -> Findings:
    page = page or Page()
    columns = "listing.report, listing.title, listing.source, listing.published, listing.language, hit.matched"
    with connections[case.alias].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({matched}) AS hit", values)
        total = int(cursor.fetchone()[0])
        cursor.execute(
            f"SELECT {columns} FROM ({matched}) AS hit JOIN listing ON listing.id = hit.id "
            "ORDER BY listing.id DESC LIMIT %s OFFSET %s",
            [*values, page.size, page.offset],
        )
        found = tuple(Finding(*_plain(row)) for row in cursor.fetchall())
    return Findings(found, total if total <= MOST_COUNTED else None)


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give a row with its date as a date: SQLite has none of its own."""
    published = date.fromisoformat(row[3]) if isinstance(row[3], str) else row[3]
    return (*row[:3], published, *row[4:])


def _text_part(case: CaseFile, query: Query) -> _Part | None:
    if query.where == "names":
        return None
    terms = _terms(query.words)
    return _part(case, (TEXTS, "text_row", "text"), terms) if terms else None


def _names_part(case: CaseFile, query: Query) -> _Part | None:
    """Give the part that looks among names; words that are each one letter of skeleton would find half the world."""
    if query.where == "text":
        return None
    signs = skeleton(query.words)[:MOST_WORDS]
    told = query.where == "names" or any(len(sign) > 2 for sign in signs)
    return _part(case, (NAMES, "names_row", "names"), [([sign], False) for sign in signs]) if signs and told else None


def _terms(words: str) -> list[tuple[list[str], bool]]:
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


def _part(case: CaseFile, where: tuple[str, str, str], terms: list[tuple[list[str], bool]]) -> _Part:
    """Give the part that looks in one table of the index."""
    table, column, matched = where
    if connections[case.alias].vendor == "postgresql":
        asked = " & ".join(_postgresql_term(*term) for term in terms)
        condition, key = f"{table}.words @@ %s::tsquery", "id"
    else:
        asked = " AND ".join(_sqlite_term(*term) for term in terms)
        condition, key = f"{table} MATCH %s", "rowid"
    return _Part(
        f"SELECT listing.id, '{matched}' AS matched FROM {table} JOIN listing ON listing.{column} = {table}.{key} "
        f"WHERE {condition}",
        f"{table}.{key}",
        (asked,),
    )


def _sqlite_term(words: list[str], goes_on: bool) -> str:
    return '"' + " ".join(words) + '"' + (" *" if goes_on else "")


def _postgresql_term(words: list[str], goes_on: bool) -> str:
    """Give the term in the syntax of tsquery, each word quoted: what a word holds is then no operator."""
    quoted = ["'" + word.replace("\\", "\\\\").replace("'", "''") + "'" for word in words]
    return "(" + " <-> ".join([*quoted[:-1], quoted[-1] + (":*" if goes_on else "")]) + ")"


def _filters(query: Query) -> tuple[str, list[str]]:
    """Give the conditions on what lists say, and their values."""
    told = {
        " AND listing.language = %s": query.language,
        " AND listing.source = %s": query.source,
        " AND listing.published >= %s": query.since.isoformat() if query.since is not None else None,
        " AND listing.published <= %s": query.until.isoformat() if query.until is not None else None,
    }
    held = {condition: value for condition, value in told.items() if value is not None}
    return "".join(held), list(held.values())
