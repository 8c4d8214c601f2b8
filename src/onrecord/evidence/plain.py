"""Read plain text: header lines, title, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.addresses import outlet_domain
from onrecord.evidence.characters import even_lines
from onrecord.evidence.datelines import Dateline, opening_dateline, read_dateline
from onrecord.evidence.days import settle
from onrecord.evidence.furniture import mark_furniture
from onrecord.evidence.headers import Headers, is_bare_date, read_headers
from onrecord.evidence.language import detect_language
from onrecord.evidence.lines import is_item, join_lines
from onrecord.evidence.parts import Draft, Kind, Part, Published, kept

__all__ = ["read_parts", "read_plain"]

# Ends like a sentence, or goes on after one; after up to three letters a full stop is an abbreviation's (No., U.S.).
_sentence = re.compile(r"[.:;,۔。][\"'”’»)]*$|\w{4,}\.[\"'”’»)]* ")
# Headlines of newspapers and agencies; a communiqué's runs longer than both.
LONGEST_TITLE, TITLE_WORDS = 220, range(3, 36)
# A headline stands over longer paragraphs, though a standfirst or an outlet's name may come first.
NEAR = 4


def read_plain(text: str) -> Draft:
    """Give the draft of a plain text."""
    lines = even_lines(text)
    headers = read_headers(lines)
    # Before the headline is looked for, or it would be found in a share bar.
    return _draft(mark_furniture(_parts(lines, headers)), headers)


def read_parts(parts: Sequence[Part], title: str | None = None) -> Draft:
    """Give the draft of paragraphs that are told apart already: a document's, not a page's.

    Where the document names no title, it is a heading above the text, or what stands there as a headline does.
    """
    live = [number for number, part in enumerate(parts) if part.dropped is None]
    headers = read_headers([parts[number].text for number in live])
    taken = {live[line]: reason for line, reason in headers.taken.items() if parts[live[line]].kind is not Kind.ROW}
    marked = mark_furniture(part.drop(taken[number]) if number in taken else part for number, part in enumerate(parts))
    return _draft(marked, headers, title)


def _draft(parts: tuple[Part, ...], headers: Headers, title: str | None = None) -> Draft:
    title = title or headers.title
    if title is None:
        title, parts = _take_title(parts)
    language = detect_language("\n".join(part.text for part in kept(parts)))
    opening = opening_dateline(part.text for part in kept(parts))
    published, flags = _published(opening, headers, language)
    return Draft(
        parts=parts,
        title=title,
        byline=headers.byline,
        source=headers.source or (opening.agency if opening is not None else None) or outlet_domain(headers.address),
        published=published,
        language=language,
        flags=flags,
    )


def _parts(lines: Sequence[str], headers: Headers) -> Iterator[Part]:
    start = 0
    for number in sorted(headers.taken):
        yield from _paragraphs(lines[start:number])
        yield Part(lines[number].strip(), dropped=headers.taken[number])
        start = number + 1
    yield from _paragraphs(lines[start:])


def _paragraphs(lines: Sequence[str]) -> Iterator[Part]:
    for line in join_lines(lines):
        yield Part(line.text, Kind.ITEM if line.item else Kind.PARAGRAPH)


def _take_title(parts: tuple[Part, ...]) -> tuple[str | None, tuple[Part, ...]]:
    """Part the headline from the rest, if the text opens with one."""
    live = (number for number, part in enumerate(parts) if part.dropped is None and not is_bare_date(part.text))
    place = next(live, None)
    if place is None or not _heads(parts[place], [part.text for part in kept(parts[place + 1 :])]):
        return None, parts
    return parts[place].text, (*parts[:place], *parts[place + 1 :])


def _heads(part: Part, following: Sequence[str]) -> bool:
    """Tell a title by what the document says of it, else by its looks."""
    if part.kind is Kind.HEADING:
        return len(part.text) <= LONGEST_TITLE and bool(following)
    return part.kind is not Kind.ROW and _is_title(part.text, following)


def _is_title(first: str, following: Sequence[str]) -> bool:
    """Tell a headline: short, not a sentence, over something longer."""
    if len(first) > LONGEST_TITLE or len(first.split()) not in TITLE_WORDS or is_item(first):
        return False
    if _sentence.search(first) or first[0] in "([" or read_dateline(first) is not None:
        return False
    return any(len(text) > len(first) for text in following[:NEAR]) or sum(map(len, following)) > 2 * len(first)


def _published(
    opening: Dateline | None, headers: Headers, language: str | None
) -> tuple[Published | None, tuple[str, ...]]:
    found = headers.day()
    if found is not None:
        day, flags = settle(found, language)
        return (Published(day, PublishedBasis.PAGE) if day is not None else None), flags
    if opening is None or opening.day is None:
        return None, ()
    return Published(opening.day, PublishedBasis.DATELINE), ()
