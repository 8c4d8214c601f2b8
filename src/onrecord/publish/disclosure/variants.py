"""The ways in which one withheld value is written: a name by its parts, a date in each form, an age in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from onrecord.core.values import Name
from onrecord.linkage.names import parts_of
from onrecord.publish.disclosure.tokens import common_words, key_of, tokens_of, word_tables
from onrecord.resolution.folding import fold

__all__ = [
    "Person",
    "date_forms",
    "is_common",
    "is_number",
    "is_particle",
    "person",
    "phrases_of",
    "runs_of",
    "tells_nobody_apart",
    "weekdays_of",
]

OWN_ROLES = ("given", "kunya", "nickname")
LEAST_LETTERS = 2


class Person(NamedTuple):
    """How a person is written: `wholes` tell who it is; of the `parts`, `own` are not their family's."""

    wholes: tuple[str, ...]
    parts: tuple[str, ...]
    own: frozenset[str]


@lru_cache(maxsize=1 << 12)
def person(name: Name) -> Person:
    """Give the ways in which a name is written: whole, with each one other part, and part by part.

    >>> person(Name("Zubayda Musa Qurmuzi")).wholes[1:3]
    ('Zubayda Musa', 'Musa Zubayda')
    """
    told = [(role, words) for role, words in name.parts if role != "title" and words.strip()]
    if not told:
        told = [("given" if place == 0 else "family", words) for place, words in enumerate(parts_of(name.text))]
    parts = [words for _, words in told if not _is_empty(words)]
    own = frozenset(key for role, words in told if role in OWN_ROLES for key in (fold(words),))
    first, others = parts[:1], parts[1:]
    pairs = [pair for other in others for one in first for pair in (f"{one} {other}", f"{other} {one}")]
    wholes = dict.fromkeys([name.text, *pairs, *([" ".join(parts)] if parts else [])])
    return Person(tuple(wholes), tuple(dict.fromkeys(parts)), own)


def is_particle(word: str) -> bool:
    """Tell whether a word is an article, a particle or a title of a name, and tells nobody apart."""
    return fold(word) in _particles()


def tells_nobody_apart(words: str) -> bool:
    """Tell whether words say no more of people than how many they are, their sex, age group, status or harm.

    >>> tells_nobody_apart("about thirty people"), tells_nobody_apart("two dock workers")
    (True, False)
    """
    forms = ({token.key, token.bare} for token in tokens_of(words))
    return all(any(form.isdigit() for form in each) or each & (_anybody() | _around_anybody()) for each in forms)


def is_number(words: str) -> bool:
    """Tell whether words are a number and nothing else: "nine", "11".

    >>> is_number("twenty-three"), is_number("nine men")
    (True, False)
    """
    keys = [token.key for token in tokens_of(words)]
    return bool(keys) and all(key.isdigit() or key in _number_words() for key in keys)


def is_common(word: str) -> bool:
    """Tell whether a part of a name is an ordinary word too, so that only a capital tells it from one."""
    return fold(word) in common_words()


def runs_of(text: str, length: int) -> Iterator[str]:
    """Yield every run of so many words of a text."""
    tokens = tokens_of(text)
    for start in range(len(tokens) - length + 1):
        yield text[tokens[start].start : tokens[start + length - 1].end]


def phrases_of(text: str, without: Iterable[str]) -> Iterator[str]:
    """Yield the stretches of a text that stand between words which tell nothing and words that may stay.

    >>> list(phrases_of("at the ferry landing in Kutum", ("Kutum",)))
    ['ferry landing']
    """
    stay = {token.key for each in without for token in tokens_of(each)}
    run: list[Any] = []
    for token in (*tokens_of(text), None):
        if token is not None and token.key not in stay and token.key not in _little_words():
            run.append(token)
        elif run:
            yield text[run[0].start : run[-1].end]
            run = []


@lru_cache(maxsize=1 << 10)
def date_forms(day: date) -> tuple[str, ...]:
    """Give the ways in which a day is written: in figures in any order, and with the month's name."""
    year, short = day.year, f"{day.year % 100:02d}"
    pads = ((str(day.month), str(day.day)), (f"{day.month:02d}", f"{day.day:02d}"))
    forms = [f"{a} {b} {c}" for m, d in pads for a, b, c in ((year, m, d), (d, m, year), (m, d, year), (d, m, short))]
    forms += [f"{m} {d} {short}" for m, d in pads] + [f"{year}{day:%m%d}", f"{day:%d%m}{year}"]
    for names in _table("months").values():
        month = names[day.month - 1]
        forms += [form for _, d in pads for form in (f"{d} {month}", f"{month} {d}")]
        forms += [f"{day.day}{end} {month}" for end in ("st", "nd", "rd", "th")]
        forms += [f"{month} {day.day}{end}" for end in ("st", "nd", "rd", "th")]
        forms += [f"{day.day} {link} {month}" for link in ("of", "de", "من")]
    return tuple(dict.fromkeys(forms))


def weekdays_of(day: date) -> tuple[str, ...]:
    """Give the names of a day's weekday."""
    return tuple(names[day.weekday()] for names in _table("weekdays").values())


def _is_empty(words: str) -> bool:
    return all(is_particle(each) for each in words.split()) or len(key_of(words)) < LEAST_LETTERS


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(str(each)) for each in word_tables()["particles"])


@cache
def _little_words() -> frozenset[str]:
    told = "at in on of the a an near to from by and his her their outside inside behind في على من الى عند قرب"
    return frozenset(fold(each) for each in told.split())


@cache
def _anybody() -> frozenset[str]:
    return frozenset(fold(str(each)) for each in word_tables()["anybody"])


@cache
def _around_anybody() -> frozenset[str]:
    return _number_words() | {fold(str(each)) for each in word_tables()["around_anybody"]}


@cache
def _number_words() -> frozenset[str]:
    numbers: dict[str, Any] = word_tables()["numbers"]
    told = [each for table in numbers.values() for each in (*table["small"], *table["tens"])]
    return frozenset(token.key for each in told for form in each.split("/") for token in tokens_of(form))


def _table(name: str) -> dict[str, list[str]]:
    table: dict[str, Any] = word_tables()[name]
    return table
