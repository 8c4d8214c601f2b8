"""A conflict without end, invented by a seed: who was killed where, and how several outlets tell of it."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bench.store.generated import Generator
from onrecord.core.coding import (
    Act,
    Claim,
    ClaimValue,
    Coder,
    Coding,
    Harm,
    Incident,
    Participation,
    Perpetrator,
    Toll,
    Victim,
)
from onrecord.core.report import Report
from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import (
    CoderKind,
    DateBasis,
    DatePrecision,
    Involvement,
    Outcome,
    PartyKind,
    PlacePrecision,
    PublishedBasis,
    Sex,
)

__all__ = ["CODEBOOK", "MACHINE", "Person", "Telling", "World", "as_coded", "as_read"]

CODEBOOK = "casualty@2026.1"
MACHINE = Coder(CoderKind.RULES, "english", "1", CODEBOOK)
FIRST_DAY, DAYS = date(2015, 1, 1), 3_600
TOWNS, COUNTRIES = 400, ("SY", "YE", "LY", "IQ", "SD")
METHODS = {"shelling": "Shells fell on", "airstrike": "An airstrike hit", "shooting": "Gunmen fired on"}
PLACES = ("market", "school", "bakery", "bridge", "clinic", "checkpoint", "olive press", "bus station")
MEN = ("Samir", "Walid", "Khaled", "Yusuf", "Tarek", "Omar", "Bilal", "Mustafa", "Hassan", "Anas", "Mahmoud", "Ahmad")
WOMEN = ("Nadia", "Rana", "Huda", "Mariam", "Lina", "Salma", "Fatima", "Reem", "Amal", "Zeinab")
SPELT = (("ou", "u"), ("ee", "i"), ("Khaled", "Khalid"), ("Mustafa", "Moustafa"), ("Yusuf", "Youssef"), ("q", "k"))
# Of ten events six have one report, two have two, one three and one four: as many tell of what is little told.
TOLD = (1, 1, 1, 1, 1, 1, 2, 2, 3, 4)
WORDS = 70


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was killed, as one report writes it."""

    name: str
    age: int
    is_woman: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of one event: `event` is its number, and `place` which of its reports this is."""

    event: int
    place: int
    report: Report
    day: date
    day_told: str
    town: str
    country: str
    spot: tuple[float, float]
    site: str
    method: str
    told: str
    actor: str
    people: tuple[Person, ...]
    toll: tuple[str, int] | None


class World:
    """Gives the same tellings for the same seed."""

    def __init__(self, seed: int = 20261130) -> None:
        self._dice = random.Random(seed)
        self._words = Generator(seed)
        self.sources = [f"Outlet {number}" for number in range(300)]
        self.actors = [f"Brigade {name}" for name in self._words.families[:40]]
        towns = self._words.families[100 : 100 + TOWNS]
        self._towns = [
            (town, COUNTRIES[n % len(COUNTRIES)], (30 + n % 60 / 10, 36 + n // 60)) for n, town in enumerate(towns)
        ]

    def tellings(self) -> Iterator[Telling]:
        """Yield reports without end, those of one event one after another."""
        number = 0
        while True:
            number += 1
            yield from self._event(number)

    def names(self, number: int) -> list[str]:
        """Give so many names that reports may have."""
        return [self._person().name for _ in range(number)]

    def words(self, number: int) -> list[str]:
        """Give so many words, common and rare ones."""
        return self._dice.choices(self._words.vocabulary[:20_000], k=number)

    def _event(self, number: int) -> Iterator[Telling]:
        dice = self._dice
        day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
        town, country, spot = self._towns[min(TOWNS - 1, int(dice.expovariate(10 / TOWNS)))]
        method, site = dice.choice(list(METHODS)), dice.choice(PLACES)
        actor = self.actors[min(len(self.actors) - 1, int(dice.expovariate(0.2)))]
        people = [self._person() for _ in range(dice.choice((1, 1, 1, 2, 2, 3)))]
        for place in range(dice.choice(TOLD)):
            told = tuple(self._as_spelt(each) if place else each for each in people)
            toll = (f"over {1_000 + number:,}", 1_001 + number) if dice.random() < 0.01 else None
            yield self._telling(_Event(number, day, town, country, spot, site, method, actor), told, (place, toll))

    def _telling(self, event: _Event, people: tuple[Person, ...], more: tuple[int, tuple[str, int] | None]) -> Telling:
        place, toll = more
        day_told = f"{event.day.day} {event.day:%B %Y}"
        named = "; ".join(f"{each.name}, {each.age}, a {'woman' if each.is_woman else 'man'}" for each in people)
        head = " ".join(self._filling(5)).capitalize()
        told = (
            f"{METHODS[event.method]} the {event.site} of {event.town} on {day_told} and killed one person each time: "
            f"{named}. Residents blamed {event.actor}."
        )
        bound = f" In three years {toll[0]} civilians were killed." if toll is not None else ""
        text = f"{head}\n\n{told}{bound}\n\n{' '.join(self._filling(WORDS)).capitalize()}."
        report = Report(
            f"sha256:{hashlib.sha256(text.encode()).hexdigest()}", text, head,
            source=self._dice.choice(self.sources), published=event.day + timedelta(days=place),
            published_basis=PublishedBasis.META, language="en",
        )  # fmt: skip
        return Telling(
            event.number, place, report, event.day, day_told, event.town, event.country, event.spot, event.site,
            event.method, METHODS[event.method], event.actor, people, toll,
        )  # fmt: skip

    def _filling(self, number: int) -> list[str]:
        return self._dice.choices(self._words.vocabulary, cum_weights=self._words._weights, k=number)

    def _person(self) -> Person:
        dice, families = self._dice, self._words.families
        is_woman = dice.random() < 0.35
        given, father = dice.choice(WOMEN if is_woman else MEN), dice.choice(MEN)
        return Person(f"{given} {father} {dice.choice(families)}", dice.randint(1, 85), is_woman)

    def _as_spelt(self, person: Person) -> Person:
        """Give a person as another outlet writes them: spelt otherwise, or an age that is a year off."""
        dice, name = self._dice, person.name
        for heard, written in dice.sample(SPELT, 3):
            name = name.replace(heard, written)
        return replace(person, name=name, age=max(1, person.age + dice.choice((0, 0, 0, 1, -1))))


@dataclass(frozen=True, slots=True)
class _Event:
    number: int
    day: date
    town: str
    country: str
    spot: tuple[float, float]
    site: str
    method: str
    actor: str


def as_read(telling: Telling) -> Coding:
    """Give the machine's coding of a telling: every value with its words, or the rule that concluded it."""
    return Coding(telling.report, MACHINE, (_incident(telling),), _tolls(telling), _claims(telling))


def as_coded(telling: Telling, coder: Coder, years: int = 0) -> Coding:
    """Give somebody's coding of a telling, who read the age of the first of its people by so many years otherwise."""
    first = telling.people[0]
    read = replace(telling, people=(replace(first, age=first.age + years), *telling.people[1:]))
    quoted = _claims(telling)
    claims = tuple(
        replace(each, value=read.people[0].age) if (each.subject, each.property) == ("p1", "age") else each
        for each in quoted
    )
    return Coding(telling.report, coder, (_incident(read),), _tolls(telling), claims)


def _incident(telling: Telling) -> Incident:
    latitude, longitude = telling.spot
    where = Where(
        f"the {telling.site} of {telling.town}", telling.town, telling.country, latitude=latitude, longitude=longitude,
        precision=PlacePrecision.SITE, coordinates_precision=PlacePrecision.TOWN, radius_km=8.0,
    )  # fmt: skip
    when = When(telling.day, telling.day, DatePrecision.DAY, telling.day_told, DateBasis.STATED, "day, month, year")
    victims = tuple(
        Victim(
            f"p{number}", PartyKind.PERSON, each.name, count=Count.exactly(1), age=each.age,
            sex=Sex.FEMALE if each.is_woman else Sex.MALE, acts=(Harm("k1", Outcome.KILLED),),
        )
        for number, each in enumerate(telling.people, 1)
    )  # fmt: skip
    actor = Perpetrator("a1", PartyKind.ACTOR, actor=telling.actor, acts=(Participation("k1", Involvement.SUSPECTED),))
    return Incident("i1", (Act("k1", "killing", telling.method),), when, where, victims, (actor,))


def _tolls(telling: Telling) -> tuple[Toll, ...]:
    if telling.toll is None:
        return ()
    return (Toll("t1", "killing", Count(low=telling.toll[1], text=telling.toll[0]), population="civilians"),)


_Said = tuple[str, str, ClaimValue, str | None]
"""A subject, a property of it, its value, and the words it rests on, None where a rule concluded it."""


def _claims(telling: Telling) -> tuple[Claim, ...]:
    latitude, longitude = telling.spot
    where, method, killed = f"the {telling.site} of {telling.town}", telling.told, "killed"
    day = telling.day.isoformat()
    told: list[_Said] = [
        ("k1", "type", "killing", killed), ("k1", "method", telling.method, method),
        ("k1", "stance", "asserted", killed),
        ("i1", "when.earliest", day, telling.day_told), ("i1", "when.latest", day, telling.day_told),
        ("i1", "when.precision", "day", telling.day_told), ("i1", "when.text", telling.day_told, telling.day_told),
        ("i1", "where.text", where, where), ("i1", "where.name", telling.town, where),
        ("i1", "where.country", telling.country, None), ("i1", "where.latitude", latitude, None),
        ("i1", "where.longitude", longitude, None), ("i1", "where.precision", "site", where),
        ("i1", "where.coordinates_precision", "town", None), ("i1", "where.radius_km", 8.0, None),
        ("a1", "actor", telling.actor, telling.actor), ("a1", "acts.k1.involvement", "suspected", "blamed"),
    ]  # fmt: skip
    for number, each in enumerate(telling.people, 1):
        one, age = f"p{number}", f"{each.name}, {each.age}"
        told += [(one, "name", each.name, each.name), (one, "age", each.age, age)]
        told += [(one, f"count.{end}", 1, "one person") for end in ("low", "best", "high")]
        told += [(one, "sex", "female" if each.is_woman else "male", age), (one, "acts.k1.outcome", "killed", killed)]
    if telling.toll is not None:
        words, low = telling.toll
        told += [("t1", "count.low", low, words), ("t1", "count.text", words, words), ("t1", "act", "killing", words)]
        told.append(("t1", "population", "civilians", "civilians"))
    return tuple(_claim(telling.report, number, each) for number, each in enumerate(told, 1))


def _claim(report: Report, number: int, said: _Said) -> Claim:
    subject, path, value, words = said
    chain = ("residents",) if subject == "a1" else ()
    if words is None:
        rule = "a gazetteer"
        return Claim(f"c{number}", subject, path, value, according_to=chain, inferred_by=rule, confidence=0.8)
    start = report.text.index(words)
    quotes = (report.quote(start, start + len(words)),)
    return Claim(f"c{number}", subject, path, value, according_to=chain, quotes=quotes, confidence=0.93)
