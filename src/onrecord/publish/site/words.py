"""The words of the site in one language: those of the reading page, and what the site says besides.

Each language is a file under `resources/site/`. English and Arabic are complete; what another language lacks is said in
English.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from onrecord.core.errors import BadOption
from onrecord.core.values import Age, Count, When
from onrecord.publish.reading.markup import Markup
from onrecord.publish.reading.phrases import Phrases, load_phrases
from onrecord.publish.reading.wording import COUNT_PHRASES, word_age, word_date, word_interval
from onrecord.publish.site.filling import safe

__all__ = ["Words", "age_words", "load_words", "site_languages"]


@dataclass(frozen=True, slots=True)
class Words:
    """What the site says in one language; the words of reports never pass through it."""

    phrases: Phrases
    thousands: str

    @property
    def language(self) -> str:
        """Give the language as HTML names it."""
        return self.phrases.language

    @property
    def direction(self) -> str:
        """Give `ltr` or `rtl`."""
        return self.phrases.direction

    @property
    def comma(self) -> str:
        """Give what stands between the parts of a list."""
        return self.phrases.text["comma"]

    @property
    def semicolon(self) -> str:
        """Give what stands between the parts of a list that have commas in them."""
        return "; " if self.direction == "ltr" else "؛ "

    def say(self, key: str, **values: str) -> str:
        """Give the phrase of this key with its values set in, as text."""
        return self.phrases.say(key, **values)

    def put(self, key: str, **values: str) -> Markup:
        """Give the phrase of this key as HTML, each value escaped unless it is `Markup`."""
        pattern = safe(self.phrases.text[key])
        return Markup(pattern.format(**{name: safe(value) for name, value in values.items()}) if values else pattern)

    def number(self, value: int) -> str:
        """Give a number as the language writes it."""
        return f"{value:,}".replace(",", self.thousands)

    def count(self, count: Count) -> str:
        """Give a count with its open ends named; a best figure that an end is already is not told twice."""
        if count.low is not None and count.low == count.high:
            return self.number(count.low)
        low, best, high = count.low, count.best, count.high
        if best is not None and best in (low, high):
            best = None
        told = {"low": low, "best": best, "high": high}
        ends = {name: self.number(value) for name, value in told.items() if value is not None}
        return self.say(COUNT_PHRASES[tuple(ends)], **ends)

    def day(self, day: date) -> str:
        """Give a day as it is written in the language."""
        return word_date(day, self.phrases)

    def when(self, when: When) -> str:
        """Give a time as the interval it is."""
        if when.earliest is None and when.latest is None and not when.text:
            return self.say("time_unknown")
        return word_interval(when, self.phrases)

    def month(self, year: int, month: int) -> str:
        """Give a month of a year."""
        # A language may have another form of the name where no day stands before it.
        alone = self.phrases.terms.get("month", {}).get(str(month))
        return self.say("date_month", month=alone or self.phrases.months[month - 1], year=str(year))

    def age(self, age: Age) -> str:
        """Give an age in completed years, or its range."""
        return word_age(age, self.phrases)

    def term(self, group: str, value: str) -> str:
        """Give the word for a stored value; one of the project's own by its label in the codebook."""
        return self.phrases.term(group, value)

    def apart(self, text: str) -> str:
        """Give words that run the other way set apart from the phrase they stand in, as they are otherwise.

        >>> load_words("ar").apart("Kutum") == "\u2068Kutum\u2069"
        True
        """
        strong = next((way for way in map(unicodedata.bidirectional, text) if way in ("L", "R", "AL")), "")
        return f"\u2068{text}\u2069" if strong and (strong == "L") != (self.direction == "ltr") else text

    def country(self, code: str) -> str:
        """Give the name of a country by its code."""
        return self.phrases.country(code)


def site_languages() -> tuple[str, ...]:
    """Give the languages that the site has words in, English first.

    >>> site_languages()
    ('en', 'ar', 'es', 'fr', 'uk')
    """
    from importlib.resources import files

    folder = files("onrecord") / "resources" / "site"
    found = {entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")}
    return ("en", *sorted(found - {"en"}))


def age_words() -> tuple[str, ...]:
    """Give the words that say in some language that the figure beside them is an age."""
    return tuple(word for language in site_languages() for word in _file(language).get("ages", ()))


def load_words(language: str, codebook: Mapping[str, Mapping[str, str]] | None = None) -> Words:
    """Give the words of a language; `codebook` gives the labels of terms that a project added.

    Raises:
        BadOption: the site does not speak that language.
    """
    words = _loaded(language)
    if not codebook:
        return words
    terms = dict(words.phrases.terms)
    for group, labels in codebook.items():
        terms[group] = {**labels, **{term: said for term, said in terms.get(group, {}).items() if said}}
    return replace(words, phrases=replace(words.phrases, terms=terms))


@cache
def _loaded(language: str) -> Words:
    if language not in site_languages():
        raise BadOption(
            "a language of the site",
            found=repr(language),
            expected=f"some of {', '.join(site_languages())}",
            do="Choose among these; another is a file beside them in resources/site.",
        )
    base, english, own = load_phrases("en"), _file("en"), _file(language)
    if language == "ar":
        base = load_phrases("ar")
    text = {**base.text, **english["text"], **own["text"]}
    terms = dict(base.terms)
    for group, said in {**english["terms"], **own["terms"]}.items():
        terms[group] = {**terms.get(group, {}), **english["terms"].get(group, {}), **said}
    changed: dict[str, Any] = {"text": text, "terms": terms}
    if "months" in own:
        changed |= {"months": tuple(own["months"])}
    changed |= {key: own[key] for key in ("language", "name", "direction", "arrow")}
    return Words(replace(base, **changed), own["thousands"])


def _file(language: str) -> dict[str, Any]:
    from importlib.resources import files

    import yaml

    text = (files("onrecord") / "resources" / "site" / f"{language}.yaml").read_text("utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told
