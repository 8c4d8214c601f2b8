"""What stands round a name in a text, for and against its being a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.resolution.places.gazetteer import BODY, COMMON_WORD, GIVEN_NAME, SURNAME, Gazetteer, Place
from onrecord.resolution.places.keys import place_key, sound
from onrecord.resolution.places.kinds import PlaceKind
from onrecord.resolution.places.spans import Form, Span, Word
from onrecord.resolution.places.words import place_words

__all__ = ["Evidence", "Surroundings", "is_usual_beside", "led_in", "place_of_span", "read_evidence"]

SENTENCE_START = re.compile(r"(?:^|[.!?:;…]|\n|[\"“”‘«(\[])\s*[\"“‘«(\[]*$")
AGE = re.compile(r"\s*,\s*(?:aged\s+)?\d{1,3}\s*[,;.)]|\s*\(\s*(?:aged\s+)?\d{1,3}\s*\)|\s*,\s*aged\s")
APPOSED = re.compile(r",\s+|\s+\(")
SPACES = (" ", "\u00a0", "\n")
LOOK_BACK = 6  # "in the northern Syrian town of": the preposition may stand so many words before the name
LOCAL = (PlaceKind.TOWN, PlaceKind.NEIGHBOURHOOD, PlaceKind.DISTRICT, PlaceKind.PROVINCE)
OTHER_NAME = 1.0  # decades of people
LARGER = (PlaceKind.CONTINENT, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.PROVINCE, PlaceKind.DISTRICT)


class Evidence(NamedTuple):
    """What stands round a name. A tuple: several are made for every name read.

    `preposition` is strong or weak (place_words.csv); `noun` what it is said to be ("the town of", "province"), and
    whether before the name; `larger` the place it is set beside ("…, Syria"), `part` that it is itself set so beside
    another. `name_before` and `name_after` say that it stands in a longer capitalised name; `person`, why it may be
    somebody's name; `organisation`, the word that makes it part of a body's or a street's name; `article`, that "the"
    stands before it; `word`, that it is also an ordinary word; `body`, that it is also an armed group or an outlet.
    `elsewhere` is what the rest of the report makes of the name, place or person; `home`, that a place of the name lies
    in a country or province the report surely names, `foreign`, that none does; `alike`, that it only sounds like a
    place, or has its consonants. `kind` and `prominence` are those of the best known place it can be.
    """

    preposition: str | None = None
    noun: str | None = None
    noun_first: bool = False
    larger: str | None = None
    part: bool = False
    name_before: bool = False
    name_after: bool = False
    article: bool = False
    person: str | None = None
    organisation: str | None = None
    word: bool = False
    body: bool = False
    sentence_start: bool = False
    words: int = 1
    elsewhere: str | None = None
    home: PlaceKind | None = None
    foreign: bool = False
    alike: str | None = None
    kind: PlaceKind | None = None
    prominence: float = 0.0


class Surroundings(NamedTuple):
    """A text, its words, its spans, and for each word the number of the span it lies in."""

    text: str
    words: Sequence[Word]
    spans: Sequence[Span]
    span_of: dict[int, int]
    gazetteer: Gazetteer
    upper_case: bool = False

    @classmethod
    def of(
        cls, text: str, words: Sequence[Word], spans: Sequence[Span], gazetteer: Gazetteer, upper_case: bool
    ) -> Surroundings:
        """Put a text together with its words and spans."""
        span_of = {index: number for number, span in enumerate(spans) for index in range(span.first, span.last + 1)}
        return cls(text, words, spans, span_of, gazetteer, upper_case)

    def before(self, span: Span) -> Word | None:
        """Give the word right before a span, with nothing between but a space, or the dot of an initial or title."""
        if span.first == 0:
            return None
        word = self.words[span.first - 1]
        gap = self.text[word.end : span.start]
        return word if gap in SPACES or (gap == ". " and self.is_shortened(word)) else None

    def after(self, span: Span) -> Word | None:
        """Give the word right after a span, with nothing between but a space."""
        if span.last + 1 >= len(self.words):
            return None
        word = self.words[span.last + 1]
        return word if self.text[span.end : word.start] in SPACES else None

    def capital(self, word: Word) -> bool:
        """Tell whether the word is set as a name."""
        return word.text[0].isupper() and not self.upper_case

    def noun_follows(self, span: Span) -> str | None:
        """Give the noun right behind a span that says what it is: "province"."""
        word = self.after(span)
        said = word.text.lower() if word is not None else ""
        kind = place_words().nouns.get(said)
        # "Hertford Road" is no Hertford; "Homs airport" is at Homs.
        if word is None or kind is None or (kind is PlaceKind.SITE and self.capital(word)):
            return None
        return said

    def starts_sentence(self, start: int) -> bool:
        """Tell whether a sentence, a quotation or a line starts there."""
        return SENTENCE_START.search(self.text[max(0, start - 4) : start]) is not None

    def is_shortened(self, word: Word) -> bool:
        """Tell whether a word is told by its start and a dot: "J.", "Gen."."""
        dotted = self.text[word.end : word.end + 1] == "."
        return dotted and (len(word.text) == 1 or word.text.lower() in place_words().titles)


def read_evidence(span: Span, number: int, around: Surroundings) -> Evidence:
    """Give the evidence for a span and its number among the spans, -1 for one that is not among them.

    `elsewhere` and `home` are left to those who see the whole report.
    """
    place, words = place_of_span(span.text, span.form, around.gazetteer), place_words()
    key = place_key(span.text)
    exact = around.gazetteer.has("u", span.text)
    flags = around.gazetteer.flags(key) if span.first == span.last and not exact else 0
    preposition, noun, article = led_in(span, around)
    before, after = around.before(span), around.after(span)
    inner = next((word for word in (*key.split()[:1], *key.split()[-1:]) if word in words.nouns and " " in key), None)
    return Evidence(
        preposition=preposition,
        noun=noun or around.noun_follows(span) or inner,
        noun_first=noun is not None,
        larger=_larger(number, around) if number >= 0 else None,
        part=_is_set_beside(number, around),
        name_before=_is_name(before, span.first - 1, around),
        name_after=_is_name(after, span.last + 1, around) or _starts_name(flags, after, around),
        article=article,
        person=_person(span, flags, around),
        organisation=_organisation(after, around),
        word=bool(flags & COMMON_WORD),
        body=bool(around.gazetteer.flags(key) & BODY) and not exact,
        sentence_start=around.starts_sentence(span.start),
        words=span.last - span.first + 1,
        kind=place.kind if place is not None else None,
        prominence=_known_by(key, place) if place is not None else 0.0,
    )


def _known_by(key: str, place: Place) -> float:
    """Give how well known a place is under this name: less, where it is one of its others ("Samah", Sanya)."""
    shown = place_key(place.name)
    if place.kind not in LOCAL or key == shown or (key.isascii() and sound(key) == sound(shown)):
        return place.prominence
    return place.prominence - OTHER_NAME


def place_of_span(text: str, form: Form, gazetteer: Gazetteer) -> Place | None:
    """Give the best known place that a stretch of text can mean."""
    found = gazetteer.by_adjective(text) if form is Form.ADJECTIVE else gazetteer.search(text)
    return max(found, key=lambda place: place.prominence, default=None)


def led_in(span: Span, around: Surroundings) -> tuple[str | None, str | None, bool]:
    """Give the preposition and the noun that lead to a name, and whether "the" does: "in the northern town of"."""
    words, noun, article, end = place_words(), None, False, span.start
    for index in range(span.first - 1, max(-1, span.first - 1 - LOOK_BACK), -1):
        word = around.words[index]
        said = word.text.lower()
        if around.text[word.end : end].strip(" \u00a0\n"):
            break
        followed_by, end = end, word.start
        if said in words.nouns and (followed_by != span.start or not around.capital(word)):
            noun = said
        elif said == "of" and index > 0 and around.words[index - 1].text.lower() in words.nouns:
            continue
        elif said in words.prepositions:
            return words.prepositions[said], noun, article
        elif said == "the":
            article = noun is None
        elif said not in words.bearings and not _is_adjective(index, around):
            break
    return None, noun, article


def _is_adjective(index: int, around: Surroundings) -> bool:
    number = around.span_of.get(index)
    return number is not None and around.spans[number].form is Form.ADJECTIVE


def _larger(number: int, around: Surroundings) -> str | None:
    """Give the place a name is set beside, where some place of that name lies in it: "Apopa, San Salvador"."""
    if number + 1 >= len(around.spans):
        return None
    span, other = around.spans[number], around.spans[number + 1]
    if not APPOSED.fullmatch(around.text[span.end : other.start]) or other.form is not Form.NAME:
        return None
    above = {place.id for place in around.gazetteer.search(other.text) if place.kind in LARGER}
    inside = any(above & set(place.within) for place in around.gazetteer.search(span.text))
    return other.text if inside else None


def _is_set_beside(number: int, around: Surroundings) -> bool:
    return number > 0 and _larger(number - 1, around) is not None


def _is_name(word: Word | None, index: int, around: Surroundings) -> bool:
    return word is not None and around.capital(word) and not is_usual_beside(word, index, around)


def _starts_name(flags: int, after: Word | None, around: Surroundings) -> bool:
    """Tell whether an ordinary word opens a longer name: "University of Homs"."""
    return bool(flags & COMMON_WORD) and after is not None and after.text == "of" and not around.upper_case


def is_usual_beside(word: Word, index: int, around: Surroundings) -> bool:
    """Tell whether a capitalised word beside a name says nothing against a place: "In Homs", "Syrian Aleppo"."""
    words, said = place_words(), word.text.lower()
    if said in words.prepositions or said in words.bearings or said in words.nouns or said == "the":
        return True
    if _is_adjective(index, around):
        return True
    # A sentence starts with a capital, whatever its first word.
    return around.starts_sentence(word.start) and bool(around.gazetteer.flags(said) & COMMON_WORD)


def _person(span: Span, flags: int, around: Surroundings) -> str | None:
    """Give why a name may be somebody's, the surest reason first."""
    words, before, after = place_words(), around.before(span), around.after(span)
    if before is not None and before.text.lower() in words.titles:
        return "title"
    if AGE.match(around.text, _name_end(span, around)):
        return "age"
    if before is not None and len(before.text) == 1 and around.is_shortened(before):
        return "initial"
    if after is not None and after.text.lower() in words.person_verbs:
        return "verb"
    if before is not None and _is_given(before, around):
        return "given name before"
    if flags & GIVEN_NAME:
        return "given name"
    return "surname" if flags & SURNAME else None


def _name_end(span: Span, around: Surroundings) -> int:
    """Give where the longer name ends that a span starts or stands in: "Nasser Darwish", 45."""
    end, index = span.end, span.last + 1
    while index < len(around.words) and around.capital(around.words[index]):
        if around.text[end : around.words[index].start] not in SPACES:
            break
        end, index = around.words[index].end, index + 1
    return end


def _is_given(word: Word, around: Surroundings) -> bool:
    return around.capital(word) and bool(around.gazetteer.flags(word.text.lower()) & GIVEN_NAME)


def _organisation(word: Word | None, around: Surroundings) -> str | None:
    if word is None or not around.capital(word):
        return None
    said, words = word.text.lower(), place_words()
    return said if said in words.organisations or words.nouns.get(said) is PlaceKind.SITE else None
