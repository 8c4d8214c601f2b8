"""Where a report may name a place: stretches of its text that are keys of the gazetteer, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.resolution.places.gazetteer import WELL_KNOWN, Gazetteer
from onrecord.resolution.places.keys import place_key
from onrecord.resolution.places.words import PlaceWords, place_words

__all__ = ["Form", "Span", "Word", "find_runs", "find_spans", "read_words"]

# Initials and abbreviations keep their dots; a hyphen parts words ("US-led"), an apostrophe inside one does not.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼʻ`][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
# What may stand between the words of one name. A line break may: texts are wrapped.
GAP = re.compile(r"(?:['’]s)?[ \u00a0\n]|[-‐‑–]|['’]")
ABBREVIATED = frozenset({"st", "ste", "mt", "ft", "w", "n", "s", "e"})
MOST_WORDS = 6
LONGEST_ACRONYM = 4
PARTICLES = "وبلفك"
LEAST_BEHIND_PARTICLE = 4
CASELESS = re.compile(r"[\u0590-\u08ff\u0900-\u109f\u1200-\u139f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]")


class Form(StrEnum):
    """How a place is named: by its name, an adjective or word for its people, or a name that only sounds like it."""

    NAME = "name"
    ADJECTIVE = "adjective"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text, without its possessive ending; its letters may allow it to be part of a name."""

    start: int
    end: int
    text: str
    name_like: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that is a key of the gazetteer: words `first` to `last`, both included."""

    start: int
    end: int
    text: str
    form: Form
    first: int
    last: int


def read_words(text: str, *, upper_case: bool = False) -> list[Word]:
    """Give the words of a text; in upper-case text any word may be part of a name."""
    words = []
    for match in WORD.finditer(text):
        found = match[0]
        ending = POSSESSIVE.search(found)
        end = match.end() - (2 if ending is not None else 0)
        first = found[0]
        caseless = first.lower() == first.upper()
        words.append(Word(match.start(), end, text[match.start() : end], upper_case or caseless or first.isupper()))
    return words


def find_spans(text: str, words: Sequence[Word], gazetteer: Gazetteer) -> Iterator[Span]:
    """Yield the keys of the gazetteer in the text from left to right, none inside another, the longest of a start."""
    known: dict[str, Form | None] = {}
    articles = place_words().articles
    at = 0
    while at < len(words):
        span = None
        if (words[at].name_like and words[at].text != "The") or (
            words[at].text in articles and text[words[at].end : words[at].end + 1] == "-"
        ):
            span = _longest(text, words, at, gazetteer, known)
        if span is None:
            at += 1
        else:
            yield span
            at = span.last + 1


def find_runs(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Yield the names in capitals, as long as they go, that no gazetteer need know: "Maarat al-Numan"."""
    articles = place_words().articles
    at = 0
    while at < len(words):
        if not words[at].name_like or CASELESS.match(words[at].text):
            at += 1
            continue
        last = at
        for index in range(at + 1, min(at + MOST_WORDS, len(words))):
            if not GAP.fullmatch(text[words[index - 1].end : words[index].start]):
                break
            if words[index].name_like:
                last = index
            elif words[index].text not in articles:
                break
        yield Span(words[at].start, words[last].end, text[words[at].start : words[last].end], Form.ALIKE, at, last)
        at = last + 1


def _longest(
    text: str, words: Sequence[Word], first: int, gazetteer: Gazetteer, known: dict[str, Form | None]
) -> Span | None:
    for last in reversed(_ends(text, words, first)):
        end = words[last].end
        # An abbreviation is told with its dot ("Ky.") and known with it.
        for stop in (end + 1, end) if text[end : end + 1] == "." else (end,):
            told = text[words[first].start : stop]
            if told not in known:
                known[told] = _form(told, gazetteer)
            form = known[told]
            if form is not None:
                return Span(words[first].start, stop, told, form, first, last)
    return _behind_particle(text, words, first, gazetteer) if words[first].text[0] in PARTICLES else None


def _behind_particle(text: str, words: Sequence[Word], first: int, gazetteer: Gazetteer) -> Span | None:
    """Give the place behind an Arabic particle that is written with it: "and", "in", "to"."""
    start = words[first].start + 1
    for last in reversed(_ends(text, words, first)):
        told = text[start : words[last].end]
        if len(told) >= LEAST_BEHIND_PARTICLE and gazetteer.has_name(place_key(told)):
            return Span(start, words[last].end, told, Form.NAME, first, last)
    return None


def _ends(text: str, words: Sequence[Word], first: int) -> list[int]:
    """Give the words at which a name that starts at `first` may end."""
    joiners = place_words().joiners
    ends = [first] if words[first].name_like else []
    for last in range(first + 1, min(first + MOST_WORDS, len(words))):
        gap = text[words[last - 1].end : words[last].start]
        dotted = gap == ". " and words[last - 1].text.lower() in ABBREVIATED
        if not (dotted or GAP.fullmatch(gap)):
            break
        if words[last].name_like:
            ends.append(last)
        elif words[last].text not in joiners:
            break
    return ends


def _form(told: str, gazetteer: Gazetteer) -> Form | None:
    if gazetteer.has("u", told):
        return Form.NAME
    if told.endswith(".") or (told.isupper() and len(told) <= LONGEST_ACRONYM and not CASELESS.match(told)):
        return None
    if _says_where(told.lower(), place_words()):
        return None
    key = place_key(told)
    adjective = gazetteer.has("d", key)
    if gazetteer.has_name(key) and not (adjective and _is_obscure(told, gazetteer)):
        return Form.NAME
    return Form.ADJECTIVE if adjective else None


def _says_where(said: str, words: PlaceWords) -> bool:
    """Tell whether these are words about places: "Northern" is a province somewhere, and a part of everything."""
    return said in words.nouns or said in words.prepositions or all(word in words.bearings for word in said.split())


def _is_obscure(told: str, gazetteer: Gazetteer) -> bool:
    """Tell whether all places of a name are less known than the country whose adjective it is: "Canadian", Texas."""
    return all(place.prominence < WELL_KNOWN for place in gazetteer.search(told))
