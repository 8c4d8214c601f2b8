"""Find the day a page was published and say where it was read: a guess from a copyright year is no publication date.

A page tells its day in several places, and they differ by time zone or template. Each place has one vote; the day with
the most votes stands, in a tie the day of the more trusted place. htmldate is asked only where no place tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.addresses import day_in_address
from onrecord.evidence.characters import clean_line, words
from onrecord.evidence.datelines import opening_dateline
from onrecord.evidence.days import Day, first_day, settle
from onrecord.evidence.headers import read_headers
from onrecord.evidence.jsonld import strings
from onrecord.evidence.metadata import Head, said
from onrecord.evidence.parts import Published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Dating", "Told", "find_published", "search_published", "told_by_page"]

# A line that prints a date prints little else: a weekday, a place, "Updated".
LONGEST_LINE, MOST_OTHER_WORDS = 100, 8
# What is named where several places agree: what a page says outright before what it shows.
BASES = (PublishedBasis.META, PublishedBasis.JSON_LD, PublishedBasis.PAGE, PublishedBasis.URL)
# htmldate's passes over the whole page are made for pages, not for archives of thousands of them.
MOST_ELEMENTS = 20_000
# Fixed, so that a page is read today as it will be in ten years; htmldate's own bound is the day it runs.
LATEST = "2100-01-01"


@dataclass(frozen=True, slots=True)
class Told:
    """One place of a page that tells a day."""

    place: str
    day: Day
    basis: PublishedBasis


@dataclass(frozen=True, slots=True)
class Dating:
    """The publication date of a page, and what is doubtful about it."""

    published: Published | None = None
    flags: tuple[str, ...] = ()


def told_by_page(root: HtmlElement, head: Head) -> tuple[Told, ...]:
    """Give the days that the page's markup tells, before anything is taken out of it; the most trusted place first."""
    marked = (
        element.get("content") or element.get("datetime") or "".join(element.itertext())
        for element in root.iterfind(".//*[@itemprop='datePublished']")
    )
    described = chain.from_iterable(
        strings(head.node.get(key)) for key in ("datePublished", "dateCreated", "uploadDate")
    )
    clocks = (element.get("datetime") or "" for element in root.iterfind(".//time"))
    places = (
        ("the marked date", marked, PublishedBasis.PAGE),
        ("the address", iter((_as_day(day_in_address(head.url or "")),)), PublishedBasis.URL),
        ("the metadata", said(head.meta, "published"), PublishedBasis.META),
        ("the JSON-LD", described, PublishedBasis.JSON_LD),
        ("the first clock", clocks, PublishedBasis.PAGE),
    )
    return tuple(told for place, texts, basis in places for told in _first(place, texts, basis))


def find_published(told: Sequence[Told], near: Sequence[str], body: Iterable[str], language: str | None) -> Dating:
    """Give the day most places tell; `near` are the lines around the headline, `body` the paragraphs below it."""
    told = (*told, *_printed(near))
    settled = [(one, settle(one.day, language)) for one in told]
    sure = [(one, day) for one, (day, _) in settled if day is not None]
    if not sure:
        return _from_dateline(body, tuple(flag for _, (_, flags) in settled for flag in flags)[:1])
    votes = Counter(day for _, day in sure)
    chosen = max(sure, key=lambda pair: votes[pair[1]])[1]
    basis = min((one.basis for one, day in sure if day == chosen), key=BASES.index)
    other = [
        f"{day} ({place.place})" for place, day in sure if abs((day - chosen).days) > 1 and place.place != "a line"
    ]
    flags = (f"the page also gives {' and '.join(other)} as a date",) if other else ()
    return Dating(Published(chosen, basis), flags)


def search_published(root: HtmlElement) -> Published | None:
    """Give the day htmldate finds in a page that tells none in the usual places, or None."""
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        return None
    from htmldate import find_date

    try:
        found = find_date(root, original_date=True, extensive_search=False, max_date=LATEST)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None  # a page its rules stumble over has no date that they find
    day = first_day(found or "")
    return Published(day.day, PublishedBasis.PAGE) if day is not None else None


def _first(place: str, texts: Iterator[str], basis: PublishedBasis) -> Iterator[Told]:
    for text in texts:
        day = first_day(clean_line(text[:LONGEST_LINE]))
        if day is not None:
            yield Told(place, day, basis)
            return


def _printed(lines: Sequence[str]) -> Iterator[Told]:
    """Yield the day printed by the headline: what a header line says, else the first short line with a date."""
    day = read_headers(lines).day()
    if day is not None:
        yield Told("the line of publication", day, PublishedBasis.PAGE)
        return
    for line in lines:
        day = first_day(line) if len(line) <= LONGEST_LINE else None
        if day is not None and len(words(line[: day.start] + line[day.end :])) <= MOST_OTHER_WORDS:
            yield Told("a line", day, PublishedBasis.PAGE)
            return


def _from_dateline(body: Iterable[str], flags: tuple[str, ...]) -> Dating:
    dateline = opening_dateline(body)
    if dateline is None or dateline.day is None:
        return Dating(flags=flags)
    return Dating(Published(dateline.day, PublishedBasis.DATELINE))


def _as_day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
