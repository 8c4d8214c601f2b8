"""What a record is found by: the words of its names, places and texts, its days, and the ages of the people in it.

A name is found by how it is written and, in any script and by any scheme, by its consonants (`resolution/skeleton.py`).
Days and ages are terms of their own: a bare figure in a text finds nobody, and "aged 34" finds whom it is said of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from onrecord.core.values import AgeRange, When
from onrecord.core.vocabulary import PartyKind
from onrecord.publish.casualties import IncidentFile, Statement, VictimRecord
from onrecord.publish.site.addresses import key_of
from onrecord.publish.site.labels import gravest_first, names_of
from onrecord.resolution.findable import findable_word
from onrecord.resolution.skeleton import skeleton

__all__ = ["NAME", "PLACE", "TEXT", "Terms", "words_of"]

NAME, PLACE, TEXT = range(3)
"""Where a word stands: in a name, in a place, elsewhere. What is found in a name comes first."""
LONGEST = 40
"""Letters of a word: what is longer is no word that anybody types."""
YEAR = 4
"""Figures of a year: shorter ones are not found in texts, where they are ages, days and counts."""
YEARS = 10
"""Years within which a person is found by each age that is told."""
_WORD = re.compile(r"[^\W_]+")
_DROPPED = dict.fromkeys(map(ord, "'’‘ʼʻʿʾ`´."))
_POSSESSIVE = re.compile("['’]s\\b")
_ALTERED = str.maketrans(
    {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None}
    | {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ə": "e"}
)


@lru_cache(maxsize=1 << 16)
def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text as they are found; the script does the same to what is typed.

    >>> words_of("Al-Qasem’s house"), words_of("وقُتِلَ")
    (('al', 'qasem', 'house'), ('قتل',))
    """
    bare = _POSSESSIVE.sub("", text.lower()).translate(_DROPPED).translate(_ALTERED)
    plain = "".join(each for each in unicodedata.normalize("NFKD", bare) if unicodedata.category(each)[0] != "M")
    return tuple(findable_word(word) for word in _WORD.findall(plain.translate(_ALTERED)) if len(word) <= LONGEST)


@dataclass
class Terms:
    """The terms of some records that follow each other: what is shown of each, and by where a term stands the numbers
    of those that have it, from 0.
    """

    told: list[list[Any]] = field(default_factory=list)
    lists: tuple[dict[str, list[int]], ...] = field(default_factory=lambda: ({}, {}, {}))

    def add(self, file: IncidentFile) -> None:
        """Add an incident and the people in it."""
        incident = file.incident
        where, grade = incident.where, incident.grade
        confirmed = int(grade is not None and grade.is_confirmed)
        place = [each for each in (where.name, where.text) if each]
        day = _day(incident.when)
        common = [*place, day[:4], *((where.country,) if where.country else ())]
        marks = list(_days(incident.when))
        acts = [":".join((act.type, act.method or "")) for act in gravest_first(incident.acts)]
        self.told.append([key_of(incident.id), 0, acts, day, where.name or where.text or "", confirmed])
        self._words(PLACE, common, sounds=place[:1], marks=marks)
        self._words(TEXT, _said_of(file))
        for victim in file.victims:
            forms = [text for text, _ in names_of(victim)]
            called = forms or [victim.description or victim.occupation or ""]
            kind = 2 if victim.kind is PartyKind.GROUP else 1
            self.told.append(
                [key_of(victim.id), kind, called, day, where.name or where.text or "", confirmed, _age(victim)]
            )
            self._words(NAME, forms, sounds=forms)
            self._words(PLACE, common, sounds=place[:1], marks=marks)
            self._words(TEXT, _about(victim), marks=_ages(victim))

    def _words(
        self, where: int, texts: Iterable[str], *, sounds: Iterable[str] = (), marks: Iterable[str] = ()
    ) -> None:
        """Note the words of the record that was added last."""
        number = len(self.told) - 1
        found = {word for text in texts for word in words_of(text)}
        if where == TEXT:
            found = {word for word in found if len(word) >= YEAR or not word.isdecimal()}
        found.update(f"~{sound}" for text in sounds for sound in skeleton(text) if len(sound) > 1)
        found.update(marks)
        lists = self.lists[where]
        for word in found:
            lists.setdefault(word, []).append(number)


def _day(when: When) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None or first.year != last.year:
        return ""
    if first == last:
        return first.isoformat()
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def _days(when: When) -> Iterator[str]:
    """Yield the day of an incident, where one is told, and its month or two: of a week that was told so as to hold back
    the day no day is named.
    """
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return
    if first == last:
        yield f"@{first:%Y-%m-%d}"
    months = (last.year - first.year) * 12 + last.month - first.month
    if months in (0, 1):
        yield from dict.fromkeys((_month(first), _month(last)))


def _month(day: date) -> str:
    return f"@{day:%Y-%m}"


def _ages(victim: VictimRecord) -> Iterator[str]:
    """Yield the ages a person may have had, where these are few."""
    age = victim.age
    if isinstance(age, int):
        yield f"@a{age}"
    elif isinstance(age, AgeRange) and age.low is not None and age.high is not None and age.high - age.low < YEARS:
        yield from (f"@a{each}" for each in range(age.low, age.high + 1))


def _age(victim: VictimRecord) -> str:
    age = victim.age
    if isinstance(age, AgeRange):
        ends = [str(end) for end in (age.low, age.high) if end is not None]
        return "-".join(ends) if len(ends) == 2 else ""
    return "" if age is None else str(age)


def _said_of(file: IncidentFile) -> Iterator[str]:
    incident = file.incident
    for act in incident.acts:
        yield from (act.type.replace("_", " "), (act.method or "").replace("_", " "), act.weapon or "")
    for actor in incident.actors:
        yield from (actor.actor or "", actor.name or "")
    yield from (citation.title or "" for citation in file.citations if not citation.is_protected)
    yield from _quoted(incident.statements)
    for thing in file.objects:
        yield from ((thing.name or ""), (thing.type or "").replace("_", " "))
        yield from _quoted(thing.statements)


def _about(victim: VictimRecord) -> Iterator[str]:
    yield from (each or "" for each in (victim.description, victim.occupation, victim.affiliation))
    yield from _quoted(victim.statements)


def _quoted(statements: Iterable[Statement]) -> Iterator[str]:
    return (quote for said in statements for quote in said.quotes)
