"""Actors: the armed groups, forces, monitors and outlets that a text names, from the register.

>>> register = Register.load()
>>> [(found.text, found.entry.name) for found in register.find("Police in Lagos said al-Qaida's men fled Kenyan jets")]
[('Police', 'police'), ('al-Qaida', 'al-Qaeda'), ('Kenyan', 'Kenyan Air Force')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from onrecord.resolution.aliases import Alias, alias_tree
from onrecord.resolution.bodies import BodyKind, Entry
from onrecord.resolution.folding import cut
from onrecord.resolution.namesakes import Candidate, settle
from onrecord.resolution.register_files import REGISTER, read_entries, read_yaml, split_words
from onrecord.resolution.state_bodies import StateBodies, Told
from onrecord.resolution.written import ARTICLE, Fit, Reading

__all__ = ["ActorMention", "BodyKind", "Entry", "Register", "Via"]

_ARABIC = re.compile("[\u0621-\u064a]")


class Via(StrEnum):
    """How the words name the body."""

    NAME = "name"
    ADJECTIVE = "adjective"
    GENERIC = "generic"
    PATTERN = "pattern"
    PEOPLE = "people"
    ARMS = "arms"


VIA = {Told.WORDS: Via.PATTERN, Told.PEOPLE: Via.PEOPLE, Told.ARMS: Via.ARMS}


@dataclass(frozen=True, slots=True)
class ActorMention:
    """The stretch `[start, end)` of a text, in code points, that names a body.

    Words for its people or arms are no part of it: of "Hamas fighters" it is "Hamas", of "Israeli jets" "Israeli".
    """

    start: int
    end: int
    text: str
    entry: Entry
    via: Via


class Register:
    """The bodies of the register, and where a text names them. Load it once: it keeps nothing of what it reads."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        rules = read_yaml(REGISTER / "patterns.yaml")
        cues = cast("Mapping[str, str]", rules["cues"])
        self._cues = {group: frozenset(split_words(words)) for group, words in cues.items()}
        self._in_capitals = frozenset(split_words(rules["words_in_capitals"]))
        self._states = StateBodies(entries.values())
        self._names = alias_tree(entries.values())
        self._firsts = self._names.firsts() | self._states.firsts()

    @classmethod
    def load(cls, paths: Sequence[Path] = ()) -> Register:
        """Load the shipped register with a project's files or folders merged over it.

        Raises:
            UnreadableFile: a file cannot be opened.
            CodebookError: a file is not a register, an entry breaks its rules, or two bodies claim one name.
        """
        return cls(read_entries(paths))

    def find(self, text: str, upper_case: bool = False) -> tuple[ActorMention, ...]:
        """Give the bodies a text names, in order, the longest name at each place.

        `upper_case` says that the text is all in capitals, where "IS" and "US" are words.
        """
        reading = self._read(text, upper_case)
        certain, doubtful = self._scan(reading)
        found = settle(reading, certain, doubtful, self._cues, self._states.countries) if doubtful else certain
        return tuple(_mention(reading, one) for one in found)

    def canonical(self, words: str) -> Entry | None:
        """Give the body that words are the name of as a whole, None if they are not one's.

        >>> Register.load().canonical("the Peruvian police").name
        'National Police of Peru'
        """
        reading = self._read(words, False)
        length = len(reading.words)
        first = 1 if length > 1 and reading.words[0].key == ARTICLE else 0
        for start in (first, 0):
            found = [one for one in self._candidates(reading, start) if one.last == length] if length else []
            if found:
                return min(found, key=lambda one: one.doubtful).entry
        return None

    def state_body(self, country: str, body: str) -> Entry | None:
        """Give a body of a country by its ISO code and the body's id in patterns.yaml ("army", "health-ministry")."""
        return self._states.body(country, body)

    def _read(self, text: str, upper_case: bool) -> Reading:
        words = cut(text)
        if _ARABIC.search(text):
            words = tuple(map(self._names.stem, words))
        return Reading(text, words, upper_case, self._in_capitals)

    def _scan(self, reading: Reading) -> tuple[list[Candidate], list[Candidate]]:
        """Give the longest certain match at each place, and every doubtful one."""
        certain: list[Candidate] = []
        doubtful: list[Candidate] = []
        end = 0
        for first in [number for number, word in enumerate(reading.words) if word.key in self._firsts]:
            best: Candidate | None = None
            for one in self._candidates(reading, first):
                if one.doubtful:
                    doubtful.append(one)
                elif first >= end and (best is None or one.last > best.last):
                    best = one
            if best is not None:
                certain.append(best)
                end = best.last
        return certain, doubtful

    def _candidates(self, reading: Reading, first: int) -> Iterator[Candidate]:
        for last, aliases in self._names.all(reading.words, first):
            yield from _fitting(reading, aliases, first, last)
        state = self._states.match(reading, first)
        if state is not None:
            yield Candidate(state.first, state.last, state.entry, VIA[state.told])


def _fitting(reading: Reading, aliases: list[Alias], first: int, last: int) -> Iterator[Candidate]:
    """Yield the bodies whose name the words are, the exactly written first."""
    for alias in sorted(aliases, key=lambda alias: not alias.written.exact):
        words = reading.words
        if alias.not_after and first and words[first - 1].key in alias.not_after:
            continue
        if alias.not_before and last < len(words) and words[last].key in alias.not_before:
            continue
        if alias.article and not _behind_article(reading, first, last):
            continue
        fit = reading.fit(alias.written, first, last)
        if fit is not Fit.NO:
            via = Via.ADJECTIVE if alias.adjective else Via.GENERIC if alias.entry.generic else Via.NAME
            yield Candidate(first - alias.article, last, alias.entry, via, fit is Fit.IN_CONTEXT)


def _behind_article(reading: Reading, first: int, last: int) -> bool:
    """Tell whether "the" stands before the words and no capital behind: not "the National Assembly", no headline."""
    if first == 0 or reading.words[first - 1].key != ARTICLE or reading.shouted(first, last):
        return False
    return last == len(reading.words) or not (reading.piece(last)[:1].isupper() and reading.unbroken(first, last + 1))


def _mention(reading: Reading, one: Candidate) -> ActorMention:
    start, end = reading.words[one.first].start, reading.words[one.last - 1].end
    return ActorMention(start, end, reading.text[start:end], one.entry, Via(one.via))
