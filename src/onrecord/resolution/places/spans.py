"""Where a report may name a place: stretches of its text that are keys of the gazetteer, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from onrecord.resolution.places.gazetteer import WELL_KNOWN, Gazetteer
from onrecord.resolution.places.keys import place_key
from onrecord.resolution.places.words import PlaceWords, place_words

__all__ = ["Form", "Span", "Word", "find_runs", "find_spans", "read_words"]

# Initials and abbreviations keep their dots; a hyphen parts words ("US-led"), an apostrophe inside one does not.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼʻ`][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
# What may stand between the words of one name. A line break may: texts are wrapped.
GAP = re.compile(r"(?:['’]s)?[ \u00a0\n]|[-‐‑–]|['’]")
SPACED_ARTICLES = ("al", "el")  # written apart as often as with a hyphen
RUN_GAPS = frozenset({" ", "\u00a0", "-", "‑"})
ABBREVIATED = frozenset({"st", "ste", "mt", "ft", "w", "n", "s", "e"})
MOST_WORDS = 6
LONGEST_ACRONYM = 4
PARTICLES = "وبلفك"
LEAST_BEHIND_PARTICLE = 4


class Form(StrEnum):
    """How a place is named: by its name, an adjective or people, a name only like it, or one that is not listed."""

    NAME = "name"
    ADJECTIVE = "adjective"
    ALIKE = "alike"
    UNLISTED = "unlisted"


class Word(NamedTuple):
    """One word of the text, without its possessive ending; its letters may allow it to be part of a name."""

    start: int
    end: int
    text: str
    name_like: bool


class Span(NamedTuple):
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
        name_like = upper_case or found[0].isupper() or _is_caseless(found)
        words.append(Word(match.start(), end, text[match.start() : end], name_like))
    return words


def find_spans(text: str, words: Sequence[Word], gazetteer: Gazetteer, *, upper_case: bool = False) -> Iterator[Span]:
    """Yield the keys of the gazetteer in the text from left to right, none inside another, the longest of a start."""
    reader = _SpanReader(text, words, gazetteer, upper_case, {})
    articles = place_words().articles
    at = 0
    while at < len(words):
        span = None
        if (words[at].name_like and words[at].text != "The") or _joins(words[at], text, articles):
            span = reader.longest(at)
        if span is None:
            at += 1
        else:
            yield span
            at = span.last + 1


def _is_caseless(word: str) -> bool:
    """Tell whether a word is of a script without capitals."""
    return word[0].lower() == word[0].upper()


def _joins(word: Word, text: str, articles: frozenset[str]) -> bool:
    """Tell whether an article is written as the start of a name: "al-Bab"."""
    return word.text in articles and text[word.end : word.end + 1] == "-"


def find_runs(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Yield the names in capitals, as long as they go, that no gazetteer need know: "Maarat al-Numan"."""
    articles = place_words().articles
    at = 0
    while at < len(words):
        starts = words[at].name_like or _joins(words[at], text, articles)
        if not starts or _is_caseless(words[at].text):
            at += 1
            continue
        last = at
        for index in range(at + 1, min(at + MOST_WORDS, len(words))):
            if text[words[index - 1].end : words[index].start] not in RUN_GAPS:
                break
            if words[index].name_like:
                last = index
            elif not (words[index].text in SPACED_ARTICLES or _joins(words[index], text, articles)):
                break
        yield Span(words[at].start, words[last].end, text[words[at].start : words[last].end], Form.ALIKE, at, last)
        at = last + 1


class _SpanReader(NamedTuple):
    """Reads names from one text; what was looked up once is kept."""

    text: str
    words: Sequence[Word]
    gazetteer: Gazetteer
    upper_case: bool
    known: dict[str, Form | None]

    def longest(self, first: int) -> Span | None:
        """Give the longest name that starts at a word."""
        text, words = self.text, self.words
        for last in reversed(self._ends(first)):
            end = words[last].end
            # An abbreviation is told with its dot ("Ky.") and known with it.
            for stop in (end + 1, end) if text[end : end + 1] == "." else (end,):
                told = text[words[first].start : stop]
                if told not in self.known:
                    self.known[told] = self._form(told)
                form = self.known[told]
                if form is not None:
                    return Span(words[first].start, stop, told, form, first, last)
        return self._behind_particle(first) if words[first].text[0] in PARTICLES else None

    def _behind_particle(self, first: int) -> Span | None:
        """Give the place behind an Arabic particle that is written with it: "and", "in", "to"."""
        start = self.words[first].start + 1
        for last in reversed(self._ends(first)):
            told = self.text[start : self.words[last].end]
            if len(told) >= LEAST_BEHIND_PARTICLE and self.gazetteer.has_name(place_key(told)):
                return Span(start, self.words[last].end, told, Form.NAME, first, last)
        return None

    def _ends(self, first: int) -> list[int]:
        """Give the words at which a name that starts at `first` may end."""
        words, joiners = self.words, place_words().joiners
        ends = [first] if words[first].name_like else []
        for last in range(first + 1, min(first + MOST_WORDS, len(words))):
            gap = self.text[words[last - 1].end : words[last].start]
            dotted = gap == ". " and words[last - 1].text.lower() in ABBREVIATED
            if not (dotted or GAP.fullmatch(gap)):
                break
            if words[last].name_like:
                ends.append(last)
            elif words[last].text not in joiners:
                break
        return ends

    def _form(self, told: str) -> Form | None:
        gazetteer = self.gazetteer
        if gazetteer.has("u", told):
            return Form.NAME
        acronym = told.isupper() and len(told) <= LONGEST_ACRONYM and not _is_caseless(told)
        if told.endswith(".") or (acronym and not self.upper_case) or _says_where(told.lower(), place_words()):
            return None
        key = place_key(told)
        adjective = gazetteer.has("d", key)
        if _is_name(told, key, gazetteer) and not (adjective and _is_obscure(told, gazetteer)):
            return Form.NAME
        return Form.ADJECTIVE if adjective else None


def _is_name(told: str, key: str, gazetteer: Gazetteer) -> bool:
    if gazetteer.has("n", key) or gazetteer.has("a", key):
        return True
    # "At Homs" is no "at-Homs": articles that look like English words count only with their hyphen.
    first = key.partition(" ")[0]
    apart = told[len(first) : len(first) + 1] == " " and first not in SPACED_ARTICLES
    return not apart and gazetteer.has_name(key)


def _says_where(said: str, words: PlaceWords) -> bool:
    """Tell whether these are words about places: "Northern" is some province, and a part of everything."""
    return (
        said in words.nouns
        or said in words.articles
        or said in words.prepositions
        or all(word in words.bearings for word in said.split())
    )


def _is_obscure(told: str, gazetteer: Gazetteer) -> bool:
    """Tell whether all places of a name are less known than the country whose adjective it is: "Canadian", Texas."""
    return all(place.prominence < WELL_KNOWN for place in gazetteer.search(told))
