"""Synthetic lists of any length with known truth, written in chunks: four lists that tell of the same invented people.

One list is official (Arabic, four parts, birth dates); one is of a local group (Arabic, fewer parts, day and place of
death); two write Latin letters, each by its own scheme. Rates of damage and missing values are set here and of no list.
"""

from __future__ import annotations

import csv
import random
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from bench.linkage.damage import Damage, damage_name, romanise_loosely
from bench.linkage.spellings import known_spellings
from bench.linkage.synthetic_people import NameStock, Person, people

__all__ = ["COLUMNS", "LISTS", "Telling", "Told", "persons_path", "tell_people", "write_lists"]

COLUMNS = ("id", "list", "name", "sex", "age", "birth", "died_from", "died_to", "place", "lat", "lon")
CHUNK = 100_000
# Seven people in ten are told of once.
TELLINGS, SHARES = (1, 2, 3, 4), (0.70, 0.20, 0.08, 0.02)
SAME_LIST_AGAIN = 0.1
ROMANISED_WAYS = 8


@dataclass(frozen=True, slots=True)
class Telling:
    """How a list tells: scheme of romanising, parts of names at least, damage, share of each value that it has."""

    name: str
    scheme: str | None
    parts: int
    damage: Damage
    birth: float
    age: float
    death: float
    place: float


LISTS = (
    Telling(
        "official", None, 4, Damage(0.25, 0.02, 0.005, 0.08, 0.08, 0.02), birth=0.95, age=0.98, death=0.1, place=0.1
    ),
    Telling("local", None, 2, Damage(0.25, 0.05, 0.02, 0.05, 0.0, 0.04), birth=0.1, age=0.6, death=0.9, place=0.9),
    Telling(
        "press", "english", 2, Damage(0.3, 0.05, 0.03, 0.02, 0.0, 0.03), birth=0.0, age=0.7, death=0.95, place=0.85
    ),
    Telling("monitor", "loose", 3, Damage(0.3, 0.05, 0.03, 0.02, 0.0, 0.03), birth=0.2, age=0.5, death=0.9, place=0.9),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A record: its values without an id, whom it tells of, and how many parts of the name it had before damage."""

    row: tuple[str, ...]
    person: Person
    parts: int


def write_lists(path: Path, number: int, *, seed: int = 20261128) -> None:
    """Write so many records as CSV, and beside it the number of each one's person, line by line.

    Records stand in random order within chunks of 100,000.
    """
    dice = random.Random(seed + 1)
    rows: list[Told] = []
    with path.open("w", encoding="utf-8", newline="") as file, persons_path(path).open("w", encoding="utf-8") as truth:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        written = 0
        for _, told in zip(range(number), tell_people(seed), strict=False):
            rows.append(told)
            if len(rows) == CHUNK or written + len(rows) == number:
                dice.shuffle(rows)
                writer.writerows((f"s{written + place:08d}", *told.row) for place, told in enumerate(rows))
                truth.writelines(f"{told.person.id}\n" for told in rows)
                written += len(rows)
                rows.clear()


def persons_path(path: Path) -> Path:
    """Give where the persons of a file of records are: a linker is not given it."""
    return path.with_suffix(".persons")


def tell_people(seed: int) -> Iterator[Told]:
    """Yield records in the order of the people, without end."""
    dice, stock = random.Random(seed + 2), NameStock(seed)
    spots = [(round(dice.uniform(31, 37), 4), round(dice.uniform(36, 42), 4)) for _ in stock.towns]
    for person in people(seed):
        for telling in _tellings(dice):
            place, spot = stock.towns[person.town], spots[person.town]
            yield _row(person, telling, (place, *spot), dice)


def _tellings(dice: random.Random) -> list[Telling]:
    number = dice.choices(TELLINGS, SHARES)[0]
    told = dice.sample(LISTS, number)
    if number > 1 and dice.random() < SAME_LIST_AGAIN:
        told[-1] = told[0]
    return told


def _row(person: Person, telling: Telling, town: tuple[str, float, float], dice: random.Random) -> Told:
    place, latitude, longitude = town
    has_place, has_point = dice.random() < telling.place, dice.random() < 0.7
    point = [
        f"{degree + dice.gauss(0, 0.01):.4f}" if has_place and has_point else "" for degree in (latitude, longitude)
    ]
    died = _died(person.died, telling, dice)
    name, parts = _name(person, telling, dice)
    row = (
        telling.name,
        name,
        person.sex if dice.random() < 0.95 else "",
        _age(person, telling, dice),
        _birth(person.birth, dice) if dice.random() < telling.birth else "",
        *died,
        _written(place, telling, dice) if has_place else "",
        *point,
    )
    return Told(row, person, parts)


def _name(person: Person, telling: Telling, dice: random.Random) -> tuple[str, int]:
    """Give the name in as many parts as the list writes, the given name first and the family's last; and how many."""
    given, father, grandfather, family = person.parts
    kept = dice.randint(telling.parts, 4)
    parts = {2: (given, family), 3: (given, father, family), 4: (given, father, grandfather, family)}[kept]
    name = " ".join(_written(part, telling, dice) for part in parts)
    return damage_name(name, telling.damage, dice), kept


def _written(part: str, telling: Telling, dice: random.Random) -> str:
    return part if telling.scheme is None else _romanised(part, telling.scheme, dice.randrange(ROMANISED_WAYS))


@lru_cache(maxsize=1 << 18)
def _romanised(part: str, scheme: str, way: int) -> str:
    """Give a way of writing a part: half of the ways of a common given name are those people spell it by."""
    known = known_spellings(part)
    dice = random.Random(f"{part} {way}")
    return dice.choice(known) if known and way % 2 else romanise_loosely(part, scheme, dice)


def _age(person: Person, telling: Telling, dice: random.Random) -> str:
    if dice.random() >= telling.age:
        return ""
    age = (person.died - person.birth).days * 4 // 1461
    return str(max(age + dice.choices((0, -1, 1, 5), (0.8, 0.09, 0.09, 0.02))[0], 0))


def _birth(birth: date, dice: random.Random) -> str:
    """Give the day, the first of its year where only that was known, or with day and month exchanged."""
    chance = dice.random()
    if chance < 0.04:
        return f"{birth.year}-01-01"
    if chance < 0.06 and birth.day <= 12:
        return f"{birth.year}-{birth.day:02d}-{birth.month:02d}"
    return birth.isoformat()


def _died(died: date, telling: Telling, dice: random.Random) -> tuple[str, str]:
    """Give the first and last day it may have been: a day, right or one off; a week; a month; or nothing."""
    if dice.random() >= telling.death:
        return "", ""
    chance = dice.random()
    if chance < 0.1:
        last = monthrange(died.year, died.month)[1]
        return f"{died:%Y-%m}-01", f"{died:%Y-%m}-{last}"
    if chance < 0.15:
        return (died - timedelta(days=3)).isoformat(), (died + timedelta(days=3)).isoformat()
    day = (died + timedelta(days=dice.choices((0, 1, -1), (0.85, 0.1, 0.05))[0])).isoformat()
    return day, day
