"""People who never were, killed in incidents that never were, families together: the truth of the synthetic lists.

Tokens of names are the common given names of the package's resources (`resources/languages/given_names.yaml`), as
common as their rank by Zipf's law makes them; frequencies are invented. Families' names are made of roots of letters.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from bench.linkage.spellings import given_names

__all__ = ["NameStock", "Person", "people"]

FAMILIES, TOWNS = 20_000, 300
# So many families are about as common as the first: none has more than a third of a percent.
COMMONEST_FAMILIES = 50
ROOT = "بتجحخدرزسشصضطعغفقكلمنه"
PATTERNS = (
    "{0}{1}ي{2}",
    "{0}ا{1}{2}",
    "{0}{1}ا{2}",
    "{0}{1}{2}ان",
    "م{0}{1}{2}",
    "{0}{1}و{2}",
    "{0}{1}{2}اوي",
    "{0}{1}{2}ي",
)
FIRST_DAY, DAYS = date(2012, 1, 1), 4_000
# How many die together: most alone, some in large groups.
TOGETHER = ((1, 0.55), (2, 0.15), (4, 0.15), (8, 0.1), (25, 0.05))


@dataclass(frozen=True, slots=True)
class Person:
    """Given name, father's, grandfather's, family's; the day of birth and of death; the town's number; the incident."""

    id: int
    parts: tuple[str, str, str, str]
    sex: str
    birth: date
    died: date
    town: int
    incident: int


class NameStock:
    """Draws names by their invented frequencies."""

    def __init__(self, seed: int) -> None:
        dice = random.Random(seed)
        self.men, self.women = (given_names()[f"arabic_script {sex}"] for sex in ("male", "female"))
        invented = sorted({_root_word(dice) for _ in range(FAMILIES)})
        dice.shuffle(invented)
        self.families = [_family(word, self.men, dice) for word in invented]
        self.towns = [_root_word(dice) for _ in range(TOWNS)]
        self._weights = {len(stock): _zipf(len(stock), 1) for stock in (self.men, self.women)}
        self._weights[len(self.families)] = _zipf(len(self.families), COMMONEST_FAMILIES)

    def draw(self, stock: Sequence[str], dice: random.Random) -> str:
        """Give one of a stock of this object."""
        return dice.choices(stock, cum_weights=self._weights[len(stock)])[0]


def people(seed: int) -> Iterator[Person]:
    """Yield people without end, incident by incident, household by household; the same for the same seed."""
    dice, stock = random.Random(seed), NameStock(seed)
    number = incident = 0
    while True:
        size = dice.choices([n for n, _ in TOGETHER], [share for _, share in TOGETHER])[0]
        left = dice.randint(max(size // 2, 1), size)
        died, town = FIRST_DAY + timedelta(days=dice.randrange(DAYS)), int(TOWNS * dice.random() ** 2)
        while left:
            for parts, sex, age in _household(stock, dice, left):
                birth = died - timedelta(days=int(365.25 * age) + dice.randrange(365))
                yield Person(number, parts, sex, birth, died, town, incident)
                number, left = number + 1, left - 1
        incident += 1


def _household(
    stock: NameStock, dice: random.Random, room: int
) -> Iterator[tuple[tuple[str, str, str, str], str, int]]:
    """Yield up to `room` of a household: children of one father share all but the given name."""
    family, grandfather, father, man = (stock.draw(names, dice) for names in (stock.families, *[stock.men] * 3))
    members = [((man, father, grandfather, family), "m", dice.randint(20, 75))]
    if room > 1:
        wife = (
            stock.draw(stock.women, dice),
            *(stock.draw(names, dice) for names in (stock.men, stock.men, stock.families)),
        )
        members.append(((wife[0], wife[1], wife[2], wife[3]), "f", dice.randint(20, 70)))
        named: set[str] = set()
        for _ in range(dice.randrange(7)):
            sex = dice.choice("mf")
            given = stock.draw(stock.men if sex == "m" else stock.women, dice)
            if given not in named:
                named.add(given)
                members.append(((given, man, father, family), sex, dice.randrange(25)))
    dice.shuffle(members)
    yield from members[:room]


def _zipf(number: int, flat: int) -> list[float]:
    """Give cumulative weights of ranks (Zipf and Mandelbrot): of a few hundred with `flat` 1 the first has a tenth."""
    return list(accumulate(1 / (rank + flat) for rank in range(1, number + 1)))


def _root_word(dice: random.Random) -> str:
    return dice.choice(PATTERNS).format(*dice.sample(ROOT, 3))


def _family(word: str, men: Sequence[str], dice: random.Random) -> str:
    chance = dice.random()
    if chance < 0.1:
        return f"أبو {word}"
    return dice.choice(men) + "ي" if chance < 0.12 else (word if chance < 0.4 else f"ال{word}")
