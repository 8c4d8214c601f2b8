"""Bodies every country has, made from a country and a word: "Syrian army", "Peru's police", "Army of Chad"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from onrecord.resolution.bodies import BodyKind, Entry
from onrecord.resolution.folding import POSSESSIVE
from onrecord.resolution.register_files import REGISTER, read_yaml, split_words
from onrecord.resolution.wordtree import WordTree, keys_of
from onrecord.resolution.written import Fit, Reading, WrittenName

__all__ = ["StateBodies", "StateMatch", "Told"]

AND = frozenset({"and", "or"})


class Told(StrEnum):
    """Which words beside the country's told of the body: those for the body, its people, or its arms."""

    WORDS = "words"
    PEOPLE = "people"
    ARMS = "arms"


@dataclass(frozen=True, slots=True)
class StateMatch:
    """A body of a country in a text: the words `[first, last)` that name it."""

    first: int
    last: int
    entry: Entry
    told: Told


@dataclass(frozen=True, slots=True)
class _Form:
    country: str
    written: WrittenName
    adjective: bool


class StateBodies:
    """Countries, and the bodies each has; a register entry may stand for one ("Israeli army" is the IDF)."""

    def __init__(self, entries: Iterable[Entry], folder: Path = REGISTER) -> None:
        patterns = read_yaml(folder / "patterns.yaml")
        self._bodies = cast("Mapping[str, Mapping[str, str]]", patterns["bodies"])
        without = cast("Mapping[str, str]", patterns["without"])
        self._without = {body: frozenset(split_words(told)) for body, told in without.items()}
        self._adjectives: dict[str, str] = {}
        self._countries: WordTree[_Form] = WordTree()
        self._nouns: WordTree[tuple[str, Told]] = WordTree()
        self._made: dict[tuple[str, str], Entry] = {}
        for body, told in self._bodies.items():
            for role in Told:
                for phrase in split_words(told.get(role)):
                    self._nouns.add(keys_of(phrase), (body, role))
        countries = cast("Mapping[str, Mapping[str, str]]", read_yaml(folder / "countries.yaml"))
        for country, told in countries.items():
            self._add_country(country, told)
        for entry in entries:
            for body in entry.patterns:
                self._made.setdefault((entry.countries[0], body), entry)

    def firsts(self) -> frozenset[str]:
        """Give the words that a body of a country can begin with."""
        return self._countries.firsts() | self._nouns.firsts()

    def match(self, reading: Reading, first: int) -> StateMatch | None:
        """Give the body of a country that the words from `first` on name, the country's word first or last."""
        return self._country_first(reading, first) or self._country_last(reading, first)

    def countries(self, reading: Reading) -> frozenset[str]:
        """Give every country a text names, by name or adjective."""
        found = (self._country(reading, number) for number in range(len(reading.words)))
        return frozenset(form.country for _, form in filter(None, found))

    def body(self, country: str, body: str) -> Entry | None:
        """Give a country's army, police, health ministry; None where it has none or the words are not known."""
        if country not in self._adjectives or body not in self._bodies or country in self._without.get(body, ()):
            return None
        if (country, body) not in self._made:
            told = self._bodies[body]
            name = told["name"].format(adjective=self._adjectives[country])
            self._made[country, body] = Entry(
                f"{country.lower()}-{body.replace(' ', '-')}", name, BodyKind(told["kind"]), (country,)
            )
        return self._made[country, body]

    def _add_country(self, country: str, told: Mapping[str, str]) -> None:
        adjectives = split_words(told.get("adjective"))
        self._adjectives[country] = adjectives[0] if adjectives else told["name"]
        nouns = () if "only_adjective" in told else (told["name"], *split_words(told.get("aliases")))
        for forms, is_adjective in ((nouns, False), (adjectives, True)):
            for text in forms:
                written = WrittenName.of(text)
                self._countries.add(written.keys, _Form(country, written, is_adjective))

    def _country(self, reading: Reading, first: int) -> tuple[int, _Form] | None:
        for last, forms in self._countries.all(reading.words, first):
            for form in forms:
                if reading.fit(form.written, first, last) is not Fit.NO:
                    return last, form
        return None

    def _country_first(self, reading: Reading, first: int) -> StateMatch | None:
        found = self._country(reading, first)
        if found is None:
            return None
        after, form = found
        noun = self._noun_after(reading, after)
        if noun is None:
            return None
        last, body, told = noun
        entry = self.body(form.country, body)
        if entry is None or not reading.unbroken(first, last):
            return None
        return StateMatch(first, last if told is Told.WORDS and last > after else after, entry, told)

    def _noun_after(self, reading: Reading, after: int) -> tuple[int, str, Told] | None:
        """Give what follows a country's word: a body, its people or arms; in "Syrian and Russian jets" for both."""
        words = reading.words
        if after < len(words) and words[after].key == POSSESSIVE:
            after += 1
        elif after < len(words) and words[after].key in AND:
            other = self._country(reading, after + 1) if after + 1 < len(words) else None
            shared = None if other is None else self._noun(reading, other[0])
            return None if shared is None else (after, *shared[1:])
        return self._noun(reading, after)

    def _noun(self, reading: Reading, first: int) -> tuple[int, str, Told] | None:
        if first >= len(reading.words):
            return None
        found = self._nouns.longest(reading.words, first)
        if found is None:
            return None
        last, ((body, told), *_) = found
        behind = self._nouns.longest(reading.words, last) if last < len(reading.words) else None
        if behind is not None and behind[1][0][1] is Told.ARMS:
            return last, behind[1][0][0], Told.ARMS
        return last, body, told

    def _country_last(self, reading: Reading, first: int) -> StateMatch | None:
        found = self._nouns.longest(reading.words, first)
        if found is None or found[1][0][1] is not Told.WORDS:
            return None
        for last in _after_of(reading, found[0]):
            country = self._country(reading, last)
            if country is not None and not country[1].adjective:
                entry = self.body(country[1].country, found[1][0][0])
                return None if entry is None else StateMatch(first, country[0], entry, Told.WORDS)
        return None


def _after_of(reading: Reading, place: int) -> Iterator[int]:
    """Yield where a country may stand after "of" or "of the"."""
    words = reading.words
    if place + 1 < len(words) and words[place].key == "of":
        yield place + 1
        if words[place + 1].key == "the" and place + 2 < len(words):
            yield place + 2
