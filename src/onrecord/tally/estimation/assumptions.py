"""What every estimate from overlaps rests on, in words that stand beside each, with what was measured of them.

The figures are of the coverage study (`python -m bench.estimation --only coverage`), which writes them into the
resource: nobody copies them by hand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.tally.estimation.families import Caution

__all__ = ["Law", "Study", "assumptions", "study"]

FILE = Path(__file__).parents[2] / "resources" / "estimation" / "coverage.json"
ALIKE = "independent"
HIDDEN = {
    "hard to see, 30 %": "30 % were hard to see",
    "hard to see, 65 %": "65 % were hard to see",
    "nearly invisible, 30 %": "30 % were nearly invisible",
}

SCOPE = Caution(
    "scope",
    "Estimated are deaths that could have come to these lists. Whom no list could ever have had, as in a place that "
    "nobody reached, is in no estimate.",
)
ASSUMED = (
    Caution(
        "linked",
        "Records of one person on two lists were found to be one, and nobody else's. Every link that is missed makes "
        "the estimate too high, every wrong one too low.",
    ),
    Caution(
        "same-question",
        "All lists tell of the same place, time and kind of victim, and nobody copied from another list what it did "
        "not know itself.",
    ),
)


@dataclass(frozen=True, slots=True)
class Law:
    """Of draws of one law by which invented people come to lists: how many have a range, how many of these hold the
    truth, or lie below it, and beside how many there is a sign that people differ (`signs`).
    """

    answered: int
    held: int
    too_low: int
    signs: int


@dataclass(frozen=True, slots=True)
class Study:
    """How often ranges hold a truth that is known: the people and the draws of each law."""

    people: int
    draws: int
    laws: dict[str, Law]


@cache
def study() -> Study:
    """Give what the coverage study found."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    return Study(told["people"], told["draws"], {name: Law(**law) for name, law in told["laws"].items()})


def assumptions() -> tuple[Caution, ...]:
    """Give what must be told beside every estimate."""
    return (SCOPE, _hidden(), *ASSUMED)


def _hidden() -> Caution:
    found = study()
    alike = found.laws[ALIKE]
    told = "; ".join(f"{words}, in {_of(found.laws[law])}" for law, words in HIDDEN.items())
    *others, last = (str(found.laws[law].signs) for law in HIDDEN)
    words = (
        "People who are hard to see for every list are missed by every method. The estimate is then too low, by how "
        f"much nothing shows. In tests with {found.people:,} invented people the range held their number in "
        f"{_of(alike)} where all were as easy to see; where {told}. "
        f"A sign of it was seen in {', '.join(others)} and {last} of these."
    )
    return Caution("hard-to-see", words)


def _of(law: Law) -> str:
    return f"{law.held} of {law.answered}"
