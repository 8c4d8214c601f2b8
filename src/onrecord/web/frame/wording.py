"""Numbers, days and terms as the reader's language has them: in the words of the charts and of the reading page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.translation import get_language

from onrecord.core.values import Count
from onrecord.publish.reading import phrases
from onrecord.store.charting import days_of
from onrecord.tally.charts import words
from onrecord.tally.counted import SEVERAL
from onrecord.tally.happenings import UNKNOWN
from onrecord.tally.ranges import Range
from onrecord.tally.rules.schemes import Scheme
from onrecord.web.records.wording import place_label

__all__ = ["Wording", "wording"]

TERMS = ("act", "method", "grounds")
"""Dimensions whose cells are terms of the codebook; those of others are names."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said in one language."""

    words: words.Words
    phrases: phrases.Phrases

    def number(self, value: float) -> str:
        """Give a number with its thousands parted."""
        return self.words.number(value)

    def range(self, told: Range, scheme: Scheme) -> str:
        """Give a range as it stands beside a name: the number that a rule chose, and the ends."""
        return self.words.label(_count_of(told, scheme))

    def cell(self, dimension: str, key: str) -> str:
        """Give what a cell is called."""
        if key == UNKNOWN:
            return self.words.say("unknown")
        if dimension in ("day", "month", "year"):
            return self.words.time(*days_of(key))
        if dimension == "place":
            return place_label(key)
        if dimension in TERMS:
            return SEVERAL.join(self.phrases.term(dimension.removesuffix("s"), each) for each in key.split(SEVERAL))
        return self.phrases.country(key) if dimension == "country" else key

    def people(self, outcome: str) -> str:
        """Give what is counted of an outcome: `people killed`."""
        return self.words.text.get(f"counted_{outcome}") or self.words.say("people")

    def people_first(self, outcome: str) -> str:
        """Give the same as a heading."""
        return self.phrases.term("people", outcome)

    def language(self, code: str | None) -> str:
        """Give the name of a language."""
        return self.words.say("unknown") if code is None else self.phrases.term("language", code)

    def day(self, day: date) -> str:
        """Give a day."""
        return self.words.day(day)


def _count_of(told: Range, scheme: Scheme) -> Count:
    """Give a range as charts draw it: without the best where the scheme publishes none, open where it is."""
    best = told.best if scheme.has_best else None
    return Count(told.low, best, None if told.open_ended else told.high)


def wording(language: str | None = None) -> Wording:
    """Give the words of a language, of that of the request by default; in English where there are none yet."""
    return _wording((language or get_language() or "en").partition("-")[0])


@cache
def _wording(language: str) -> Wording:
    spoken = language if language in words.languages() and language in phrases.languages() else "en"
    return Wording(words.load_words(spoken), phrases.load_phrases(spoken))
