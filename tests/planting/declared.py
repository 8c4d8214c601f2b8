"""Which audience may have what is planted in a case file, as `secrets.yaml` declares it, and words for each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.planted import ALL, Planting

__all__ = ["Declared", "declared"]

TABLE = Path(__file__).parent / "secrets.yaml"


@cache
def declared() -> dict[str, tuple[str, ...]]:
    """Give by kind of secret the audiences that may not have it."""
    told: dict[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    found = {}
    for kind, hidden in told.items():
        found[kind] = ALL if hidden == "all" else tuple(hidden)
        assert set(found[kind]) <= set(ALL), kind
    return found


class Declared(Planting):
    """Gives words that stand nowhere else, each hidden from those audiences that the table names for its kind."""

    __slots__ = ()

    def plant(self, kind: str) -> str:
        """Give a new word of a kind."""
        return self.word(kind, *declared()[kind])

    def plant_name(self, kind: str) -> str:
        """Give a new name of three parts, each of which is a secret of the kind."""
        return " ".join(self.plant(kind) for _ in range(3))

    def plant_words(self, kind: str, words: str, *, is_number: bool = False) -> str:
        """Plant these very words as a secret of a kind."""
        return self.keep(kind, words, *declared()[kind], is_number=is_number)
