"""Reports and codings without end, invented by a seed: words as common and as rare as in a language (Zipf's law)."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from onrecord.core.coding import Act, Claim, Coder, Coding, Harm, Incident, Victim
from onrecord.core.report import Quote, Report
from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import (
    CoderKind,
    DateBasis,
    DatePrecision,
    Outcome,
    PartyKind,
    PlacePrecision,
    PublishedBasis,
)

__all__ = ["CODER", "SOURCES", "Generator", "coding_of"]

VOCABULARY = 60_000
WORDS_EACH = 150
GIVEN = [
    "Samir",
    "Nadia",
    "Walid",
    "Rana",
    "Khaled",
    "Huda",
    "Yusuf",
    "Mariam",
    "Tarek",
    "Lina",
    "Omar",
    "Salma",
    "Bilal",
]
CONSONANTS, VOWELS = "bdfghjklmnqrstwz", "aeiou"
TOWNS = ["Zawiya", "Homs", "Taiz", "Marib", "Sebha", "Derna", "Hajin", "Amran", "Bani", "Walid", "Tikrit"]
CODER = Coder(CoderKind.RULES, "generated", "1", "casualty@2026.1")
FIRST_DAY = date(2011, 1, 1)
DAYS = 5_000
SOURCES = [f"Outlet {number}" for number in range(300)]


class Generator:
    """Gives the same reports for the same seed."""

    def __init__(self, seed: int = 20261128) -> None:
        self._random = random.Random(seed)
        self.vocabulary = sorted({self._word() for _ in range(VOCABULARY)})
        self._random.shuffle(self.vocabulary)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.vocabulary) + 1)))
        self.families = sorted({self._word().capitalize() for _ in range(8_000)})

    def reports(self, number: int) -> Iterator[Report]:
        """Yield so many reports; each has one killing of one named person in it."""
        for _ in range(number):
            words = self._random.choices(self.vocabulary, cum_weights=self._weights, k=WORDS_EACH)
            name = f"{self.names(1)[0]} {self._random.choice(self.families)}"
            told = f"{name}, {self._random.randint(3, 80)}, was shot dead in {self._random.choice(TOWNS)} on Monday."
            title = f"{' '.join(words[:6]).capitalize()}"
            text = f"{title}\n\n{told}\n\n{' '.join(words[6:])}."
            yield Report(
                f"sha256:{hashlib.sha256(text.encode()).hexdigest()}",
                text,
                title,
                source=self._random.choice(SOURCES),
                published=FIRST_DAY + timedelta(days=self._random.randrange(DAYS)),
                published_basis=PublishedBasis.META,
                language="en",
            )

    def names(self, number: int) -> list[str]:
        """Give so many names that reports may have."""
        return [f"{self._random.choice(GIVEN)} {self._random.choice(self.families)}" for _ in range(number)]

    def _word(self) -> str:
        syllables = self._random.randint(1, 4)
        return "".join(self._random.choice(CONSONANTS) + self._random.choice(VOWELS) for _ in range(syllables)) + (
            self._random.choice(CONSONANTS)
        )


def coding_of(report: Report) -> Coding:
    """Give the coding of a generated report: every value with its words."""
    sentence = report.text.split("\n\n")[1]
    start = len(report.text.split("\n\n")[0]) + 2
    name, age, rest = sentence.split(", ")
    town = rest.split(" in ")[1].removesuffix(" on Monday.")

    def quote(words: str) -> tuple[Quote, ...]:
        at = start + sentence.index(words)
        return (Quote(at, at + len(words), words),)

    told = [
        ("k1", "type", "killing", "shot dead"), ("k1", "method", "shooting", "shot dead"), ("p1", "name", name, name),
        ("p1", "names", name, name), ("p1", "age", int(age), age), ("p1", "count.low", 1, name),
        ("p1", "count.best", 1, name), ("p1", "count.high", 1, name), ("p1", "acts.k1.outcome", "killed", "shot dead"),
        ("i1", "where.text", town, town), ("i1", "where.name", town, town), ("i1", "when.text", "Monday", "Monday"),
    ]  # fmt: skip
    claims = tuple(
        Claim(f"c{number}", subject, path, value, quotes=quote(words))
        for number, (subject, path, value, words) in enumerate(told, 1)
    )
    victim = Victim(
        "p1", PartyKind.PERSON, name, count=Count.exactly(1), age=int(age), acts=(Harm("k1", Outcome.KILLED),)
    )
    incident = Incident(
        "i1",
        (Act("k1", "killing", "shooting"),),
        When(precision=DatePrecision.DAY, text="Monday", basis=DateBasis.STATED),
        Where(town, town, precision=PlacePrecision.TOWN),
        (victim,),
    )
    return Coding(report, CODER, (incident,), claims=claims)
