"""The words round the names of places, by the part they play."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from onrecord.resolution.places.kinds import PlaceKind

__all__ = ["PlaceWords", "place_words"]

TABLE = Path(__file__).parents[2] / "resources" / "gazetteer" / "place_words.csv"


class PlaceWords(NamedTuple):
    """The rows of place_words.csv. A bearing is in degrees, None for a side with none ("central"); units in km."""

    nouns: dict[str, PlaceKind]
    naming: frozenset[str]
    prepositions: dict[str, str]
    bearings: dict[str, float | None]
    units: dict[str, float]
    titles: frozenset[str]
    person_verbs: frozenset[str]
    joiners: frozenset[str]
    articles: frozenset[str]
    organisations: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """Give the table, read once."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))

    def role(name: str) -> dict[str, str]:
        return {row["word"]: row["value"] for row in rows if row["role"] == name}

    return PlaceWords(
        nouns={word: PlaceKind(kind) for word, kind in role("noun").items()},
        naming=frozenset(role("naming")),
        prepositions=role("preposition"),
        bearings={word: float(degrees) if degrees else None for word, degrees in role("direction").items()},
        units={word: float(kilometres) for word, kilometres in role("unit").items()},
        titles=frozenset(word for word, side in role("person").items() if side == "before"),
        person_verbs=frozenset(word for word, side in role("person").items() if side == "after"),
        joiners=frozenset(role("joiner")),
        articles=frozenset(word for word, value in role("joiner").items() if value == "article"),
        organisations=frozenset(role("organisation")),
    )
