"""The parts of a report that tells one incident after another: communiqués, chronologies, numbered lists of cases.

"4.3 A checkpoint near Angarto, 28 February" above a few paragraphs, or "3 May, Kidal: two farmers were shot", says that
what follows is one incident, where and when. What is told under another heading is another incident, however alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.coding.english.readings import Laid, Readings
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.timing import is_written
from onrecord.resolution.places import PlaceMention
from onrecord.resolution.places.evidence import Evidence
from onrecord.resolution.places.mentions import mention_of
from onrecord.resolution.places.spans import Form, Span

__all__ = ["Section", "with_sections"]

# A heading is no longer than this; a report has so many headings or entries of a kind before they count as such.
LONGEST_WORDS = 16
FEWEST_HEADINGS, FEWEST_ENTRIES = 2, 3
NUMBER = re.compile(r"^(?:(?:incident|case|event|no\.?|n°|#)\s*)?(\d{1,3}(?:\.\d{1,3})*)(?=[.):\s])", re.IGNORECASE)
ENDS_SENTENCE = re.compile(r"[.!?;,][\"'”’)\]]*$")
OPENS_ENTRY = frozenset({":", "–", "—", "-", "|", "--"})
BULLETS = frozenset({"•", "-", "–", "*", "·", "‣", "▪"})
# The longest name of a place that opens a heading, and how sure its place there makes it.
LONGEST_NAME = 4
NAMED = Evidence(preposition="strong")
# Behind the date of an entry, before its colon: "3 May, Kidal:".
LABEL_TOKENS = 8


@dataclass(frozen=True, slots=True)
class Section:
    """One part: its tokens `[start, end)`, of which `label` are the heading or the words before an entry's colon."""

    start: int
    end: int
    label: range


@dataclass(frozen=True, slots=True)
class _Heading:
    """A short paragraph that stands over others: how deep it is numbered, none where it is not, and what it gives."""

    tokens: range
    depth: int | None
    dated: bool
    placed: bool


def with_sections(parse: Parse, readings: Readings) -> tuple[Parse, Readings]:
    """Give the parse with the section of every token, 0 outside any, else counted from 1, and the readings with the
    places that headings open with.
    """
    sections = tuple(_under_headings(parse, readings)) or tuple(_entries(parse, readings))
    if not sections:
        return parse, readings
    section = [0] * len(parse)
    for number, each in enumerate(sections, 1):
        section[each.start : each.end] = [number] * (each.end - each.start)
    named = [laid for each in sections if (laid := _opening_place(parse, readings, each.label)) is not None]
    places = sorted((*readings.places, *named), key=lambda laid: laid.first)
    at = {token: laid for laid in named for token in range(laid.first, laid.last)}
    return (
        replace(parse, section_of=tuple(section), labels=tuple(each.label for each in sections)),
        replace(readings, places=tuple(places), place_at={**readings.place_at, **at}),
    )


def _opening_place(parse: Parse, readings: Readings, label: range) -> Laid[PlaceMention] | None:
    """Give the name a heading opens with, before a comma, as a place: no preposition tells so, its place does."""
    first = next((token for token in label if parse.words[token][0].isalpha()), label.stop)
    last = next((token for token in range(first, label.stop) if parse.words[token] == ","), label.stop)
    tokens = range(first, last)
    taken = any(
        token in table
        for token in tokens
        for table in (readings.place_at, readings.date_at, readings.actor_at, readings.person_of)
    )
    if taken or not 0 < len(tokens) <= LONGEST_NAME or not all(parse.words[token][0].isupper() for token in tokens):
        return None
    start, end = parse.start[first], parse.end[last - 1]
    return Laid(first, last, mention_of(Span(start, end, parse.text[start:end], Form.UNLISTED, first, last - 1), NAMED))


def _under_headings(parse: Parse, readings: Readings) -> Iterator[Section]:
    """Yield the sections under headings of a kind of which several give a date or a place."""
    headings = list(_headings(parse, readings))
    telling = Counter(heading.depth for heading in headings if _announces(heading))
    kinds = {depth for depth, times in telling.items() if times >= FEWEST_HEADINGS}
    opened: range | None = None
    for heading in headings:
        opens = heading.depth in kinds and (heading.depth is not None or _announces(heading))
        if not opens and not _closes(heading, kinds):
            continue
        if opened is not None:
            yield Section(opened.start, heading.tokens.start, opened)
        opened = heading.tokens if opens else None
    if opened is not None:
        yield Section(opened.start, len(parse), opened)


def _announces(heading: _Heading) -> bool:
    """Tell whether a heading says when, or is numbered and says where."""
    return heading.dated or (heading.placed and heading.depth is not None)


def _closes(heading: _Heading, kinds: set[int | None]) -> bool:
    """Tell whether a heading ends the section above it: one of a higher level, or of no level where none has."""
    if heading.depth is None:
        return kinds == {None}
    return None in kinds or any(kind is not None and heading.depth < kind for kind in kinds)


def _headings(parse: Parse, readings: Readings) -> Iterator[_Heading]:
    dated = {parse.paragraph[laid.first] for laid in readings.dates if is_written(laid)}
    placed = {parse.paragraph[laid.first] for laid in readings.places}
    for tokens in parse.paragraphs[1:]:
        text = parse.span(tokens.start, tokens.stop).strip()
        if len(text.split()) > LONGEST_WORDS or ENDS_SENTENCE.search(text) or not any(map(str.isalpha, text)):
            continue
        number = NUMBER.match(text)
        paragraph = parse.paragraph[tokens.start]
        depth = None if number is None else number[1].count(".")
        yield _Heading(tokens, depth, paragraph in dated, paragraph in placed)


def _entries(parse: Parse, readings: Readings) -> Iterator[Section]:
    """Yield the paragraphs that open with their date and a colon or dash, and what goes on below each."""
    dates = {laid.first: laid for laid in readings.dates if is_written(laid)}
    labels = [label for tokens in parse.paragraphs if (label := _entry_label(parse, dates, tokens)) is not None]
    if len(labels) < FEWEST_ENTRIES:
        return
    ends = [label.start for label in labels[1:]] + [len(parse)]
    for label, end in zip(labels, ends, strict=True):
        yield Section(label.start, end, label)


def _entry_label(parse: Parse, dates: Mapping[int, Laid], tokens: range) -> range | None:  # type: ignore[type-arg]
    """Give the tokens before the colon of an entry, None where the paragraph is none."""
    first = _behind_bullet(parse, tokens)
    laid = dates.get(first)
    if laid is None:
        return None
    reach: Sequence[int] = range(laid.last, min(tokens.stop, laid.last + LABEL_TOKENS))
    colon = next((token for token in reach if parse.words[token] in OPENS_ENTRY), None)
    if colon is None or any(parse.is_verb(token) for token in range(laid.last, colon)):
        return None
    return range(tokens.start, colon)


def _behind_bullet(parse: Parse, tokens: range) -> int:
    return next((token for token in tokens if parse.words[token] not in BULLETS), tokens.start)
