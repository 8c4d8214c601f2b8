"""Recognise a sentence by its pattern, and say it in the reader's language with its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from onrecord.web.sentences import basis, grades, lists, pairs, refusals, reprints, rules, scopes
from onrecord.web.sentences.days import DAYS, say_days
from onrecord.web.sentences.speech import grade_label, in_its_way, phrases_now

__all__ = ["is_known", "say", "say_all"]

SENTENCES = (
    *pairs.SENTENCES,
    *grades.SENTENCES,
    *rules.SENTENCES,
    *basis.SENTENCES,
    *reprints.SENTENCES,
    *lists.SENTENCES,
    *refusals.SENTENCES,
    *scopes.SENTENCES,
)

PART = re.compile(r"%\((\w+)\)s")
NUMBER = r"[\d.,]+"
SOURCES = r"(?:no|one|two|three|four|five|six|seven|eight|nine|\d+)(?: independent)? sources?(?:, which is not named)?"
FORMS: Mapping[str, str] = {"number": NUMBER, "percent": r"\d+%", "sources": SOURCES, "days": DAYS}
"""What a part can be, by the first word of its name; others are any words."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    words: str
    form: re.Pattern[str]
    letters: int


def say(words: str) -> str:
    """Give a sentence in the reader's language, as it is written where no pattern knows it."""
    said = _say(words)
    return words if said is None else said


def say_all(some: tuple[str, ...]) -> tuple[str, ...]:
    """Give each of some sentences in the reader's language."""
    return tuple(map(say, some))


def is_known(words: str) -> bool:
    """True of a sentence that some pattern knows, with all that it has within it."""
    return _say(words) is not None


def _say(words: str) -> str | None:
    if words in _plain():
        return _(words)
    for pattern in _patterns():
        found = pattern.form.fullmatch(words)
        if found is not None and (parts := _parts(found.groupdict())) is not None:
            return _(pattern.words) % parts
    return None


def _parts(told: Mapping[str, str]) -> dict[str, str] | None:
    """Give the parts of a sentence in the reader's language, None where one that must be known is not."""
    said = {}
    for name, words in told.items():
        part = KINDS.get(name.partition("_")[0], in_its_way)(words)
        if part is None:
            return None
        said[name] = part
    return said


def _values(words: str) -> str:
    """Give what two records tell of one thing: terms, days and ages in words, names as they are written."""
    return _(", ").join(_value(each) for each in words.split(", "))


def _value(words: str) -> str:
    if re.fullmatch(DAYS, words):
        return say_days(words)
    phrases = phrases_now()
    for group in ("sex", "method"):
        if words.replace(" ", "_") in phrases.terms.get(group, {}):
            return phrases.term(group, words.replace(" ", "_"))
    return _say(words) or in_its_way(words)


def _term(group: str) -> Callable[[str], str]:
    return lambda words: phrases_now().term(group, words)


KINDS: Mapping[str, Callable[[str], str | None]] = {
    "number": str,
    "percent": str,
    "days": say_days,
    "why": _say,
    "level": _say,
    "sources": _say,
    **dict.fromkeys(("thing", "found", "expected", "do", "day", "kin"), lambda words: _say(words) or in_its_way(words)),
    "values": _values,
    "grade": lambda words: grade_label(words),
    "method": _term("method"),
    "stance": _term("stance"),
    "sex": _term("sex"),
}
"""How a part is said, by the first word of its name; of others the words are those of a source or a person."""


@cache
def _plain() -> frozenset[str]:
    return frozenset(each for each in SENTENCES if not PART.search(each))


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """Give the patterns with parts, those with most letters of their own first."""
    made = [
        _Pattern(each, re.compile("".join(_pieces(each)), re.DOTALL), len(PART.sub("", each))) for each in SENTENCES
    ]
    return tuple(sorted((each for each in made if PART.search(each.words)), key=lambda each: -each.letters))


def _pieces(words: str) -> Iterator[str]:
    for place, piece in enumerate(PART.split(words)):
        form = FORMS.get(piece.partition("_")[0], ".+?")
        yield f"(?P<{piece}>{form})" if place % 2 else re.escape(piece.replace("%%", "%"))
